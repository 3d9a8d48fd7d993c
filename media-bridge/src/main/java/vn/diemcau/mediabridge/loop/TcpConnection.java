package vn.diemcau.mediabridge.loop;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One TCP connection of a client. Its frames go to the loop that owns its endpoint; frames for a
 * client that does not read are dropped while its buffer is full, and it is cut when that lasts.
 */
final class TcpConnection extends ChannelInboundHandlerAdapter {

  /** Cut after so long without a frame; a living client checks its consent every few seconds. */
  static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** Cut after its buffer was full for so long. */
  static final long FULL_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final Logger LOG = LoggerFactory.getLogger(TcpConnection.class);
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final int MAX_WAITING = 8;

  private final Channel channel;
  private final StreamOwners owners;
  private final Runnable onProof;
  private final Consumer<Channel> refuse;
  private final InetSocketAddress address;
  private final InetSocketAddress name;
  private final Queue<ByteBuf> waiting = new ArrayDeque<>();
  private MediaLoop loop;
  private boolean moving;
  private boolean flushPending;
  private long lastFrame = System.nanoTime();
  private long fullSince;
  private volatile boolean proven;

  TcpConnection(Channel channel, StreamOwners owners, Runnable onProof, Consumer<Channel> refuse) {
    this.channel = channel;
    this.owners = owners;
    this.onProof = onProof;
    this.refuse = refuse;
    this.address = (InetSocketAddress) channel.remoteAddress();
    // no host is called so: the name is equal to no UDP address and to no other connection's
    this.name =
        InetSocketAddress.createUnresolved(
            "tcp " + NUMBERS.incrementAndGet() + " " + address.getHostString(), address.getPort());
  }

  /** What it is called among addresses. */
  InetSocketAddress name() {
    return name;
  }

  InetSocketAddress address() {
    return address;
  }

  boolean isProven() {
    return proven;
  }

  void prove() {
    if (!proven && channel.isActive()) {
      proven = true;
      onProof.run();
    }
  }

  void close() {
    channel.close();
  }

  /** Writes one frame; false when it was dropped. On its loop. */
  boolean send(ByteBuf frame) {
    if (!channel.isActive()) {
      return false;
    }
    if (!channel.isWritable()) {
      if (fullSince == 0) {
        fullSince = System.nanoTime();
      }
      return false;
    }
    fullSince = 0;
    ByteBuf out = channel.alloc().directBuffer(frame.readableBytes() + 2);
    out.writeShort(frame.readableBytes()).writeBytes(frame);
    channel.write(out, channel.voidPromise());
    if (!flushPending) {
      flushPending = true;
      loop.eventLoop().execute(this::flush);
    }
    return true;
  }

  private void flush() {
    flushPending = false;
    channel.flush();
  }

  /** Cuts it when it is silent or does not read. On its loop. */
  void check(long nowNanos) {
    boolean full = fullSince != 0 && !channel.isWritable() && nowNanos - fullSince > FULL_NANOS;
    if (full || nowNanos - lastFrame > IDLE_NANOS) {
      LOG.debug("{}: {}", name, full ? "does not read" : "is silent");
      channel.close();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf frame = (ByteBuf) message;
    if (loop != null && !moving) {
      deliver(frame);
      return;
    }
    waiting.add(frame);
    if (waiting.size() > MAX_WAITING) {
      refuse.accept(channel);
    } else if (!moving) {
      findOwner(frame);
    }
  }

  private void findOwner(ByteBuf first) {
    MediaLoop owner = owners.ownerOf(ByteBufUtil.getBytes(first));
    if (owner == null) {
      refuse.accept(channel);
      return;
    }
    loop = owner;
    moving = true;
    channel.config().setAutoRead(false);
    if (channel.eventLoop() == owner.eventLoop()) {
      owner.eventLoop().execute(this::arrived);
      return;
    }
    channel
        .deregister()
        .addListener(
            left ->
                owner
                    .eventLoop()
                    .register(channel)
                    .addListener(
                        entered -> {
                          if (entered.isSuccess()) {
                            arrived();
                          } else {
                            channel.close();
                          }
                        }));
  }

  /** On the owner's loop from here on. */
  private void arrived() {
    moving = false;
    if (channel.isActive()) {
      loop.streams().add(this);
      for (ByteBuf frame = waiting.poll(); frame != null; frame = waiting.poll()) {
        deliver(frame);
      }
      channel.config().setAutoRead(true);
    } else {
      release();
    }
  }

  private void deliver(ByteBuf frame) {
    lastFrame = System.nanoTime();
    try {
      loop.frame(frame, name);
    } finally {
      frame.release();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (!moving) {
      release();
      if (loop != null) {
        loop.streams().remove(this);
      }
    }
  }

  private void release() {
    for (ByteBuf frame = waiting.poll(); frame != null; frame = waiting.poll()) {
      frame.release();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // a frame that is too long, or a connection that broke
    LOG.debug("{}: {}", name, cause.toString());
    refuse.accept(channel);
  }
}

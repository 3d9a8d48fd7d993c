package vn.diemcau.mediabridge.loop;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** All loops of a bridge: opens their ports at the start and closes them at the end. */
public final class MediaLoops implements AutoCloseable {

  private static final int DATAGRAMS_PER_READ = 64;
  private static final int SOCKET_BUFFER_BYTES = 4 << 20;
  private static final WriteBufferWaterMark WATER_MARK =
      new WriteBufferWaterMark(2 << 20, 4 << 20);

  private final MultiThreadIoEventLoopGroup group;
  private final List<MediaLoop> loops = new ArrayList<>();

  /**
   * Opens {@code count} loops.
   *
   * @param firstPort UDP port of loop 0, the others follow; 0 takes free ports
   * @throws IllegalStateException when a port cannot be bound
   */
  public MediaLoops(int count, String bindAddress, int firstPort, String threadName) {
    boolean epoll = Epoll.isAvailable();
    IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    this.group =
        new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory(threadName, true), io);
    try {
      for (int i = 0; i < count; i++) {
        loops.add(open(i, bindAddress, firstPort == 0 ? 0 : firstPort + i, epoll));
      }
    } catch (RuntimeException e) {
      close();
      throw new IllegalStateException(
          "UDP port " + firstPort + " to " + (firstPort + count - 1) + " on " + bindAddress, e);
    }
  }

  public List<MediaLoop> all() {
    return List.copyOf(loops);
  }

  /** True when the batched system calls of the native transport are used. */
  public static boolean isNative() {
    return Epoll.isAvailable();
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
  }

  private MediaLoop open(int index, String address, int port, boolean epoll) {
    EventLoop eventLoop = group.next();
    MediaLoop loop = new MediaLoop(index, eventLoop);
    ChannelFactory<Channel> factory =
        epoll
            ? () -> new EpollDatagramChannel(SocketProtocolFamily.INET)
            : () -> new NioDatagramChannel(SocketProtocolFamily.INET);
    Bootstrap bootstrap =
        new Bootstrap()
            .group(eventLoop)
            .channelFactory(factory)
            .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER_BYTES)
            .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER_BYTES)
            .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
            .handler(loop.new Reader());
    if (epoll) {
      bootstrap
          .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, MediaLoop.MAX_DATAGRAM)
          .option(
              ChannelOption.RECVBUF_ALLOCATOR,
              new FixedRecvByteBufAllocator(MediaLoop.MAX_DATAGRAM * DATAGRAMS_PER_READ));
    } else {
      bootstrap.option(
          ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(MediaLoop.MAX_DATAGRAM));
    }
    loop.bound(
        bootstrap
            .bind(new InetSocketAddress(address, port))
            .syncUninterruptibly()
            .channel());
    return loop;
  }
}

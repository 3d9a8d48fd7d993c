package vn.diemcau.mediabridge.loop;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The one TCP port of a bridge, for clients whose network blocks UDP (RFC 6544, passive; frames by
 * RFC 4571). A connection waits here, with little memory and not for long, until its first frame
 * says whose it is; then it moves to that endpoint's loop.
 */
public final class TcpDoor implements AutoCloseable {

  /**
   * How many connections are taken.
   *
   * @param connections at once
   * @param perAddress at once from one address, behind which a whole office may sit
   * @param unproven at once that have not shown a password yet
   * @param proof so long a connection has to show by an authenticated check whose it is
   */
  public record Limits(int connections, int perAddress, int unproven, Duration proof) {
    public static final Limits STANDARD = new Limits(4_000, 700, 200, Duration.ofSeconds(10));
  }

  private static final int LENGTH_BYTES = 2;
  private static final int KERNEL_BUFFER_BYTES = 256 << 10;
  private static final WriteBufferWaterMark WATER_MARK =
      new WriteBufferWaterMark(128 << 10, 256 << 10);

  private final Limits limits;
  private final StreamOwners owners;
  private final List<Channel> listening = new ArrayList<>();
  private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger unproven = new AtomicInteger();
  private final LongAdder refused = new LongAdder();

  TcpDoor(Limits limits, StreamOwners owners) {
    this.limits = limits;
    this.owners = owners;
  }

  void open(EventLoopGroup group, boolean epoll, List<String> addresses, int port) {
    int number = port;
    for (String address : addresses) {
      Channel bound = bind(group, epoll, address, number);
      listening.add(bound);
      number = ((InetSocketAddress) bound.localAddress()).getPort();
    }
  }

  /** The TCP port, the same one in both families. */
  public int port() {
    return ((InetSocketAddress) listening.getFirst().localAddress()).getPort();
  }

  /** Connections now. */
  public int connections() {
    return connections.get();
  }

  /** Connections that were closed since nobody owned them, they never proved it, or for a limit. */
  public long refused() {
    return refused.sum();
  }

  @Override
  public void close() {
    listening.forEach(Channel::close);
  }

  private Channel bind(EventLoopGroup group, boolean epoll, String address, int port) {
    boolean ipv6 = address.indexOf(':') >= 0;
    SocketProtocolFamily family = ipv6 ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET;
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group)
            .channelFactory(() -> epoll ? epollServer(family) : new NioServerSocketChannel())
            .option(ChannelOption.SO_BACKLOG, 128)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_SNDBUF, KERNEL_BUFFER_BYTES)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    accept(channel);
                  }
                });
    if (ipv6) {
      bootstrap.option(MediaLoops.IPV6_ONLY, 1);
    }
    try {
      return bootstrap.bind(new InetSocketAddress(address, port)).sync().channel();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (Exception e) {
      throw new IllegalStateException("TCP port " + port + " on " + address + " is not free", e);
    }
  }

  private static ServerChannel epollServer(SocketProtocolFamily family) {
    return new EpollServerSocketChannel(family);
  }

  private void accept(Channel channel) {
    InetAddress from = ((InetSocketAddress) channel.remoteAddress()).getAddress();
    int fromThere = byAddress.merge(from, 1, Integer::sum);
    int all = connections.incrementAndGet();
    channel
        .closeFuture()
        .addListener(
            closed -> {
              connections.decrementAndGet();
              byAddress.computeIfPresent(from, (address, count) -> count == 1 ? null : count - 1);
            });
    if (all > limits.connections() || fromThere > limits.perAddress()) {
      refuse(channel);
      return;
    }
    TcpConnection connection = new TcpConnection(channel, owners, this::proven, this::refuse);
    boolean crowded = unproven.incrementAndGet() > limits.unproven();
    channel
        .closeFuture()
        .addListener(
            closed -> {
              if (!connection.isProven()) {
                proven();
              }
            });
    if (crowded) {
      refuse(channel);
      return;
    }
    channel
        .eventLoop()
        .schedule(
            () -> {
              if (!connection.isProven()) {
                refuse(channel);
              }
            },
            limits.proof().toMillis(),
            TimeUnit.MILLISECONDS);
    channel
        .pipeline()
        .addLast(
            new LengthFieldBasedFrameDecoder(
                MediaLoop.MAX_DATAGRAM + LENGTH_BYTES, 0, LENGTH_BYTES, 0, LENGTH_BYTES))
        .addLast(connection);
  }

  private void proven() {
    unproven.decrementAndGet();
  }

  private void refuse(Channel channel) {
    if (channel.isOpen()) {
      refused.increment();
      channel.close();
    }
  }
}

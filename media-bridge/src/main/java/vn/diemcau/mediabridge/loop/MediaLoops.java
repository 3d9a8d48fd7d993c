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
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A few threads on which UDP ports are opened, and closed together at the end. */
public final class MediaLoops implements AutoCloseable {

  /** IPPROTO_IPV6, IPV6_V6ONLY: a socket for each family, so that both may have one number. */
  static final ChannelOption<Integer> IPV6_ONLY = new IntegerUnixChannelOption("V6ONLY", 41, 26);

  private static final int MAX_ATTEMPTS = 8;
  private static final int DATAGRAMS_PER_READ = 64;
  private static final int SOCKET_BUFFER_BYTES = 4 << 20;
  private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(2 << 20, 4 << 20);

  static {
    // it takes a stack trace of every 128th datagram: a look for leaks asks for it by Netty's key
    if (System.getProperty("io.netty.leakDetection.level") == null) {
      ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    }
  }

  private final MultiThreadIoEventLoopGroup group;
  private final boolean epoll = Epoll.isAvailable();

  public MediaLoops(int threads, String threadName) {
    IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    this.group = new MultiThreadIoEventLoopGroup(threads, new OwnLoader(threadName), io);
  }

  /**
   * Gives the threads the class loader of the bridge: Jitsi's libraries find their configuration
   * through it, and the thread that happens to start one may have another.
   */
  private static final class OwnLoader extends DefaultThreadFactory {
    OwnLoader(String name) {
      super(name, true);
    }

    @Override
    protected Thread newThread(Runnable task, String name) {
      Thread thread = super.newThread(task, name);
      thread.setContextClassLoader(MediaLoops.class.getClassLoader());
      return thread;
    }
  }

  /** As below, in the family of the address alone. */
  public MediaLoop open(int index, String address, int port) {
    return open(index, address, "", port);
  }

  /**
   * Opens a port on the next thread; as many ports as threads give each its own.
   *
   * @param ipv6 address of a second socket under the same number, empty for none; where the machine
   *     has no IPv6 there is none either
   * @param port UDP port, 0 for any free one
   * @throws IllegalStateException when the port cannot be bound
   */
  public MediaLoop open(int index, String address, String ipv6, int port) {
    EventLoop eventLoop = group.next();
    MediaLoop loop = new MediaLoop(index, eventLoop, sendsRuns());
    boolean both = !ipv6.isEmpty() && epoll && hasIpv6();
    for (int attempt = 1; ; attempt++) {
      Channel first = bind(loop, address, port);
      try {
        int taken = ((InetSocketAddress) first.localAddress()).getPort();
        loop.bound(first, both ? bind(loop, ipv6, taken) : null);
        return loop;
      } catch (IllegalStateException e) {
        // a free number of one family may be taken in the other
        first.close();
        if (port != 0 || attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /**
   * Listens for clients that come by TCP; each is handed to the loop that owns its endpoint.
   *
   * @param addresses one for each family
   * @param port TCP port, 0 for any free one
   * @throws IllegalStateException when the port cannot be bound
   */
  public TcpDoor openDoor(
      List<String> addresses, int port, TcpDoor.Limits limits, StreamOwners owners) {
    TcpDoor door = new TcpDoor(limits, owners);
    List<String> there =
        addresses.stream().filter(a -> !isIpv6(a) || (epoll && hasIpv6())).toList();
    door.open(group, epoll, there, port);
    return door;
  }

  private Channel bind(MediaLoop loop, String address, int port) {
    try {
      return bootstrap(loop, isIpv6(address))
          .group(loop.eventLoop())
          .bind(new InetSocketAddress(address, port))
          .sync()
          .channel();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (Exception e) {
      throw new IllegalStateException("UDP port " + port + " on " + address + " is not free", e);
    }
  }

  private static boolean isIpv6(String address) {
    return address.indexOf(':') >= 0;
  }

  /** Whether an IPv6 socket can be bound at all on this machine. */
  private static boolean hasIpv6() {
    try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress("::1", 0))) {
      return probe.isBound();
    } catch (SocketException e) {
      return false;
    }
  }

  /** True when the batched system calls of the native transport are used. */
  public static boolean isNative() {
    return Epoll.isAvailable();
  }

  /** True when the kernel cuts runs of datagrams. */
  private static boolean sendsRuns() {
    return Epoll.isAvailable() && EpollDatagramChannel.isSegmentedDatagramPacketSupported();
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
  }

  private Bootstrap bootstrap(MediaLoop loop, boolean ipv6) {
    SocketProtocolFamily family = ipv6 ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET;
    ChannelFactory<Channel> factory =
        epoll ? () -> new EpollDatagramChannel(family) : () -> new NioDatagramChannel(family);
    Bootstrap bootstrap =
        new Bootstrap()
            .channelFactory(factory)
            .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER_BYTES)
            .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER_BYTES)
            .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
            .handler(loop.new Reader());
    int readBytes = MediaLoop.MAX_DATAGRAM * (epoll ? DATAGRAMS_PER_READ : 1);
    if (epoll) {
      bootstrap.option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, MediaLoop.MAX_DATAGRAM);
      if (ipv6) {
        bootstrap.option(IPV6_ONLY, 1);
      }
    }
    return bootstrap.option(
        ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(readBytes));
  }
}

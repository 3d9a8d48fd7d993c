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
import java.util.concurrent.TimeUnit;

/** A few threads on which UDP ports are opened, and closed together at the end. */
public final class MediaLoops implements AutoCloseable {

  private static final int DATAGRAMS_PER_READ = 64;
  private static final int SOCKET_BUFFER_BYTES = 4 << 20;
  private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(2 << 20, 4 << 20);

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

  /**
   * Opens a port on the next thread; as many ports as threads give each its own.
   *
   * @param port UDP port, 0 for any free one
   * @throws IllegalStateException when the port cannot be bound
   */
  public MediaLoop open(int index, String address, int port) {
    EventLoop eventLoop = group.next();
    MediaLoop loop = new MediaLoop(index, eventLoop, sendsRuns());
    Bootstrap bootstrap = bootstrap(loop).group(eventLoop);
    try {
      loop.bound(bootstrap.bind(new InetSocketAddress(address, port)).sync().channel());
      return loop;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (Exception e) {
      throw new IllegalStateException("UDP port " + port + " on " + address + " is not free", e);
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

  private Bootstrap bootstrap(MediaLoop loop) {
    ChannelFactory<Channel> factory =
        epoll
            ? () -> new EpollDatagramChannel(SocketProtocolFamily.INET)
            : () -> new NioDatagramChannel(SocketProtocolFamily.INET);
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
    }
    return bootstrap.option(
        ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(readBytes));
  }
}

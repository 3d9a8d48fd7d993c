package vn.diemcau.mediabridge.loop;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread with one UDP port, in IPv4 and IPv6, and the TCP connections of its clients: reads in
 * batches, takes the time once per batch and writes what the batch caused with one flush ({@code
 * sendmmsg} where the native transport is there).
 */
public final class MediaLoop implements Executor, RunOutput {

  /** Largest datagram that is read; a longer one is cut and then fails its authentication. */
  public static final int MAX_DATAGRAM = 2048;

  /** Bytes behind a received datagram that may be written, for sealing in place. */
  public static final int TAIL_ROOM = 64;

  private static final Logger LOG = LoggerFactory.getLogger(MediaLoop.class);

  private final int index;
  private final EventLoop eventLoop;
  private final boolean sendsRuns;
  private final byte[] readBuffer = new byte[MAX_DATAGRAM + TAIL_ROOM];
  private final LongAdder received = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private final LongAdder droppedForBackpressure = new LongAdder();
  private final Faults faults;
  private final TcpStreams streams = new TcpStreams(this);
  private Channel channel;
  private Channel channel6;
  private DatagramListener listener = (buffer, length, from, now) -> {};
  private boolean reading;
  private boolean flushPending;
  private ByteBuf run;

  MediaLoop(int index, EventLoop eventLoop, boolean sendsRuns) {
    this.index = index;
    this.faults = new Faults(index);
    this.sendsRuns = sendsRuns;
    this.eventLoop = eventLoop;
  }

  /** Sets the sockets; {@code ipv6} is null where there is no second one. */
  void bound(Channel bound, Channel ipv6) {
    this.channel = bound;
    this.channel6 = ipv6;
  }

  EventLoop eventLoop() {
    return eventLoop;
  }

  /** The TCP connections of this loop's clients. */
  public TcpStreams streams() {
    return streams;
  }

  /** Whether there is a second socket, for IPv6. */
  public boolean hasIpv6() {
    return channel6 != null;
  }

  /** Which of the bridge's loops this is, from 0. */
  public int index() {
    return index;
  }

  /** The UDP port of this loop, the same one in both families. */
  public int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  /** Sets who is told of datagrams; to be called before traffic is expected. */
  public void listen(DatagramListener newListener) {
    execute(() -> listener = newListener);
  }

  /** Monotonic time in nanoseconds. */
  public long nowNanos() {
    return System.nanoTime();
  }

  public boolean inLoop() {
    return eventLoop.inEventLoop();
  }

  /** Runs the task on this loop's thread; a task that throws is counted and harms nothing else. */
  @Override
  public void execute(Runnable task) {
    eventLoop.execute(() -> guarded(task));
  }

  /**
   * Runs the task on this loop's thread every so often.
   *
   * @return ends it
   */
  public Runnable every(long periodMillis, Runnable task) {
    Future<?> repeated =
        eventLoop.scheduleAtFixedRate(
            () -> guarded(task), periodMillis, periodMillis, TimeUnit.MILLISECONDS);
    return () -> repeated.cancel(false);
  }

  /** Runs the task once on this loop's thread after the delay. */
  public void after(long delayNanos, Runnable task) {
    eventLoop.schedule(() -> guarded(task), delayNanos, TimeUnit.NANOSECONDS);
  }

  /**
   * Writes one datagram; only on this loop's thread. The bytes are copied out at once. When the
   * socket does not keep up, the datagram is dropped and counted, as a full link would do.
   */
  public void send(byte[] buffer, int offset, int length, InetSocketAddress to) {
    if (TcpStreams.isStream(to)) {
      ByteBuf frame = Unpooled.wrappedBuffer(buffer, offset, length);
      (streams.send(frame, to) ? sent : droppedForBackpressure).increment();
      return;
    }
    Channel socket = socket(to);
    if (isWritable(socket, 1)) {
      socket.write(new DatagramPacket(copy(buffer, offset, length), to), socket.voidPromise());
      sent.increment();
      flushSoon();
    }
  }

  @Override
  public boolean sendsRuns() {
    return sendsRuns;
  }

  @Override
  public boolean begin(int bytes) {
    if (run != null) {
      abandon(); // sealing what was to be in it failed
    }
    run = channel.alloc().directBuffer(bytes);
    return run.hasMemoryAddress();
  }

  @Override
  public long append(byte[] buffer, int offset, int length, int behind) {
    int at = run.writerIndex();
    run.writeBytes(buffer, offset, length).writerIndex(at + length + behind);
    return run.hasMemoryAddress() ? run.memoryAddress() + at : 0;
  }

  @Override
  public void abandon() {
    run.release();
    run = null;
  }

  @Override
  public void sendRun(int segment, int count, InetSocketAddress to) {
    if (TcpStreams.isStream(to)) {
      sendEach(segment, to);
      return;
    }
    Channel socket = socket(to);
    if (!isWritable(socket, count)) {
      abandon();
      return;
    }
    DatagramPacket datagrams =
        count == 1 ? new DatagramPacket(run, to) : new SegmentedDatagramPacket(run, segment, to);
    run = null;
    socket.write(datagrams, socket.voidPromise());
    sent.add(count);
    flushSoon();
  }

  private void sendEach(int segment, InetSocketAddress to) {
    while (run.isReadable()) {
      int length = Math.min(segment, run.readableBytes());
      (streams.send(run.readSlice(length), to) ? sent : droppedForBackpressure).increment();
    }
    abandon();
  }

  private boolean isWritable(Channel socket, int datagrams) {
    if (!socket.isWritable()) {
      socket.flush();
      if (!socket.isWritable()) {
        droppedForBackpressure.add(datagrams);
        return false;
      }
    }
    return true;
  }

  private ByteBuf copy(byte[] buffer, int offset, int length) {
    return channel.alloc().directBuffer(length).writeBytes(buffer, offset, length);
  }

  @Override
  public void flushSoon() {
    if (!reading && !flushPending) {
      flushPending = true;
      eventLoop.execute(this::flush);
    }
  }

  public long packetsReceived() {
    return received.sum();
  }

  public long packetsSent() {
    return sent.sum();
  }

  public long packetsDroppedForBackpressure() {
    return droppedForBackpressure.sum();
  }

  /** Exceptions that escaped a task or a datagram's handling; each of them is a bug. */
  public long faults() {
    return faults.count();
  }

  /** Closes the port; the thread goes on for the others that share it. */
  public void close() {
    channel.close();
    if (channel6 != null) {
      channel6.close();
    }
  }

  private Channel socket(InetSocketAddress to) {
    return channel6 != null && to.getAddress() instanceof Inet6Address ? channel6 : channel;
  }

  private void flush() {
    flushPending = false;
    endBatch();
    flushSockets();
  }

  private void flushSockets() {
    channel.flush();
    if (channel6 != null) {
      channel6.flush();
    }
  }

  /** A frame of a TCP connection, handled as a datagram is. */
  void frame(ByteBuf content, InetSocketAddress stream) {
    deliver(content, stream, System.nanoTime());
  }

  void disconnected(InetSocketAddress stream) {
    guarded(() -> listener.onDisconnected(stream));
  }

  private void deliver(ByteBuf content, InetSocketAddress from, long now) {
    try {
      received.increment();
      int length = Math.min(content.readableBytes(), MAX_DATAGRAM);
      content.getBytes(content.readerIndex(), readBuffer, 0, length);
      listener.onDatagram(readBuffer, length, from, now);
    } catch (RuntimeException e) {
      faults.add(e);
    }
  }

  private void endBatch() {
    try {
      listener.onBatchEnd();
    } catch (RuntimeException e) {
      faults.add(e);
    }
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      faults.add(e);
    }
  }

  /** The first of a packet's stops: copies each datagram of a batch out and hands it on. */
  final class Reader extends ChannelInboundHandlerAdapter {
    private long batchTime;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      DatagramPacket packet = (DatagramPacket) message;
      if (!reading) {
        reading = true;
        batchTime = System.nanoTime();
      }
      deliver(packet.content(), packet.sender(), batchTime);
      packet.release();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      endBatch();
      reading = false;
      flushSockets();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      // An ICMP error of some peer surfaces here; the port serves all the others and stays open.
      LOG.debug("Loop {}: {}", index, cause.toString());
    }
  }
}

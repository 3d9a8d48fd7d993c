package vn.diemcau.mediabridge.loop;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread with one UDP port: reads in batches, takes the time once per batch and writes what the
 * batch caused with one flush ({@code sendmmsg} where the native transport is there).
 */
public final class MediaLoop implements Executor, RunOutput {

  /** Largest datagram that is read; a longer one is cut and then fails its authentication. */
  public static final int MAX_DATAGRAM = 2048;

  /** Bytes behind a received datagram that may be written, for sealing in place. */
  public static final int TAIL_ROOM = 64;

  private static final Logger LOG = LoggerFactory.getLogger(MediaLoop.class);
  private static final long LOG_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final int index;
  private final EventLoop eventLoop;
  private final boolean sendsRuns;
  private final byte[] readBuffer = new byte[MAX_DATAGRAM + TAIL_ROOM];
  private final LongAdder received = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private final LongAdder droppedForBackpressure = new LongAdder();
  private final LongAdder faults = new LongAdder();
  private Channel channel;
  private DatagramListener listener = (buffer, length, from, now) -> {};
  private boolean reading;
  private boolean flushPending;
  private long lastFaultLogged = System.nanoTime() - LOG_INTERVAL_NANOS;

  MediaLoop(int index, EventLoop eventLoop, boolean sendsRuns) {
    this.index = index;
    this.sendsRuns = sendsRuns;
    this.eventLoop = eventLoop;
  }

  void bound(Channel bound) {
    this.channel = bound;
  }

  /** Which of the bridge's loops this is, from 0. */
  public int index() {
    return index;
  }

  /** The UDP port of this loop. */
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
    if (isWritable(1)) {
      channel.write(new DatagramPacket(copy(buffer, offset, length), to), channel.voidPromise());
      sent.increment();
      flushSoon();
    }
  }

  @Override
  public boolean sendsRuns() {
    return sendsRuns;
  }

  @Override
  public void sendRun(byte[] buffer, int length, int segment, InetSocketAddress to) {
    if (length <= segment) {
      send(buffer, 0, length, to);
      return;
    }
    int datagrams = (length + segment - 1) / segment;
    if (isWritable(datagrams)) {
      ByteBuf out = copy(buffer, 0, length);
      channel.write(new SegmentedDatagramPacket(out, segment, to), channel.voidPromise());
      sent.add(datagrams);
      flushSoon();
    }
  }

  private boolean isWritable(int datagrams) {
    if (!channel.isWritable()) {
      channel.flush();
      if (!channel.isWritable()) {
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
    return faults.sum();
  }

  /** Closes the port; the thread goes on for the others that share it. */
  public void close() {
    channel.close();
  }

  private void flush() {
    flushPending = false;
    endBatch();
    channel.flush();
  }

  private void endBatch() {
    try {
      listener.onBatchEnd();
    } catch (RuntimeException e) {
      fault(e);
    }
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      fault(e);
    }
  }

  private void fault(Throwable e) {
    faults.increment();
    long now = System.nanoTime();
    if (now - lastFaultLogged >= LOG_INTERVAL_NANOS) {
      lastFaultLogged = now;
      LOG.error("Loop {}: a task failed", index, e);
    }
  }

  /** The first of a packet's stops: copies each datagram of a batch out and hands it on. */
  final class Reader extends ChannelInboundHandlerAdapter {
    private long batchTime;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      DatagramPacket packet = (DatagramPacket) message;
      try {
        if (!reading) {
          reading = true;
          batchTime = System.nanoTime();
        }
        received.increment();
        ByteBuf content = packet.content();
        int length = Math.min(content.readableBytes(), MAX_DATAGRAM);
        content.getBytes(content.readerIndex(), readBuffer, 0, length);
        listener.onDatagram(readBuffer, length, packet.sender(), batchTime);
      } catch (RuntimeException e) {
        fault(e);
      } finally {
        packet.release();
      }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      endBatch();
      reading = false;
      context.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      // An ICMP error of some peer surfaces here; the port serves all the others and stays open.
      LOG.debug("Loop {}: {}", index, cause.toString());
    }
  }
}

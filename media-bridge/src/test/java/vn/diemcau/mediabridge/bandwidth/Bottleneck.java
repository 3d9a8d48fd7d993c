package vn.diemcau.mediabridge.bandwidth;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import vn.diemcau.mediabridge.receive.TransportCcRecorder;
import vn.diemcau.mediabridge.rtcp.RtcpWriter;

/**
 * A link with a rate, a queue, a delay and loss on a virtual clock, and a receiver behind it that
 * sends feedback as the bridge itself does.
 */
final class Bottleneck {

  private record Packet(long number, int bytes, long arrives) {}

  private static final long MILLI = 1_000_000L;

  final LinkEstimate estimate = new LinkEstimate();
  private final TransportCcRecorder recorder = new TransportCcRecorder();
  private final RtcpWriter writer = new RtcpWriter(0, 1500, 0);
  private final Deque<Packet> underWay = new ArrayDeque<>();
  private final Random random;
  long bitsPerSecond;
  long delayMillis = 50;
  long queueMillis = 300;
  double loss;
  long now = 5_000_000_000L;
  long dropped;
  long carriedBits;
  long longestQueue;
  private long freeAt = now;

  Bottleneck(long seed, long bitsPerSecond) {
    random = new Random(seed);
    this.bitsPerSecond = bitsPerSecond;
  }

  /** Sends so much, evenly, for so long; the estimate's own answer decides when it is asked. */
  void run(long millis, java.util.function.LongUnaryOperator rate) {
    long end = now + millis * MILLI;
    double owed = 0;
    while (now < end) {
      owed += rate.applyAsLong(estimate.bitsPerSecond()) / 1000.0 * 5;
      while (owed >= 1200 * 8) {
        owed -= 1200 * 8;
        send(1200);
      }
      pass();
    }
  }

  void send(int bytes) {
    long number = estimate.sent(bytes, now);
    long waits = Math.max(0, freeAt - now);
    longestQueue = Math.max(longestQueue, waits / MILLI);
    if (waits > queueMillis * MILLI || random.nextDouble() < loss) {
      dropped++;
      return;
    }
    carriedBits += bytes * 8L;
    freeAt = Math.max(now, freeAt) + bytes * 8_000_000_000L / bitsPerSecond;
    underWay.add(new Packet(number, bytes, freeAt + delayMillis * MILLI));
  }

  /** Five milliseconds. */
  private void pass() {
    now += 5 * MILLI;
    while (!underWay.isEmpty() && underWay.peek().arrives() <= now) {
      Packet packet = underWay.poll();
      recorder.received((int) packet.number() & 0xFFFF, packet.arrives());
    }
    if (recorder.due(now)) {
      while (recorder.pending()) {
        recorder.write(writer.clear(), 1, 2, now);
        if (writer.length() > 0) {
          estimate.feedback(
              writer.buffer(),
              writer.offset(),
              writer.offset() + writer.length(),
              2 * delayMillis * MILLI,
              now);
        }
      }
    }
  }
}

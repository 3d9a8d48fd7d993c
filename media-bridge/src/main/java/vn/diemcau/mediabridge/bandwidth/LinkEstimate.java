package vn.diemcau.mediabridge.bandwidth;

import java.util.function.IntConsumer;
import vn.diemcau.mediabridge.rtcp.TransportFeedback;
import vn.diemcau.mediabridge.rtcp.TransportFeedbackReader;
import vn.diemcau.mediabridge.rtp.Unwrapper;

/**
 * What the link to one receiver carries: Google's congestion control on the sending side
 * (draft-ietf-rmcat-gcc-02), from the receiver's transport-wide feedback. A receiver that never
 * sends any is not limited.
 */
public final class LinkEstimate {

  private static final long START = 1_000_000;

  /** Sound has to pass even where nothing else does. */
  private static final double LEAST = 50_000;

  private static final double IDLE = 0.6;
  private static final double OF_AN_IDLE_LINK = 1.1;
  private static final int REFERENCE_MICROS = 64_000;

  /** There and back; where it is shorter, what is asked for again comes in time. */
  private static final long LONG_WAY = 80_000_000L;

  private final SentPackets sent = new SentPackets();
  private final TransportFeedbackReader reader = new TransportFeedbackReader();
  private final Unwrapper references = new Unwrapper(24);
  private final PacketGroups groups = new PacketGroups();
  private final Trendline trend = new Trendline();
  private final OveruseDetector detector = new OveruseDetector();
  private final AckedRate acked = new AckedRate();
  private final AckedRate leaving = new AckedRate();
  private final RateControl delayControl = new RateControl(START);
  private final LossControl lossControl = new LossControl();
  private final Probe probe = new Probe();
  private OveruseDetector.Usage usage = OveruseDetector.Usage.NORMAL;
  private long lastJudged = -1;
  private IntConsumer lost = number -> {};

  /**
   * Who is told the number (16 bits) of each packet that did not arrive, as soon as it is known.
   */
  public void tellLost(IntConsumer listener) {
    lost = listener;
  }

  /**
   * A packet leaves.
   *
   * @return its transport-wide number, 16 bits of which are stamped on it
   */
  public long sent(int bytes, long nowNanos) {
    long number = sent.add(bytes, nowNanos);
    leaving.arrived(bytes, nowNanos / 1000);
    probe.sent(number);
    return number;
  }

  /**
   * Feedback came.
   *
   * @return false when it is malformed, which changes nothing
   */
  public boolean feedback(byte[] buf, int off, int end, long roundTripNanos, long nowNanos) {
    if (!reader.read(buf, off, end)) {
      return false;
    }
    long origin = references.unwrap(reader.reference()) * REFERENCE_MICROS;
    usage = OveruseDetector.Usage.NORMAL;
    long number = sent.extend(reader.base());
    for (int i = 0; i < reader.count(); i++) {
      told(number + i, origin, reader.micros(i), nowNanos);
    }
    double most = Math.max(acked.recently(), idle() ? OF_AN_IDLE_LINK * bitsPerSecond() : 0);
    delayControl.update(usage, acked.bitsPerSecond(), most, roundTripNanos, nowNanos);
    lossControl.update(arriving(), delayControl.bitsPerSecond(), nowNanos);
    if (probe.over(number + reader.count() - 1) && usage != OveruseDetector.Usage.OVERUSE) {
      delayControl.shown(probe.bitsPerSecond());
      lossControl.shown(probe.bitsPerSecond());
    }
    return true;
  }

  /** Little of what the link is thought to carry is sent: a delay is not proof of its end. */
  private boolean idle() {
    return limit() != Long.MAX_VALUE && leaving.recently() < IDLE * bitsPerSecond();
  }

  private void told(long number, long origin, long micros, long nowNanos) {
    int bytes = sent.bytes(number);
    if (bytes == SentPackets.UNKNOWN) {
      return;
    }
    boolean arrived = micros != TransportFeedback.LOST;
    lossControl.packet(arrived);
    if (!arrived) {
      lost.accept((int) number & 0xFFFF);
      return; // it may be told of again, as having come late
    }
    long sentMicros = sent.nanos(number) / 1000;
    sent.forget(number);
    acked.arrived(bytes, origin + micros);
    probe.arrived(number, bytes, sentMicros, origin + micros);
    if (probe.has(number)) {
      groups.restart(); // the queue that the run makes is its purpose, and soon gone
    } else if (groups.add(sentMicros, origin + micros)) {
      judge(nowNanos);
    }
  }

  private void judge(long nowNanos) {
    trend.add(groups.sendDelta(), groups.arrivalDelta());
    double elapsed = lastJudged < 0 ? 0 : (nowNanos - lastJudged) / 1e6;
    lastJudged = nowNanos;
    OveruseDetector.Usage now = detector.judge(trend, groups.sendDelta() / 1000.0, elapsed);
    if (usage != OveruseDetector.Usage.OVERUSE) {
      usage = now; // within one feedback an overuse is not forgotten
    }
  }

  private double arriving() {
    return acked.bitsPerSecond() == 0 ? START : acked.bitsPerSecond();
  }

  /**
   * Bits per second on the wire, RTP headers included. {@link Long#MAX_VALUE} until the link has
   * shown an end: a good link gets all at once, and a poor one shows itself within a second.
   */
  public long limit() {
    boolean seen = delayControl.found() || lossControl.bitsPerSecond() < Double.POSITIVE_INFINITY;
    return seen ? bitsPerSecond() : Long.MAX_VALUE;
  }

  /**
   * The link carries far more than is wanted of it: what was taken for its end was a moment's delay
   * somewhere else, and from now on it has shown none.
   */
  public void forgetEnd() {
    delayControl.forgetEnd();
    lossControl.forgetEnd();
  }

  /** What arrives at present, bits per second, 0 while unknown. */
  public double arrivingBitsPerSecond() {
    return acked.bitsPerSecond();
  }

  /** The estimate itself, whether the link has shown an end or not. */
  public long bitsPerSecond() {
    double least = Math.min(delayControl.bitsPerSecond(), lossControl.bitsPerSecond());
    return (long) Math.max(LEAST, least);
  }

  /** True when a noticeable part of the packets got lost lately, for whatever reason. */
  public boolean lossy() {
    return lossControl.lossy();
  }

  /** As above, and it takes long until one that was asked for again is there. */
  public boolean lossy(long roundTripNanos) {
    return roundTripNanos >= LONG_WAY && lossy();
  }

  /** True when a queue grows at present: no time to ask for more. */
  public boolean overused() {
    return usage == OveruseDetector.Usage.OVERUSE;
  }

  /** What leaves from now on is a run that tries the link. */
  public void beginProbe() {
    probe.begin();
  }

  public void endProbe() {
    probe.end();
  }
}

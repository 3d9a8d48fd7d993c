package vn.diemcau.mediabridge.send;

import java.util.random.RandomGenerator;
import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.rtp.SequenceMap;

/**
 * Keeps the numbers of one slot (sequence, timestamp, picture id, TL0PICIDX) unbroken while the
 * sources in it change. After {@link #map} it holds the numbers of that packet.
 */
public final class SlotRewriter {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final SequenceMap sequences = new SequenceMap();
  private final SequenceMap pictures = new SequenceMap();
  private long highestSequence;
  private long highestPicture;
  private int lastTimestamp;
  private int lastTl0;
  private long lastNanos;
  private boolean everSent;
  private boolean begun;
  private boolean picturesBegun;
  private int timestampShift;
  private int tl0Shift;

  private long sequence;
  private int timestamp;
  private long picture;
  private int tl0;
  private boolean marker;

  /** Starts at random numbers (RFC 3550, 5.1), low enough that nothing wraps soon. */
  public SlotRewriter(RandomGenerator random) {
    highestSequence = random.nextInt(1, 0x7000);
    highestPicture = random.nextInt(1, 0x7000);
    lastTl0 = random.nextInt(256);
    lastTimestamp = random.nextInt();
  }

  /** From this packet on the slot carries the packet's source; nothing before it has a place. */
  public void begin(SourcePacket first, long nowNanos) {
    sequences.restart(first.sequence(), highestSequence + 1);
    int passed = 0;
    if (everSent) {
      long nanos = Math.max(0, nowNanos - lastNanos);
      long units = nanos / 1000 * first.codec().clockRate() / (NANOS_PER_SECOND / 1000);
      passed = (int) Math.max(1, units);
    }
    timestampShift = lastTimestamp + passed - first.timestamp();
    picturesBegun = first.pictureId() != SourcePacket.ABSENT;
    if (picturesBegun) {
      pictures.restart(first.pictureId(), highestPicture + 1);
    }
    tl0Shift = lastTl0 + 1 - first.tl0();
    begun = true;
  }

  /** The source is gone from the slot; {@link #begin} comes before the next packet. */
  public void end() {
    begun = false;
  }

  public boolean begun() {
    return begun;
  }

  /** Takes the next number for a packet that is nobody's; only while nothing flows. */
  void blank() {
    sequence = ++highestSequence;
    timestamp = lastTimestamp;
    marker = false;
  }

  /**
   * Computes the numbers of a packet of the present source.
   *
   * @return false when it has no place: from before the switch, or left out
   */
  public boolean map(SourcePacket packet, long nowNanos) {
    sequence = sequences.map(packet.sequence());
    if (sequence == SequenceMap.NONE) {
      return false;
    }
    picture = highestPicture;
    if (packet.pictureId() != SourcePacket.ABSENT && picturesBegun) {
      picture = pictures.map(packet.pictureId());
      if (picture == SequenceMap.NONE) {
        return false;
      }
    }
    timestamp = packet.timestamp() + timestampShift;
    tl0 = packet.tl0() + tl0Shift & 0xFF;
    marker = packet.marker();
    if (sequence > highestSequence) {
      highestSequence = sequence;
      lastTimestamp = timestamp;
      lastNanos = nowNanos;
      everSent = true;
      highestPicture = Math.max(highestPicture, picture);
      lastTl0 = packet.tl0() == SourcePacket.ABSENT ? lastTl0 : tl0;
    }
    return true;
  }

  /**
   * Leaves out the frame that begins with this packet.
   *
   * @return false when packets or frames before it are missing, so that it has to be sent
   */
  public boolean leaveOutFrame(SourcePacket first) {
    return picturesBegun
        && first.pictureId() == pictures.highest() + 1
        && sequences.drop(first.sequence())
        && pictures.drop(first.pictureId());
  }

  /** Leaves out a further packet of the frame that is being left out. */
  public void leaveOutRest(SourcePacket next) {
    sequences.dropUpTo(next.sequence());
  }

  /**
   * Leaves out a single packet of a picture that keeps its id, whatever is missing before it.
   *
   * @return false when its number is one that the receiver counts on
   */
  boolean leaveOut(SourcePacket packet) {
    return sequences.leaveOut(packet.sequence());
  }

  /** The mapped packet is the last one of its picture, or is not. */
  void marker(boolean last) {
    marker = last;
  }

  boolean marker() {
    return marker;
  }

  /** Takes over numbers that were computed before, for a retransmission. */
  void recall(int earlierTimestamp, int earlierPicture, int earlierTl0, boolean earlierMarker) {
    marker = earlierMarker;
    timestamp = earlierTimestamp;
    picture = earlierPicture;
    tl0 = earlierTl0;
  }

  /** What to add to a timestamp of the present source. */
  public int timestampShift() {
    return timestampShift;
  }

  public long sequence() {
    return sequence;
  }

  public int timestamp() {
    return timestamp;
  }

  public long picture() {
    return picture;
  }

  public int tl0() {
    return tl0;
  }
}

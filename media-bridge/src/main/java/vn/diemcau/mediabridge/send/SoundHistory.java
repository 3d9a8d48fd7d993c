package vn.diemcau.mediabridge.send;

import vn.diemcau.mediabridge.receive.SourcePacket;

/**
 * What a sound slot sent in the last second or so, with everything that its header said: a packet
 * that is sent again has to be the same to the last bit, since it is sealed under the same number.
 */
final class SoundHistory {

  private static final int SIZE = 64;
  private static final int MAX_TIMES = 3;

  private final int[] sequences = new int[SIZE];
  private final SourcePacket[] packets = new SourcePacket[SIZE];
  private final int[] timestamps = new int[SIZE];
  private final boolean[] markers = new boolean[SIZE];
  private final int[] departures = new int[SIZE];
  private final Repeats repeats = new Repeats(SIZE, MAX_TIMES);

  /**
   * Notes a packet that left.
   *
   * @param departure the transport-wide number that was stamped on it
   */
  void add(int sequence, SourcePacket packet, SlotRewriter numbers, int departure, long nowNanos) {
    int at = sequence % SIZE;
    sequences[at] = sequence;
    packets[at] = packet;
    timestamps[at] = numbers.timestamp();
    markers[at] = numbers.marker();
    departures[at] = departure;
    repeats.first(at, nowNanos);
  }

  /** The place of the packet that went out under this number (16 bits), or -1. */
  int find(int sequence) {
    int at = sequence % SIZE;
    return packets[at] != null && sequences[at] == sequence ? at : -1;
  }

  /** Counts a repetition; false when there was one within this time, or there were too many. */
  boolean mayRepeat(int place, long nowNanos, long withinNanos) {
    return repeats.mayRepeat(place, nowNanos, withinNanos);
  }

  SourcePacket packetAt(int place) {
    return packets[place];
  }

  int timestampAt(int place) {
    return timestamps[place];
  }

  boolean markerAt(int place) {
    return markers[place];
  }

  int departureAt(int place) {
    return departures[place];
  }
}

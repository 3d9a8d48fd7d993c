package vn.diemcau.mediabridge.bench;

import java.util.Arrays;

/**
 * What arrived at one receiver, by the unencrypted RTP header: packets, and exactly how many are
 * missing between the first and the newest of each stream. Written by one thread.
 */
final class FlowCounter {

  private static final int STREAMS = 128;

  private final int[] ssrcs = new int[STREAMS];
  private final long[] first = new long[STREAMS];
  private final long[] highest = new long[STREAMS];
  private final long[] counts = new long[STREAMS];
  private int streams;
  private int last;
  private volatile long packets;
  private volatile long missing;

  /** One RTP packet. */
  void packet(int ssrc, int sequence) {
    int at = ssrcs[last] == ssrc && streams > 0 ? last : find(ssrc, sequence);
    last = at;
    int step = (short) (sequence - (int) highest[at]);
    if (step > 0) {
      highest[at] += step;
    }
    counts[at]++;
    packets++;
  }

  private int find(int ssrc, int sequence) {
    for (int i = 0; i < streams; i++) {
      if (ssrcs[i] == ssrc) {
        return i;
      }
    }
    ssrcs[streams] = ssrc;
    first[streams] = 0x10000 + sequence;
    highest[streams] = first[streams] - 1;
    return streams++;
  }

  /** Starts to count from zero; the next packet of each stream is its first. */
  void restart() {
    streams = 0;
    last = 0;
    packets = 0;
    missing = 0;
    Arrays.fill(counts, 0);
  }

  /** Adds up; on the counting thread. */
  void settle() {
    long lacking = 0;
    for (int i = 0; i < streams; i++) {
      lacking += highest[i] - first[i] + 1 - counts[i];
    }
    missing = lacking;
  }

  long packets() {
    return packets;
  }

  /** Packets that never came, after {@link #settle}. */
  long missing() {
    return missing;
  }
}

package vn.diemcau.mediabridge.synthetic;

/** Counts what arrives in one slot; written on the site's thread, read by anyone. */
final class SlotCounter {

  private final String mid;
  private long packets;
  private long bytes;
  private long gaps;
  private int switches;
  private long keyFrames;
  private long lastAt;
  private int ssrc;
  private int highest = -1;

  SlotCounter(String mid) {
    this.mid = mid;
  }

  synchronized void packet(int packetSsrc, int sequence, int length, boolean keyFrame, long now) {
    if (packets > 0 && packetSsrc != ssrc) {
      switches++;
      highest = -1;
    }
    ssrc = packetSsrc;
    packets++;
    bytes += length;
    keyFrames += keyFrame ? 1 : 0;
    lastAt = now;
    if (highest < 0) {
      highest = sequence;
      return;
    }
    int ahead = (short) (sequence - highest);
    if (ahead > 0) {
      gaps += ahead - 1;
      highest = sequence;
    } else if (gaps > 0) {
      gaps--;
    }
  }

  synchronized SlotFigures figures() {
    return new SlotFigures(mid, packets, bytes, gaps, switches, keyFrames, lastAt);
  }
}

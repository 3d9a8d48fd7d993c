package vn.diemcau.mediabridge.room;

import vn.diemcau.mediabridge.receive.SourceTrack;

/**
 * Notices when a receiver has had to go without a picture of the stage for long, and asks that its
 * sender make several sizes of it. A picture in one size, as VP8 is, fits a line or does not.
 */
final class StageHunger {

  private static final long LONG = 4_000_000_000L;

  private SourceTrack missing;
  private long since;

  /**
   * What was chosen.
   *
   * @param tooLarge the first picture of the stage that does not fit at all, null for none
   */
  void chosen(SourceTrack tooLarge, long nowNanos) {
    if (tooLarge != missing) {
      missing = tooLarge;
      since = nowNanos;
    } else if (tooLarge != null
        && nowNanos - since >= LONG
        && tooLarge.layers().spatial() == 1
        && !tooLarge.sizesWanted()) {
      tooLarge.wantSizes();
    }
  }
}

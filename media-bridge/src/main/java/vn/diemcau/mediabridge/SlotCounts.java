package vn.diemcau.mediabridge;

import vn.diemcau.mediabridge.room.EndpointSpec;

/**
 * How many receiving lines an endpoint's offer holds: {@code a0} … and {@code v0} …; fixed for the
 * endpoint's life.
 */
public record SlotCounts(int audio, int video) {

  /** For a request that comes without counts, as plain COLIBRI2 does. */
  public static final SlotCounts DEFAULT = new SlotCounts(3, 9);

  public SlotCounts {
    if (audio < 0
        || audio > EndpointSpec.MAX_SLOTS
        || video < 0
        || video > EndpointSpec.MAX_SLOTS) {
      throw new IllegalArgumentException("slots " + audio + "/" + video);
    }
  }
}

package vn.diemcau.bridge.internal;

import java.util.List;
import java.util.Set;
import vn.diemcau.mediabridge.room.Reception;

/** One endpoint's place in a conference; guarded by the meeting's lock. */
final class Place {

  /** Of the offer that the endpoint was given. */
  final long number;

  final List<String> mids;
  boolean answered;
  boolean muted;
  Set<String> mutedSources = Set.of();
  Reception reception = Reception.EVERYONE;

  Place(long number, List<String> mids, boolean muted) {
    this.number = number;
    this.mids = mids;
    this.muted = muted;
  }
}

package vn.diemcau.bridge.pool;

import java.util.List;
import java.util.Set;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.mediabridge.BriefingControls;
import vn.diemcau.mediabridge.SlotCounts;
import vn.diemcau.mediabridge.room.Reception;

/** A bridge of our own, in this process or in another: it can all that a briefing asks for. */
interface BriefingBridge extends Bridge {

  BriefingControls controls();

  @Override
  default boolean stage(String conference, List<String> endpoints) {
    return controls().stage(conference, endpoints);
  }

  @Override
  default boolean voices(String conference, Set<String> endpoints) {
    return controls().voices(conference, endpoints);
  }

  @Override
  default boolean reception(String conference, String endpoint, Reception reception) {
    return controls().reception(conference, endpoint, reception);
  }

  @Override
  default boolean mutesSources() {
    return true;
  }

  @Override
  default boolean muteSources(String conference, String endpoint, Set<String> names) {
    return controls().muteSources(conference, endpoint, names);
  }

  @Override
  default SlotCounts slots(MediaProfile profile) {
    return new SlotCounts(MediaProfile.AUDIO_SLOTS, profile.videoSlots());
  }

  @Override
  default boolean isIceLite() {
    return true;
  }
}

package vn.diemcau.device;

import java.util.List;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;

/** Which sites of a meeting a technician looks after, by role or by the cluster that was given. */
public interface SitesInCare {

  /**
   * In the office's order. Refused with {@code device.not-a-technician} (403) for who takes part
   * without looking after the technique: delegates, and who knows only the site where they sit.
   */
  Outcome<List<UnitId>> of(Actor actor, MeetingId meeting);
}

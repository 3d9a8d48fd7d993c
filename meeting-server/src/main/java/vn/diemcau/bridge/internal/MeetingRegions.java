package vn.diemcau.bridge.internal;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.diemcau.bridge.pool.PoolProperties;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;

/** In which region of the bridges a meeting is: that of its main site's unit or the next above. */
@Component
class MeetingRegions {

  private final PoolProperties settings;
  private final Meetings meetings;
  private final Units units;

  MeetingRegions(PoolProperties settings, Meetings meetings, Units units) {
    this.settings = settings;
    this.meetings = meetings;
    this.units = units;
  }

  String of(MeetingId meeting) {
    if (settings.regions().isEmpty()) {
      return settings.region();
    }
    UnitId next = meetings.facts(meeting).map(MeetingFacts::mainSite).orElse(null);
    while (next != null) {
      Optional<Unit> unit = units.find(next);
      String region = unit.map(u -> settings.regions().get(u.code())).orElse(null);
      if (region != null) {
        return region;
      }
      next = unit.map(Unit::parentId).orElse(null);
    }
    return settings.region();
  }
}

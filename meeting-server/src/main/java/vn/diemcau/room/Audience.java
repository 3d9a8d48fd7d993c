package vn.diemcau.room;

import com.fasterxml.jackson.annotation.JsonProperty;
import vn.diemcau.meeting.MeetingRole;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.state.Doer;
import vn.diemcau.room.state.View;

/** Who sees the same of a room: everything is encoded once for each. */
public enum Audience {
  /** Chair, deputy chair and secretary: everything. */
  @JsonProperty("lead")
  LEAD,
  /** The main site's technicians: all devices, no lists of people. */
  @JsonProperty("technicians")
  TECHNICIANS,
  /** Everybody else: no lists of people, no devices and no reasons of other sites. */
  @JsonProperty("sites")
  SITES,
  /** What is projected in a hall, whoever is signed in there. */
  @JsonProperty("hall")
  HALL;

  public boolean seesPeople() {
    return this == LEAD;
  }

  public boolean seesDevices() {
    return this == LEAD || this == TECHNICIANS;
  }

  /** The audience of a device. */
  public static Audience of(Doer doer, View view, UnitId mainSite) {
    if (view.projected() || doer.is(MeetingRole.DISPLAY)) {
      return HALL;
    }
    if (doer.lead()) {
      return LEAD;
    }
    boolean helps = doer.is(MeetingRole.TECHNICIAN) && doer.isAt(mainSite);
    return helps ? TECHNICIANS : SITES;
  }
}

package vn.diemcau.room.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import vn.diemcau.meeting.MeetingRole;
import vn.diemcau.organisation.UnitId;

/**
 * Who caused an event.
 *
 * @param role the strongest role in the meeting, or {@code system}
 */
public record By(UUID account, String name, UnitId site, String role) {

  public static final String SYSTEM = "system";

  @JsonIgnore
  public boolean isChair() {
    return MeetingRole.CHAIR.code().equals(role);
  }
}

package vn.diemcau.meeting;

import java.util.Optional;
import java.util.Set;
import vn.diemcau.organisation.UnitId;

/**
 * What a person is in a meeting, and where.
 *
 * @param roles empty for who only watches over it (staff of the convening unit's superiors)
 * @param site the site at which the person's unit attends, or that of the entry code; null for who
 *     belongs to no site of this meeting
 * @param lead whether the person is chair, deputy chair or secretary of the meeting
 * @param mayEdit whether the person may change the plan and its documents
 */
public record Participation(Set<MeetingRole> roles, UnitId site, boolean lead, boolean mayEdit) {

  public Participation {
    roles = Set.copyOf(roles);
  }

  public boolean is(MeetingRole role) {
    return roles.contains(role);
  }

  public Optional<UnitId> atSite() {
    return Optional.ofNullable(site);
  }
}

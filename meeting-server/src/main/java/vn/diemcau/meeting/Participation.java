package vn.diemcau.meeting;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.diemcau.organisation.UnitId;

/**
 * What a person is in a meeting, and where.
 *
 * @param roles empty for who only watches over it (staff of the convening unit's superiors)
 * @param sites where the person may sit, the usual place first: the sites at which the person's
 *     units attend, or that of the entry code; empty for who belongs to no site of this meeting
 * @param lead whether the person is chair, deputy chair or secretary of the meeting
 * @param mayEdit whether the person may change the plan and its documents
 */
public record Participation(
    Set<MeetingRole> roles, List<UnitId> sites, boolean lead, boolean mayEdit) {

  public Participation {
    roles = Set.copyOf(roles);
    sites = List.copyOf(sites);
  }

  public boolean is(MeetingRole role) {
    return roles.contains(role);
  }

  /** The usual site of the person; null for who belongs to none. */
  public UnitId site() {
    return sites.isEmpty() ? null : sites.getFirst();
  }

  public Optional<UnitId> atSite() {
    return Optional.ofNullable(site());
  }
}

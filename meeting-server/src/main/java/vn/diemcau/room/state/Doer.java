package vn.diemcau.room.state;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.diemcau.meeting.MeetingRole;
import vn.diemcau.organisation.UnitId;

/**
 * Who gives a command to the room.
 *
 * @param account null for the system and for who came in by an entry code
 * @param sites where the person may sit and whom he or she may speak for, the usual one first
 * @param lead whether the person is chair, deputy chair or secretary
 * @param system whether the server itself acts
 */
public record Doer(
    UUID account,
    String name,
    String position,
    List<UnitId> sites,
    Set<MeetingRole> roles,
    boolean lead,
    boolean system) {

  public static final Doer SYSTEM = new Doer(null, "", "", List.of(), Set.of(), false, true);

  public Doer {
    sites = List.copyOf(sites);
    roles = Set.copyOf(roles);
  }

  public boolean leads() {
    return lead || system;
  }

  public boolean isAt(UnitId other) {
    return sites.contains(other);
  }

  /** The usual site; null for who belongs to none. */
  public UnitId site() {
    return sites.isEmpty() ? null : sites.getFirst();
  }

  /** The same person, sitting at one of the sites. */
  public Doer sittingAt(UnitId site) {
    return new Doer(account, name, position, List.of(site), roles, lead, system);
  }

  public boolean is(MeetingRole role) {
    return roles.contains(role);
  }

  /** How the journal remembers the person, with the strongest of the roles. */
  public By by() {
    return new By(account, name, site(), strongestRole());
  }

  private String strongestRole() {
    if (system) {
      return By.SYSTEM;
    }
    for (MeetingRole role :
        new MeetingRole[] {
          MeetingRole.CHAIR,
          MeetingRole.DEPUTY_CHAIR,
          MeetingRole.SECRETARY,
          MeetingRole.TECHNICIAN,
          MeetingRole.LEADER_OF_UNIT,
          MeetingRole.DISPLAY
        }) {
      if (roles.contains(role)) {
        return role.code();
      }
    }
    return MeetingRole.DELEGATE.code();
  }
}

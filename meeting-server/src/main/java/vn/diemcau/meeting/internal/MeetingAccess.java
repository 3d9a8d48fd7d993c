package vn.diemcau.meeting.internal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingRole;
import vn.diemcau.meeting.Participation;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.MachineAccounts;
import vn.diemcau.security.Permissions;
import vn.diemcau.security.Role;
import vn.diemcau.security.RoleIn;
import vn.diemcau.security.SitePass;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/**
 * Decides whom a meeting concerns, and as what.
 *
 * <ul>
 *   <li>Before it is announced, only its editors know of it: who may convene meetings in the name
 *       of the convening unit, and its named secretaries.
 *   <li>After that, it concerns its chair, deputy chair and secretaries; everyone whose own unit,
 *       or a unit in which they hold a role, is the convener or is invited; and the staff of the
 *       convener's superiors that may convene, operate or audit there.
 *   <li>Who came in by an entry code takes part in that meeting, at that site, until the code's
 *       end, and in nothing else.
 * </ul>
 */
@Component
class MeetingAccess {

  private final Permissions permissions;
  private final Units units;
  private final InstantSource clock;

  MeetingAccess(Permissions permissions, Units units, InstantSource clock) {
    this.permissions = permissions;
    this.units = units;
    this.clock = clock;
  }

  /** The actor's own unit and those in which roles are held, the own one first. */
  static List<UnitId> unitsOf(Actor actor) {
    Set<UnitId> all = new LinkedHashSet<>();
    if (actor.pass().isEmpty()) {
      all.add(actor.unit());
      actor.roles().forEach(r -> all.add(r.unit()));
    }
    return new ArrayList<>(all);
  }

  Outcome<Participation> participation(Actor actor, MeetingRow meeting, Ties ties) {
    return actor
        .pass()
        .map(pass -> byPass(pass, meeting, ties))
        .orElseGet(() -> byPerson(actor, meeting, ties));
  }

  boolean mayEdit(Actor actor, MeetingRow meeting, Ties ties) {
    return actor.pass().isEmpty()
        && (ties.secretary()
            || permissions.may(actor, Action.MEETINGS_CONVENE, meeting.convener()));
  }

  /** Whether the actor watches over meetings of this convener without being invited. */
  boolean oversees(Actor actor, UnitId convener) {
    return permissions.may(actor, Action.MEETINGS_CONVENE, convener)
        || permissions.may(actor, Action.OPERATE, convener)
        || permissions.may(actor, Action.AUDIT_READ, convener);
  }

  private Outcome<Participation> byPass(SitePass pass, MeetingRow meeting, Ties ties) {
    boolean valid =
        pass.meeting().equals(meeting.id().value()) && clock.instant().isBefore(pass.until());
    boolean siteTakesPart =
        pass.site().equals(meeting.convener()) || pass.site().equals(ties.siteOf(pass.site()));
    if (!meeting.announced()) {
      return Outcome.refused(Refusal.notFound("meeting.unknown"));
    }
    return valid && siteTakesPart
        ? Outcome.done(
            new Participation(Set.of(MeetingRole.DELEGATE), List.of(pass.site()), false, false))
        : Outcome.refused(Refusal.forbidden("meeting.not-concerned"));
  }

  private Outcome<Participation> byPerson(Actor actor, MeetingRow meeting, Ties ties) {
    boolean edits = mayEdit(actor, meeting, ties);
    if (!meeting.announced() && !edits) {
      return Outcome.refused(Refusal.notFound("meeting.unknown"));
    }
    Set<MeetingRole> roles = leading(actor, meeting, ties);
    boolean lead = !roles.isEmpty();
    List<UnitId> attending =
        unitsOf(actor).stream()
            .filter(u -> u.equals(meeting.convener()) || ties.siteOf(u) != null)
            .toList();
    attending.forEach(unit -> roles.addAll(attendingAs(actor, unit)));
    if (permissions.may(actor, Action.OPERATE, meeting.convener())) {
      roles.add(MeetingRole.TECHNICIAN);
    }
    if (!lead && attending.isEmpty() && !oversees(actor, meeting.convener())) {
      return Outcome.refused(Refusal.forbidden("meeting.not-concerned"));
    }
    return Outcome.done(
        new Participation(roles, sites(meeting, attending, lead, ties), lead, edits));
  }

  /** Who leads without a unit of their own at a site sits where the chair sits. */
  private static List<UnitId> sites(
      MeetingRow meeting, List<UnitId> attending, boolean lead, Ties ties) {
    if (attending.isEmpty()) {
      return lead ? List.of(meeting.convener()) : List.of();
    }
    return attending.stream()
        .map(u -> u.equals(meeting.convener()) ? u : ties.siteOf(u))
        .distinct()
        .toList();
  }

  private static Set<MeetingRole> leading(Actor actor, MeetingRow meeting, Ties ties) {
    Set<MeetingRole> roles = EnumSet.noneOf(MeetingRole.class);
    if (actor.account().equals(meeting.chair())) {
      roles.add(MeetingRole.CHAIR);
    }
    if (actor.account().equals(meeting.deputyChair())) {
      roles.add(MeetingRole.DEPUTY_CHAIR);
    }
    if (ties.secretary()) {
      roles.add(MeetingRole.SECRETARY);
    }
    return roles;
  }

  private Set<MeetingRole> attendingAs(Actor actor, UnitId unit) {
    if (MachineAccounts.onlyShows(actor)) {
      return EnumSet.of(MeetingRole.DISPLAY);
    }
    Set<MeetingRole> roles = EnumSet.noneOf(MeetingRole.class);
    for (RoleIn held : actor.roles()) {
      if (!units.isWithin(unit, held.unit())) {
        continue;
      }
      if (held.role() == Role.TECHNICIAN || held.role() == Role.IT_STAFF) {
        roles.add(MeetingRole.TECHNICIAN);
      } else {
        roles.add(MeetingRole.DELEGATE);
      }
      if (held.role() == Role.LEADER && held.unit().equals(unit)) {
        roles.add(MeetingRole.LEADER_OF_UNIT);
      }
    }
    if (roles.isEmpty()) {
      roles.add(MeetingRole.DELEGATE);
    }
    return roles;
  }
}

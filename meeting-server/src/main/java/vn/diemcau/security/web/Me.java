package vn.diemcau.security.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.AccountId;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.MachineAccounts;
import vn.diemcau.security.Permissions;
import vn.diemcau.security.Role;

/** The signed-in person as the web client shows it, and what it may offer. */
record Me(
    AccountId accountId,
    String login,
    String name,
    String position,
    String language,
    boolean largeType,
    boolean mustChangePassword,
    UnitRef unit,
    List<RoleThere> roles,
    Pass pass,
    boolean machine,
    Set<Action> can) {

  record RoleThere(Role role, UnitRef unit) {}

  record Pass(UUID meetingId, UnitId siteId, Instant until) {}

  static Me of(SignedIn who, Units units, Permissions permissions) {
    Actor actor = who.getPrincipal();
    return new Me(
        actor.account(),
        actor.login(),
        actor.name(),
        actor.position(),
        who.language(),
        who.largeType(),
        who.mustChangePassword(),
        units.ref(actor.unit()),
        actor.roles().stream().map(r -> new RoleThere(r.role(), units.ref(r.unit()))).toList(),
        actor.pass().map(p -> new Pass(p.meeting(), p.site(), p.until())).orElse(null),
        MachineAccounts.isMachine(actor),
        permissions.actions(actor));
  }
}

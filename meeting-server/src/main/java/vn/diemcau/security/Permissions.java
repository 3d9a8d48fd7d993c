package vn.diemcau.security;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** Decides who may do what where: a role holds for the unit it was given in and all below it. */
@Component
public class Permissions {

  private static final Map<Role, Set<Action>> ALLOWED = new EnumMap<>(Role.class);

  static {
    ALLOWED.put(
        Role.IT_STAFF,
        EnumSet.of(
            Action.UNITS_EDIT,
            Action.ACCOUNTS_MANAGE,
            Action.CODES_GIVE,
            Action.AUDIT_READ,
            Action.OPERATE));
    ALLOWED.put(Role.SECRETARY, EnumSet.of(Action.MEETINGS_CONVENE, Action.CODES_GIVE));
    ALLOWED.put(Role.LEADER, EnumSet.of(Action.MEETINGS_CONVENE));
  }

  private final Units units;

  public Permissions(Units units) {
    this.units = units;
  }

  /** Whether the actor may do this to this unit, or in its name. */
  public boolean may(Actor actor, Action action, UnitId unit) {
    return scope(actor, action).stream().anyMatch(top -> units.isWithin(unit, top));
  }

  /**
   * Whether the actor may do this in the whole office: what concerns the machines is everyone's.
   */
  public boolean mayEverywhere(Actor actor, Action action) {
    List<Unit> roots = units.roots();
    return !roots.isEmpty() && roots.stream().allMatch(root -> may(actor, action, root.id()));
  }

  /** The same as a refusal that can be shown. */
  public Outcome<Void> check(Actor actor, Action action, UnitId unit) {
    return may(actor, action, unit)
        ? Outcome.done()
        : Outcome.refused(Refusal.forbidden("security.not-permitted"));
  }

  /** The units at the top of the subtrees in which the actor may do this. */
  public List<UnitId> scope(Actor actor, Action action) {
    return actor.roles().stream()
        .filter(r -> ALLOWED.getOrDefault(r.role(), Set.of()).contains(action))
        .map(RoleIn::unit)
        .distinct()
        .toList();
  }

  /** Everything that the actor may do in some unit, for the screen to show the right pages. */
  public Set<Action> actions(Actor actor) {
    Set<Action> all = EnumSet.noneOf(Action.class);
    actor.roles().forEach(r -> all.addAll(ALLOWED.getOrDefault(r.role(), Set.of())));
    return all;
  }
}

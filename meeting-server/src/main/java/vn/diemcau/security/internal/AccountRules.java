package vn.diemcau.security.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.Role;
import vn.diemcau.security.RoleIn;
import vn.diemcau.shared.Folding;
import vn.diemcau.shared.Refusal;

/** What an account may be, whoever makes or changes it: login, person, unit and roles. */
@Component
class AccountRules {

  static final int MAX_NAME = 100;
  private static final int MAX_ROLES = 50;
  private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{2,63}");

  private final Units units;

  AccountRules(Units units) {
    this.units = units;
  }

  Optional<Refusal> againstNew(
      String login, String name, String position, UnitId unit, List<RoleIn> roles) {
    if (!LOGIN.matcher(login).matches()) {
      return Optional.of(Refusal.invalid("security.bad-login"));
    }
    Optional<Refusal> person = againstPerson(name, position);
    if (person.isPresent()) {
      return person;
    }
    return isThere(unit)
        ? againstRoles(roles)
        : Optional.of(Refusal.invalid("security.no-such-unit"));
  }

  Optional<Refusal> againstPerson(String name, String position) {
    if (name == null || name.isBlank() || !fits(name)) {
      return Optional.of(Refusal.invalid("security.bad-name", Map.of("max", MAX_NAME)));
    }
    return position == null || !fits(position)
        ? Optional.of(Refusal.invalid("security.bad-position", Map.of("max", MAX_NAME)))
        : Optional.empty();
  }

  Optional<Refusal> againstRoles(List<RoleIn> roles) {
    boolean good =
        roles != null
            && !roles.isEmpty()
            && roles.size() <= MAX_ROLES
            && roles.stream().allMatch(this::isForPeople);
    return good
        ? Optional.empty()
        : Optional.of(Refusal.invalid("security.bad-roles", Map.of("max", MAX_ROLES)));
  }

  /** Displays are made with the register of devices. */
  private boolean isForPeople(RoleIn held) {
    return held.role() != null && held.role() != Role.DISPLAY && isThere(held.unit());
  }

  private boolean isThere(UnitId unit) {
    return unit != null && !units.subtree(unit).isEmpty();
  }

  private static boolean fits(String text) {
    return text.length() <= MAX_NAME && Folding.isStorable(text);
  }
}

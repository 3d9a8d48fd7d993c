package vn.diemcau.security.internal;

import java.util.Locale;
import vn.diemcau.security.Role;

/** A role as it stands in tables and in the audit trail: {@code it-staff}. */
final class RoleText {

  private RoleText() {}

  static String of(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Role parse(String text) {
    return Role.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}

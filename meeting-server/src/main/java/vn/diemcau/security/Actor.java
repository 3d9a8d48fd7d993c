package vn.diemcau.security;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import vn.diemcau.organisation.UnitId;

/**
 * Who acts: the person of a signed-in session, as every command and every read is checked against.
 *
 * @param account null for who came in by an entry code
 * @param unit the person's own unit; for an entry code the site's unit
 * @param sitePass null unless the session was opened by an entry code
 */
public record Actor(
    AccountId account,
    String login,
    String name,
    String position,
    UnitId unit,
    List<RoleIn> roles,
    SitePass sitePass)
    implements Serializable {

  public Actor {
    roles = List.copyOf(roles);
  }

  public Optional<SitePass> pass() {
    return Optional.ofNullable(sitePass);
  }

  public boolean has(Role role) {
    return roles.stream().anyMatch(r -> r.role() == role);
  }
}

package vn.diemcau.security.web;

import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import vn.diemcau.security.Actor;

/** A session's person as Spring Security holds it during one request; never stored. */
final class SignedIn extends AbstractAuthenticationToken {

  private final transient Actor actor;
  private final boolean mustChangePassword;
  private final String language;
  private final boolean largeType;

  SignedIn(Actor actor, boolean mustChangePassword, String language, boolean largeType) {
    super(List.of());
    this.actor = actor;
    this.mustChangePassword = mustChangePassword;
    this.language = language;
    this.largeType = largeType;
    setAuthenticated(true);
  }

  @Override
  public Actor getPrincipal() {
    return actor;
  }

  @Override
  public Object getCredentials() {
    return null;
  }

  @Override
  public String getName() {
    return actor.login();
  }

  boolean mustChangePassword() {
    return mustChangePassword;
  }

  String language() {
    return language;
  }

  boolean largeType() {
    return largeType;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedIn that && actor.equals(that.actor);
  }

  @Override
  public int hashCode() {
    return Objects.hash(actor);
  }
}

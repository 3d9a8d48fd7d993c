package vn.diemcau.shared;

/** The family of a refusal, which decides the HTTP status it travels with. */
public enum RefusalKind {
  INVALID(422),
  NOT_SIGNED_IN(401),
  FORBIDDEN(403),
  NOT_FOUND(404),
  CONFLICT(409),
  TOO_LARGE(413),
  WRONG_TYPE(415),
  THROTTLED(429),
  UNAVAILABLE(503);

  private final int status;

  RefusalKind(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }
}

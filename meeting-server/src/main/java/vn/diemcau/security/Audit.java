package vn.diemcau.security;

import java.util.Map;

/**
 * The audit trail: who did what to what, when and from where. It can be added to and read, and
 * changed by no one; the database itself refuses that.
 */
public interface Audit {

  /**
   * Adds an entry in the caller's transaction, with the client's address of the current request.
   *
   * @param actor null for the system itself and for who could not be signed in
   * @param kind {@code feature.verb}, such as {@code document.opened}
   * @param subject what it was done to, as a person would name it or its id
   * @param details further values; never a password or a code
   */
  void record(Actor actor, String kind, String subject, Map<String, ?> details);

  /** The same for what did not come in by an HTTP request, such as a frame of a WebSocket. */
  void record(Actor actor, String kind, String subject, Map<String, ?> details, String address);
}

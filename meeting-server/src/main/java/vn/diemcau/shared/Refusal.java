package vn.diemcau.shared;

import java.util.Map;

/**
 * Why something was not done: a stable code for programs, arguments for the sentence that a person
 * reads. The sentences stand in {@code messages/<feature>_vi.properties} and {@code _en} under the
 * code.
 *
 * @param code {@code <feature>.<what>}, never renamed
 * @param args values for the {@code {name}} placeholders of the sentence
 */
public record Refusal(String code, RefusalKind kind, Map<String, Object> args) {

  public Refusal {
    args = Map.copyOf(args);
  }

  public static Refusal of(RefusalKind kind, String code) {
    return new Refusal(code, kind, Map.of());
  }

  public static Refusal of(RefusalKind kind, String code, Map<String, Object> args) {
    return new Refusal(code, kind, args);
  }

  public static Refusal invalid(String code) {
    return of(RefusalKind.INVALID, code);
  }

  public static Refusal invalid(String code, Map<String, Object> args) {
    return of(RefusalKind.INVALID, code, args);
  }

  public static Refusal forbidden(String code) {
    return of(RefusalKind.FORBIDDEN, code);
  }

  public static Refusal notFound(String code) {
    return of(RefusalKind.NOT_FOUND, code);
  }

  public static Refusal conflict(String code) {
    return of(RefusalKind.CONFLICT, code);
  }
}

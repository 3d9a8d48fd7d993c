package vn.diemcau.documentstore;

import java.util.Map;

/**
 * Why the store did not take a file or a query. The sentences stand in {@code
 * messages/document-store_vi.properties} and {@code _en} under {@link #code()}.
 *
 * @param args values for the sentence's placeholders
 */
public record StoreRefusal(Reason reason, Map<String, Object> args) {

  /** Every reason; its code is never renamed. */
  public enum Reason {
    TOO_LARGE("too-large"),
    EMPTY("empty"),
    UPLOAD_BROKEN("upload-broken"),
    TYPE_NOT_ALLOWED("type-not-allowed"),
    MACROS("macros"),
    PASSWORD("password"),
    ZIP_BOMB("zip-bomb"),
    BROKEN("broken"),
    QUERY_EMPTY("query-empty"),
    QUERY_TOO_LONG("query-too-long");

    private final String code;

    Reason(String code) {
      this.code = "document-store." + code;
    }

    public String code() {
      return code;
    }
  }

  public StoreRefusal {
    args = Map.copyOf(args);
  }

  static StoreRefusal of(Reason reason) {
    return new StoreRefusal(reason, Map.of());
  }

  public String code() {
    return reason.code();
  }
}

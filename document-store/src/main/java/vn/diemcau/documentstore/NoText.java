package vn.diemcau.documentstore;

import java.util.Arrays;

/** Why a file that is kept has no text to search. */
public enum NoText {
  /** A picture; nobody reads it for words here. */
  PICTURE("picture"),
  /** Its pages hold no characters, as a scan's. */
  EMPTY("empty"),
  ENCRYPTED("encrypted"),
  BROKEN("broken"),
  TOO_COMPLEX("too-complex"),
  TOO_SLOW("too-slow"),
  TOO_MUCH_MEMORY("too-much-memory"),
  /** The worker ended without a word, each time it was asked. */
  WORKER_DIED("worker-died");

  private final String name;

  NoText(String name) {
    this.name = name;
  }

  /** The code of its sentence in {@code messages/document-store_*.properties}. */
  public String code() {
    return "document-store.no-text." + name;
  }

  String stored() {
    return name;
  }

  /** A worker is not trusted to know the names: what it invents counts as broken. */
  static NoText of(String stored) {
    return Arrays.stream(values()).filter(r -> r.name.equals(stored)).findFirst().orElse(BROKEN);
  }
}

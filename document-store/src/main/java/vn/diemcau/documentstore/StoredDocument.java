package vn.diemcau.documentstore;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A document as the store knows it.
 *
 * @param size bytes
 * @param noText why there is no text; empty unless {@code text} is NONE
 * @param pageKind what its pages are: {@code page}, {@code slide}, {@code sheet}, or {@code part}
 *     where the file has no pages of its own; null until the text is ready
 * @param pages how many pages hold text, 0 until the text is ready
 * @param cut whether text beyond the limits was left out
 */
public record StoredDocument(
    UUID id,
    String title,
    Set<String> scopes,
    String hash,
    long size,
    FileType type,
    TextState text,
    Optional<NoText> noText,
    String pageKind,
    int pages,
    boolean cut) {

  public StoredDocument {
    scopes = Set.copyOf(scopes);
  }
}

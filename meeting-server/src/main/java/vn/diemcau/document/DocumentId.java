package vn.diemcau.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;
import vn.diemcau.shared.NewId;

/** Identifies a document of a meeting. */
public record DocumentId(@JsonValue UUID value) {

  public DocumentId {
    Objects.requireNonNull(value);
  }

  @JsonCreator
  public static DocumentId of(String text) {
    return new DocumentId(UUID.fromString(text));
  }

  public static DocumentId next() {
    return new DocumentId(NewId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

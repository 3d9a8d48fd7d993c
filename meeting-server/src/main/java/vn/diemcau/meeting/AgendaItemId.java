package vn.diemcau.meeting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;
import vn.diemcau.shared.NewId;

/** Identifies an item of a meeting's agenda. */
public record AgendaItemId(@JsonValue UUID value) {

  public AgendaItemId {
    Objects.requireNonNull(value);
  }

  @JsonCreator
  public static AgendaItemId of(String text) {
    return new AgendaItemId(UUID.fromString(text));
  }

  public static AgendaItemId next() {
    return new AgendaItemId(NewId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

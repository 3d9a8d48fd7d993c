package vn.diemcau.organisation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import vn.diemcau.shared.NewId;

/** Identifies a unit, over all changes of its name or parent. */
public record UnitId(@JsonValue UUID value) implements Serializable {

  public UnitId {
    Objects.requireNonNull(value);
  }

  @JsonCreator
  public static UnitId of(String text) {
    return new UnitId(UUID.fromString(text));
  }

  public static UnitId next() {
    return new UnitId(NewId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

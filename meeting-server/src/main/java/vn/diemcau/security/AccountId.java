package vn.diemcau.security;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import vn.diemcau.shared.NewId;

/** Identifies a person's account. */
public record AccountId(@JsonValue UUID value) implements Serializable {

  public AccountId {
    Objects.requireNonNull(value);
  }

  @JsonCreator
  public static AccountId of(String text) {
    return new AccountId(UUID.fromString(text));
  }

  public static AccountId next() {
    return new AccountId(NewId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

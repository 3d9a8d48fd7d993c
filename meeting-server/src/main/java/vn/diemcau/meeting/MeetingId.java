package vn.diemcau.meeting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;
import vn.diemcau.shared.NewId;

/** Identifies a meeting, from its first draft on. */
public record MeetingId(@JsonValue UUID value) {

  public MeetingId {
    Objects.requireNonNull(value);
  }

  @JsonCreator
  public static MeetingId of(String text) {
    return new MeetingId(UUID.fromString(text));
  }

  public static MeetingId next() {
    return new MeetingId(NewId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

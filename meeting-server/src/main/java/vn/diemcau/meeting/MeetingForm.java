package vn.diemcau.meeting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** How the units come together. */
public enum MeetingForm {
  ONLINE("online"),
  IN_PERSON("in-person"),
  MIXED("mixed");

  private final String code;

  MeetingForm(String code) {
    this.code = code;
  }

  /** The name in JSON and in the database. */
  @JsonValue
  public String code() {
    return code;
  }

  public static Optional<MeetingForm> ofCode(String code) {
    return Arrays.stream(values()).filter(v -> v.code.equals(code)).findFirst();
  }

  @JsonCreator
  static MeetingForm fromJson(String code) {
    return ofCode(code).orElseThrow(() -> new IllegalArgumentException("unknown " + code));
  }
}

package vn.diemcau.meeting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a person is in one meeting; a person may hold several. */
public enum MeetingRole {
  CHAIR("chair"),
  DEPUTY_CHAIR("deputy-chair"),
  SECRETARY("secretary"),
  TECHNICIAN("technician"),
  DELEGATE("delegate"),
  /** Leads the unit that attends; speaks for it. */
  LEADER_OF_UNIT("leader-of-unit"),
  /** A screen that shows the meeting and acts in nothing. */
  DISPLAY("display");

  private final String code;

  MeetingRole(String code) {
    this.code = code;
  }

  /** The name in JSON and in the database. */
  @JsonValue
  public String code() {
    return code;
  }

  public static Optional<MeetingRole> ofCode(String code) {
    return Arrays.stream(values()).filter(v -> v.code.equals(code)).findFirst();
  }

  @JsonCreator
  static MeetingRole fromJson(String code) {
    return ofCode(code).orElseThrow(() -> new IllegalArgumentException("unknown " + code));
  }
}

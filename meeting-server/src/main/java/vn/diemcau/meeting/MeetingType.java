package vn.diemcau.meeting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What kind of meeting an office calls it. */
public enum MeetingType {
  /** Regular briefing. */
  GIAO_BAN("giao-ban"),
  /** Review of a part of the year. */
  SO_KET("so-ket"),
  /** Review of a whole year or campaign. */
  TONG_KET("tong-ket"),
  /** Roll-out of a decision. */
  TRIEN_KHAI("trien-khai"),
  /** Training. */
  TAP_HUAN("tap-huan"),
  /** Called outside the plan. */
  DOT_XUAT("dot-xuat"),
  /** Emergency. */
  KHAN("khan");

  private final String code;

  MeetingType(String code) {
    this.code = code;
  }

  /** The name in JSON and in the database. */
  @JsonValue
  public String code() {
    return code;
  }

  public static Optional<MeetingType> ofCode(String code) {
    return Arrays.stream(values()).filter(v -> v.code.equals(code)).findFirst();
  }

  @JsonCreator
  static MeetingType fromJson(String code) {
    return ofCode(code).orElseThrow(() -> new IllegalArgumentException("unknown " + code));
  }
}

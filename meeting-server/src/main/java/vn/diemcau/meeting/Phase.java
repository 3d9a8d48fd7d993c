package vn.diemcau.meeting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Where a meeting stands in its life, from the first draft to its close. */
public enum Phase {
  DRAFT("draft"),
  ANNOUNCED("announced"),
  LINE_CHECK("line-check"),
  LIVE("live"),
  RECESS("recess"),
  CLOSED("closed"),
  POSTPONED("postponed"),
  CANCELLED("cancelled");

  private final String code;

  Phase(String code) {
    this.code = code;
  }

  /** The name in JSON and in the database. */
  @JsonValue
  public String code() {
    return code;
  }

  public static Optional<Phase> ofCode(String code) {
    return Arrays.stream(values()).filter(p -> p.code.equals(code)).findFirst();
  }

  @JsonCreator
  static Phase fromJson(String code) {
    return ofCode(code).orElseThrow(() -> new IllegalArgumentException("no phase " + code));
  }

  /** The phases that the live room may bring a meeting to from this one. */
  public Set<Phase> enteredByRoom() {
    return switch (this) {
      case ANNOUNCED -> Set.of(LINE_CHECK);
      case LINE_CHECK -> Set.of(LIVE);
      case LIVE -> Set.of(RECESS, CLOSED);
      case RECESS -> Set.of(LIVE, CLOSED);
      case CLOSED -> Set.of(LIVE, RECESS);
      case DRAFT, POSTPONED, CANCELLED -> Set.of();
    };
  }

  /** Whether sites may be in the room. */
  public boolean roomOpen() {
    return this == LINE_CHECK || this == LIVE || this == RECESS;
  }

  /** Whether it is called for a time and has not started. */
  public boolean awaited() {
    return this == ANNOUNCED || this == LINE_CHECK;
  }

  /** Whether its time is fixed and what happens at a time is planned. */
  public boolean timed() {
    return this == ANNOUNCED || roomOpen();
  }

  /** Whether the plan itself may still be rewritten. */
  public boolean editable() {
    return this == DRAFT || this == ANNOUNCED || this == LINE_CHECK || this == POSTPONED;
  }
}

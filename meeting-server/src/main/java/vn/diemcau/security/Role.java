package vn.diemcau.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.Set;

/** What a person is in a unit; it holds for the unit and everything below it. */
public enum Role {
  @JsonProperty("it-staff")
  IT_STAFF,
  @JsonProperty("leader")
  LEADER,
  @JsonProperty("secretary")
  SECRETARY,
  @JsonProperty("technician")
  TECHNICIAN,
  @JsonProperty("delegate")
  DELEGATE,
  /** A screen of a site that only shows: it acts in nothing and has no rights. */
  @JsonProperty("display")
  DISPLAY;

  /** The roles that people may have. */
  public static Set<Role> ofPeople() {
    return EnumSet.complementOf(EnumSet.of(DISPLAY));
  }
}

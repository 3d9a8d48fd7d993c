package vn.diemcau.security;

import com.fasterxml.jackson.annotation.JsonProperty;

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
  DELEGATE
}

package vn.diemcau.invitation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * What a unit replied to an invitation.
 *
 * @param reason why it cannot come, or why another goes; empty where it comes as invited
 * @param people who comes; at least the deputy where another goes, none where nobody comes
 * @param consent the chair's word on a deputy; null where none is needed or none was given yet
 * @param forStart the start that the meeting had when it was given: moved, it has to be given again
 * @param onBehalf entered by the office for a unit that told it by telephone
 */
public record Reply(
    Kind kind,
    String reason,
    List<Person> people,
    Consent consent,
    Instant forStart,
    String byName,
    boolean onBehalf,
    Instant at) {

  public Reply {
    people = List.copyOf(people);
  }

  /** Whether the unit comes. */
  public enum Kind {
    @JsonProperty("accepted")
    ACCEPTED,
    @JsonProperty("declined")
    DECLINED,
    /** Somebody goes in the place of who was invited (dự thay). */
    @JsonProperty("deputy")
    DEPUTY
  }

  /** One who comes; position and phone may be empty. */
  public record Person(String name, String position, String phone) {}

  /** The chair's word on a deputy, as it was given or entered for the chair. */
  public record Consent(boolean granted, String byName, Instant at) {}

  /** Whether it still holds for a meeting that starts then. */
  public boolean holdsFor(Instant start) {
    return forStart.equals(start);
  }
}

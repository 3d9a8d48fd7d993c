package vn.diemcau.room.state;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.diemcau.organisation.UnitId;

/**
 * What the attendance report says of a unit, derived from the room's state with its corrections.
 *
 * @param site where the unit attends
 * @param reason why it is absent; empty when not given
 * @param composition null when no one is named
 * @param deputies the people who came instead of the required ones
 * @param headcount people who came for the unit
 */
public record Standing(
    UnitId unit,
    UnitId site,
    Presence state,
    String reason,
    Composition composition,
    List<String> deputies,
    int headcount) {

  /** How a unit took part. */
  public enum Presence {
    @JsonProperty("present")
    PRESENT("present"),
    @JsonProperty("elsewhere")
    ELSEWHERE("elsewhere"),
    @JsonProperty("absent-reason")
    ABSENT_WITH_REASON("absent-reason"),
    @JsonProperty("absent")
    ABSENT("absent");

    private final String code;

    Presence(String code) {
      this.code = code;
    }

    static Optional<Presence> ofCode(String code) {
      return Arrays.stream(values()).filter(p -> p.code.equals(code)).findFirst();
    }
  }

  public boolean came() {
    return state == Presence.PRESENT || state == Presence.ELSEWHERE;
  }

  /** How many came instead of the required people; one at least where a correction says so. */
  public int deputyCount() {
    if (!came()) {
      return 0;
    }
    return composition == Composition.DEPUTY ? Math.max(1, deputies.size()) : deputies.size();
  }

  /** As the report shows it, with the secretary's corrections. */
  public static Standing of(RoomState state, UnitId unit) {
    Standing derived = derived(state, unit);
    Map<CorrectedField, String> corrections = state.corrections().getOrDefault(unit, Map.of());
    return corrections.isEmpty() ? derived : derived.corrected(corrections);
  }

  private static Standing derived(RoomState state, UnitId unit) {
    UnitId planned = state.plan().siteOf(unit).orElse(unit);
    for (Plan.PlannedSite site : state.plan().sites()) {
      List<Attendee> named = named(state, site.site(), unit);
      if (!named.isEmpty()) {
        return named(state, unit, site.site(), named);
      }
    }
    String reason = state.rollCall().absences().get(unit);
    if (reason != null) {
      return new Standing(unit, planned, Presence.ABSENT_WITH_REASON, reason, null, List.of(), 0);
    }
    return unnamed(state, unit, planned);
  }

  private static Standing named(RoomState state, UnitId unit, UnitId site, List<Attendee> people) {
    List<String> deputies =
        people.stream()
            .filter(p -> p.composition() == Composition.DEPUTY)
            .map(Attendee::name)
            .toList();
    // the best of those who came: the required person makes the composition right
    Composition best =
        people.stream().map(Attendee::composition).min(Composition::compareTo).orElseThrow();
    return new Standing(
        unit, site, at(unit, site), "", best, deputies, headcount(state, unit, site));
  }

  /** The unit whose own site it is counts for everybody in the room who is not named otherwise. */
  private static int headcount(RoomState state, UnitId unit, UnitId site) {
    RollCall.Answer answer = counted(state, site);
    int named = (int) answer.people().stream().filter(p -> p.unit().equals(unit)).count();
    return unit.equals(site) ? answer.headcount() - answer.people().size() + named : named;
  }

  private static Standing unnamed(RoomState state, UnitId unit, UnitId site) {
    RollCall.Answer answer = counted(state, site);
    boolean othersNamed = answer != null && !answer.people().isEmpty();
    boolean alone = state.plan().attending(site).size() == 1;
    boolean there = answer != null ? !othersNamed || alone : state.seat(site).seenLive();
    if (!there) {
      return new Standing(unit, site, Presence.ABSENT, "", null, List.of(), 0);
    }
    int headcount = answer == null ? 0 : headcount(state, unit, site);
    return new Standing(unit, site, at(unit, site), "", null, List.of(), headcount);
  }

  private static List<Attendee> named(RoomState state, UnitId site, UnitId unit) {
    RollCall.Answer answer = counted(state, site);
    return answer == null
        ? List.of()
        : answer.people().stream().filter(p -> p.unit().equals(unit)).toList();
  }

  /**
   * What counts of a site's answer: what it confirmed, or, where no roll was ever called, what it
   * had prepared before it was seen in the meeting. Null when nothing counts.
   */
  private static RollCall.Answer counted(RoomState state, UnitId site) {
    RollCall roll = state.rollCall();
    RollCall.Answer answer = roll.answers().get(site);
    if (answer == null || answer.state() == RollCall.State.PRESENT) {
      return answer;
    }
    return roll.openedAt() == null && state.seat(site).seenLive() ? answer : null;
  }

  private static Presence at(UnitId unit, UnitId site) {
    return site.equals(unit) ? Presence.PRESENT : Presence.ELSEWHERE;
  }

  /** A field as text, as corrections keep it. */
  public String value(CorrectedField field) {
    return switch (field) {
      case STATE -> state.code;
      case REASON -> reason;
      case COMPOSITION -> composition == null ? "" : code(composition);
      case HEADCOUNT -> Integer.toString(headcount);
    };
  }

  /** Whether a field has this valid value already. */
  boolean has(CorrectedField field, String value) {
    return field == CorrectedField.HEADCOUNT
        ? headcount == Integer.parseInt(value)
        : value(field).equals(value);
  }

  static boolean valid(CorrectedField field, String value) {
    return switch (field) {
      case STATE -> Presence.ofCode(value).isPresent();
      case REASON -> true;
      case COMPOSITION -> value.isEmpty() || composition(value).isPresent();
      case HEADCOUNT -> value.matches("\\d{1,4}");
    };
  }

  private Standing corrected(Map<CorrectedField, String> values) {
    Presence presence =
        Presence.ofCode(values.getOrDefault(CorrectedField.STATE, state.code)).orElseThrow();
    String composed =
        values.getOrDefault(CorrectedField.COMPOSITION, value(CorrectedField.COMPOSITION));
    Composition composition = composition(composed).orElse(null);
    boolean denied =
        values.containsKey(CorrectedField.COMPOSITION) && composition != Composition.DEPUTY;
    int count = Integer.parseInt(values.getOrDefault(CorrectedField.HEADCOUNT, "" + headcount));
    return new Standing(
        unit,
        site,
        presence,
        values.getOrDefault(CorrectedField.REASON, reason),
        composition,
        denied ? List.of() : deputies,
        count);
  }

  private static Optional<Composition> composition(String code) {
    return Arrays.stream(Composition.values()).filter(c -> code(c).equals(code)).findFirst();
  }

  private static String code(Composition composition) {
    return composition.name().toLowerCase(Locale.ROOT);
  }
}

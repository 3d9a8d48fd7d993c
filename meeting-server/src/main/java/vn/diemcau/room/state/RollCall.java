package vn.diemcau.room.state;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import vn.diemcau.organisation.UnitId;

/**
 * The roll of the meeting.
 *
 * @param openedAt when it was last opened; null before
 * @param calledSite the site called by name on stage; null when none
 * @param answers what each site prepared or confirmed
 * @param absences reason by absent unit
 */
public record RollCall(
    boolean open,
    Instant openedAt,
    UnitId calledSite,
    PMap<UnitId, Answer> answers,
    PMap<UnitId, String> absences) {

  static final RollCall EMPTY =
      new RollCall(false, null, null, HashTreePMap.empty(), HashTreePMap.empty());

  /** How far a site is with its answer. */
  public enum State {
    @JsonProperty("none")
    NONE,
    @JsonProperty("ready")
    READY,
    @JsonProperty("present")
    PRESENT,
    @JsonProperty("absent")
    ABSENT
  }

  /** What a site said of itself; {@code READY} is prepared but not confirmed. */
  public record Answer(State state, String chair, List<Attendee> people, int headcount) {

    public Answer {
      people = List.copyOf(people);
    }
  }

  RollCall opened(Instant at) {
    return new RollCall(true, at, null, answers, absences);
  }

  RollCall closed() {
    return new RollCall(false, openedAt, null, answers, absences);
  }

  RollCall called(UnitId site) {
    return new RollCall(open, openedAt, site, answers, absences);
  }

  RollCall answered(UnitId site, Answer answer) {
    boolean done = answer.state() == State.PRESENT && site.equals(calledSite);
    return new RollCall(
        open, openedAt, done ? null : calledSite, answers.plus(site, answer), absences);
  }

  RollCall absent(UnitId unit, String reason) {
    return new RollCall(open, openedAt, calledSite, answers, absences.plus(unit, reason));
  }

  /** The units are there after all. */
  RollCall notAbsent(List<UnitId> units) {
    return new RollCall(open, openedAt, calledSite, answers, absences.minusAll(units));
  }

  /** How a site stands in the roll call: absent when all its units are. */
  public static State stateOf(RoomState state, Plan.PlannedSite planned) {
    return RollCallRules.stateOf(state, planned);
  }
}

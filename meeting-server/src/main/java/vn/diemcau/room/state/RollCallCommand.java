package vn.diemcau.room.state;

import java.util.List;
import vn.diemcau.organisation.UnitId;

/** Commands about who is present. */
public sealed interface RollCallCommand extends RoomCommand {

  int MAX_PEOPLE = 200;
  int MAX_HEADCOUNT = 5000;

  /** What the green room ticked; the roll call only confirms it. */
  @Kind("roll-call.prepare")
  record Prepare(UnitId site, String chair, List<Attendee> people, Integer headcount)
      implements RollCallCommand {
    public Prepare {
      Check.given("site", site);
      chair = Check.optionalText("chair", chair, 200);
      people = checkedPeople(people);
      headcount = checkedCount(headcount, people);
    }
  }

  @Kind("roll-call.open")
  record Open() implements RollCallCommand {}

  /** Confirms what is prepared, or says who is present when {@code people} is given. */
  @Kind("roll-call.answer")
  record Answer(UnitId site, String chair, List<Attendee> people, Integer headcount)
      implements RollCallCommand {
    public Answer {
      Check.given("site", site);
      chair = chair == null ? null : Check.optionalText("chair", chair, 200);
      people = people == null ? null : checkedPeople(people);
      if (people != null || headcount != null) {
        headcount = checkedCount(headcount, people == null ? List.of() : people);
      }
    }
  }

  @Kind("roll-call.absent")
  record Absent(UnitId unit, String reason) implements RollCallCommand {
    public Absent {
      Check.given("unit", unit);
      reason = Check.text("reason", reason, 500);
    }
  }

  @Kind("roll-call.call")
  record Call(UnitId site) implements RollCallCommand {
    public Call {
      Check.given("site", site);
    }
  }

  @Kind("roll-call.close")
  record Close() implements RollCallCommand {}

  /**
   * Corrects what the attendance report says of a unit.
   *
   * @param value empty to take a value out again
   */
  @Kind("attendance.correct")
  record Correct(UnitId unit, CorrectedField field, String value, String reason)
      implements RollCallCommand {
    public Correct {
      Check.given("unit", unit);
      Check.given("field", field);
      value = Check.optionalText("value", value, 500);
      reason = Check.text("reason", reason, 500);
    }
  }

  private static List<Attendee> checkedPeople(List<Attendee> people) {
    List<Attendee> given = people == null ? List.of() : List.copyOf(people);
    if (given.size() > MAX_PEOPLE) {
      throw new IllegalArgumentException("more than " + MAX_PEOPLE + " people");
    }
    return given;
  }

  private static Integer checkedCount(Integer headcount, List<Attendee> people) {
    int count = headcount == null ? people.size() : headcount;
    Check.range("headcount", count, 0, MAX_HEADCOUNT);
    return Math.max(count, people.size());
  }
}

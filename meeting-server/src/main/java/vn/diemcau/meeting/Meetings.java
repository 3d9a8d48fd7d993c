package vn.diemcau.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;

/** The face of the feature: what a meeting is, who takes part in it, and the turn of its phases. */
public interface Meetings {

  /** Everything planned for a meeting; empty for an unknown id. Checks no permission. */
  Optional<MeetingFacts> facts(MeetingId meeting);

  /**
   * What the person is in the meeting. Refused with {@code meeting.unknown} (404) when there is no
   * such meeting or it is a draft that the person may not edit, so that a stranger cannot tell the
   * two apart, and with {@code meeting.not-concerned} (403) when it does not concern the person's
   * unit.
   */
  Outcome<Participation> participation(Actor actor, MeetingId meeting);

  /** The meetings that the person may read, drafts only where they may be edited. */
  Set<MeetingId> visibleTo(Actor actor);

  /** The meetings that the person may read and that are planned to be on within a time. */
  List<MeetingFacts> plannedBetween(Actor actor, Instant from, Instant until);

  /**
   * The meetings whose rooms are open and whose convening unit stands below that of a meeting.
   * Checks no permission.
   */
  List<MeetingId> openBelow(MeetingId above);

  /**
   * The latest closed meetings in which a site was called to take part, those of one convening unit
   * before all others. Checks no permission.
   */
  List<MeetingId> closedAt(UnitId site, UnitId convener, int limit);

  /**
   * Brings a meeting to a phase on the live room's decision, within the caller's transaction; also
   * undoes a close by {@code LIVE} or {@code RECESS}. Moves what is planned in time along with it.
   * Refused with {@code meeting.wrong-phase} when {@link Phase#enteredByRoom()} does not hold it.
   *
   * @param at when the room decided it
   * @param reason kept for the record; may be null
   */
  Outcome<MeetingFacts> enter(MeetingId meeting, Phase phase, Instant at, String reason);
}

package vn.diemcau.meeting.internal;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Phase;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** Lets a meeting's editors, and nobody else, at it; the same steps before every change. */
@Component
class MeetingEditors {

  private final MeetingStore meetings;
  private final TiesQuery ties;
  private final MeetingAccess access;

  MeetingEditors(MeetingStore meetings, TiesQuery ties, MeetingAccess access) {
    this.meetings = meetings;
    this.ties = ties;
    this.access = access;
  }

  /** The meeting, held until the transaction ends; refused to who may not edit it. */
  Outcome<MeetingRow> open(Actor actor, MeetingId id) {
    Optional<MeetingRow> found = meetings.lock(id);
    if (found.isEmpty()) {
      return Outcome.refused(Refusal.notFound("meeting.unknown"));
    }
    MeetingRow meeting = found.get();
    return access
        .participation(actor, meeting, ties.of(actor, id))
        .then(
            me ->
                me.mayEdit()
                    ? Outcome.done(meeting)
                    : Outcome.refused(Refusal.forbidden("meeting.not-editor")));
  }

  /** The same, refused in other phases than these. */
  Outcome<MeetingRow> open(Actor actor, MeetingId id, Set<Phase> phases) {
    return open(actor, id)
        .then(
            meeting ->
                phases.contains(meeting.phase())
                    ? Outcome.done(meeting)
                    : Outcome.refused(Refusal.conflict("meeting.wrong-phase")));
  }
}

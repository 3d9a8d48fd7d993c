package vn.diemcau.meeting.internal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.EntryGuard;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** Says whether a site may be let into a meeting by an entry code. */
@Component
class EntryByCode implements EntryGuard {

  private final Meetings meetings;

  EntryByCode(Meetings meetings) {
    this.meetings = meetings;
  }

  @Override
  public Outcome<Void> mayEnter(UUID meeting, UnitId site) {
    Optional<MeetingFacts> facts = meetings.facts(new MeetingId(meeting));
    if (facts.isEmpty()) {
      return Outcome.refused(Refusal.notFound("meeting.unknown"));
    }
    if (facts.get().isRehearsal()) {
      // a code of the meeting itself lets in here too, and outlives nothing
      return Outcome.refused(Refusal.conflict("meeting.no-codes-in-rehearsal"));
    }
    if (!facts.get().sites().contains(site)) {
      return Outcome.refused(Refusal.conflict("meeting.not-a-site"));
    }
    return facts.get().phase().timed()
        ? Outcome.done()
        : Outcome.refused(Refusal.conflict("meeting.not-enterable"));
  }
}

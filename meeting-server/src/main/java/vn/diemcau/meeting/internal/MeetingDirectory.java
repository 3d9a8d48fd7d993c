package vn.diemcau.meeting.internal;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.Participation;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** The face of the feature over the database. */
@Component
class MeetingDirectory implements Meetings {

  private final MeetingStore meetings;
  private final MeetingList list;
  private final TiesQuery ties;
  private final MeetingAccess access;
  private final MeetingTimes times;
  private final Rehearsals rehearsals;

  MeetingDirectory(
      MeetingStore meetings,
      MeetingList list,
      TiesQuery ties,
      MeetingAccess access,
      MeetingTimes times,
      Rehearsals rehearsals) {
    this.rehearsals = rehearsals;
    this.meetings = meetings;
    this.list = list;
    this.ties = ties;
    this.access = access;
    this.times = times;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<MeetingFacts> facts(MeetingId meeting) {
    return meetings.find(meeting).map(meetings::facts).or(() -> rehearsals.facts(meeting));
  }

  @Override
  @Transactional(readOnly = true)
  public Outcome<Participation> participation(Actor actor, MeetingId meeting) {
    return meetings
        .find(meeting)
        .map(found -> access.participation(actor, found, ties.of(actor, meeting)))
        .orElseGet(() -> rehearsals.participation(actor, meeting));
  }

  @Override
  @Transactional(readOnly = true)
  public Set<MeetingId> visibleTo(Actor actor) {
    return new LinkedHashSet<>(list.visibleTo(actor));
  }

  @Override
  @Transactional(readOnly = true)
  public List<MeetingFacts> plannedBetween(Actor actor, Instant from, Instant until) {
    return list.plannedBetween(actor, from, until).stream().map(meetings::facts).toList();
  }

  @Override
  @Transactional(readOnly = true)
  public List<MeetingId> openBelow(MeetingId above) {
    return meetings.find(above).map(list::openBelow).orElse(List.of());
  }

  @Override
  @Transactional(readOnly = true)
  public List<MeetingId> closedAt(UnitId site, UnitId convener, int limit) {
    return list.closedAt(site, convener, limit);
  }

  @Override
  @Transactional
  public Outcome<MeetingFacts> enter(MeetingId id, Phase phase, Instant at, String reason) {
    Optional<MeetingRow> found = meetings.lock(id);
    if (found.isEmpty()) {
      return rehearsals
          .enter(id, phase, at)
          .orElseGet(() -> Outcome.refused(Refusal.notFound("meeting.unknown")));
    }
    MeetingRow before = found.get();
    if (!before.phase().enteredByRoom().contains(phase)) {
      return Outcome.refused(Refusal.conflict("meeting.wrong-phase"));
    }
    rehearsals.meetingOpens(id);
    meetings.enter(id, phase, reason, at);
    moveTimes(before, phase, at);
    return Outcome.done(meetings.facts(meetings.find(id).orElseThrow()));
  }

  private void moveTimes(MeetingRow before, Phase phase, Instant at) {
    switch (phase) {
      case LINE_CHECK -> times.lineCheckOpened(before.id());
      case CLOSED -> times.cancel(before.id());
      default -> {
        if (before.phase() == Phase.CLOSED) {
          times.planEndAgain(before.id(), before.plannedEnd(), at);
        } else {
          times.started(before.id());
        }
      }
    }
  }
}

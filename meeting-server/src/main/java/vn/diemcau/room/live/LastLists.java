package vn.diemcau.room.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.journal.JournalTable;
import vn.diemcau.room.state.Attendee;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.RollCallEvent;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/**
 * Proposes who is at a site: the people of the last closed meeting in which it said so, one of the
 * same convening unit before any other.
 */
@Component
public class LastLists {

  /** So many meetings back a site is looked for. */
  private static final int MEETINGS = 20;

  private static final List<String> LISTS = List.of("roll-call.answered", "roll-call.prepared");

  /**
   * What a site said of itself.
   *
   * @param chair empty when nobody was named, or nobody who is expected now
   * @param people those of units that are expected in the coming meeting too
   */
  public record LastList(
      MeetingId meeting, String title, Instant startsAt, String chair, List<Attendee> people) {}

  private final Meetings meetings;
  private final JournalTable journal;

  LastLists(Meetings meetings, JournalTable journal) {
    this.meetings = meetings;
    this.journal = journal;
  }

  /** For who may sit at the site; done with null when there is no such list. */
  public Outcome<LastList> find(Actor actor, MeetingId meeting, UnitId site) {
    return meetings
        .participation(actor, meeting)
        .then(
            part ->
                part.sites().contains(site)
                    ? Outcome.done(latest(meetings.facts(meeting).orElseThrow(), site))
                    : Outcome.refused(Refusal.forbidden("room.foreign-site")));
  }

  private LastList latest(MeetingFacts coming, UnitId site) {
    return meetings.closedAt(site, coming.convener(), MEETINGS).stream()
        .filter(past -> !past.equals(coming.id()))
        .flatMap(past -> list(past, coming, site).stream())
        .findFirst()
        .orElse(null);
  }

  private Optional<LastList> list(MeetingId past, MeetingFacts coming, UnitId site) {
    return journal
        .lastOf(past, site, LISTS)
        .map(JournalEntry::event)
        .flatMap(
            event ->
                switch (event) {
                  case RollCallEvent.Answered a -> list(past, coming, a.chair(), a.people());
                  case RollCallEvent.Prepared p -> list(past, coming, p.chair(), p.people());
                  default -> Optional.empty();
                });
  }

  private Optional<LastList> list(
      MeetingId past, MeetingFacts coming, String chair, List<Attendee> all) {
    List<Attendee> people =
        all.stream().filter(person -> coming.siteOf(person.unit()).isPresent()).toList();
    if (people.isEmpty()) {
      return Optional.empty();
    }
    boolean chairs = people.stream().anyMatch(person -> person.name().equals(chair));
    MeetingFacts facts = meetings.facts(past).orElseThrow();
    return Optional.of(
        new LastList(past, facts.title(), facts.startsAt(), chairs ? chair : "", people));
  }
}

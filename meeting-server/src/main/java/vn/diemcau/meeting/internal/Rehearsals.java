package vn.diemcau.meeting.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.meeting.MeetingCancelled;
import vn.diemcau.meeting.MeetingChanged;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.MeetingRole;
import vn.diemcau.meeting.Participation;
import vn.diemcau.meeting.Phase;
import vn.diemcau.meeting.RehearsalEnded;
import vn.diemcau.scheduler.Firing;
import vn.diemcau.scheduler.ScheduledHandler;
import vn.diemcau.scheduler.Scheduler;
import vn.diemcau.security.Action;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.security.MachineAccounts;
import vn.diemcau.security.Permissions;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/**
 * Rehearsals of announced meetings. Each has an id of its own, under which the room, its journal
 * and its media know it; so the meeting itself notices nothing, and nothing is left when it ends.
 */
@Component
public class Rehearsals implements ScheduledHandler {

  static final int LEAST_MINUTES = 10;
  static final int MOST_MINUTES = 480;

  private final RehearsalRows rows;
  private final MeetingStore meetings;
  private final TiesQuery ties;
  private final MeetingAccess access;
  private final MeetingTimes times;
  private final Permissions permissions;
  private final Scheduler scheduler;
  private final Audit audit;
  private final InstantSource clock;
  private final ApplicationEventPublisher events;

  Rehearsals(
      RehearsalRows rows,
      MeetingStore meetings,
      TiesQuery ties,
      MeetingAccess access,
      MeetingTimes times,
      Permissions permissions,
      Scheduler scheduler,
      Audit audit,
      InstantSource clock,
      ApplicationEventPublisher events) {
    this.rows = rows;
    this.meetings = meetings;
    this.ties = ties;
    this.access = access;
    this.times = times;
    this.permissions = permissions;
    this.scheduler = scheduler;
    this.audit = audit;
    this.clock = clock;
    this.events = events;
  }

  /**
   * A rehearsal that goes on, as a person sees it.
   *
   * @param mayEnter whether the person takes part in it
   */
  public record Rehearsal(MeetingId id, Instant until, String byName, boolean mayEnter) {}

  /** The rehearsal of a meeting. */
  public Optional<Rehearsal> of(Actor actor, MeetingFacts meeting) {
    return meeting.rehearsalOf() != null
        ? Optional.empty()
        : rows.ofMeeting(meeting.id())
            .map(
                row ->
                    new Rehearsal(
                        row.id(),
                        row.until(),
                        row.byName(),
                        participation(actor, row.id()).isDone()));
  }

  /** Whether the person may begin and end rehearsals of the meeting. */
  public boolean mayRehearse(Actor actor, MeetingFacts meeting, Participation me) {
    return me.lead() || me.mayEdit() || permissions.may(actor, Action.OPERATE, meeting.convener());
  }

  /** Begins a rehearsal, which ends by itself, at the latest when the line check opens. */
  @Transactional
  public Outcome<MeetingId> begin(Actor actor, MeetingId id, int minutes) {
    if (minutes < LEAST_MINUTES || minutes > MOST_MINUTES) {
      return Outcome.refused(
          Refusal.invalid(
              "meeting.rehearsal-bad-minutes",
              Map.of("least", LEAST_MINUTES, "most", MOST_MINUTES)));
    }
    return conducted(actor, id)
        .then(
            meeting -> {
              Instant now = clock.instant();
              Instant opens = times.lineCheck(meeting.startsAt());
              if (meeting.phase() != Phase.ANNOUNCED) {
                return Outcome.refused(Refusal.conflict("meeting.wrong-phase"));
              }
              if (now.plus(Duration.ofMinutes(LEAST_MINUTES)).isAfter(opens)) {
                return Outcome.refused(Refusal.conflict("meeting.rehearsal-too-late"));
              }
              if (rows.ofMeeting(id).isPresent()) {
                return Outcome.refused(Refusal.conflict("meeting.rehearsed-already"));
              }
              Instant wanted = now.plus(Duration.ofMinutes(minutes));
              Instant until =
                  (wanted.isBefore(opens) ? wanted : opens).truncatedTo(ChronoUnit.SECONDS);
              MeetingId rehearsal = MeetingId.next();
              rows.insert(
                  new RehearsalRows.Row(rehearsal, id, Phase.LINE_CHECK, until, actor.name()), now);
              scheduler.at(key(rehearsal), until, MeetingTimes.REHEARSAL_END, rehearsal.toString());
              audit.record(
                  actor,
                  "meeting.rehearsal-begun",
                  meeting.title(),
                  Map.of("meeting", id.toString()));
              return Outcome.done(id);
            });
  }

  /** Ends the rehearsal of a meeting; nothing happens when there is none. */
  @Transactional
  public Outcome<MeetingId> end(Actor actor, MeetingId id) {
    return conducted(actor, id)
        .map(
            meeting -> {
              rows.ofMeeting(id)
                  .ifPresent(
                      row -> {
                        over(row.id());
                        audit.record(
                            actor,
                            "meeting.rehearsal-ended",
                            meeting.title(),
                            Map.of("meeting", id.toString()));
                      });
              return id;
            });
  }

  private Outcome<MeetingRow> conducted(Actor actor, MeetingId id) {
    Optional<MeetingRow> found = meetings.lock(id);
    if (found.isEmpty()) {
      return Outcome.refused(Refusal.notFound("meeting.unknown"));
    }
    MeetingRow meeting = found.get();
    return access
        .participation(actor, meeting, ties.of(actor, id))
        .then(
            me ->
                mayRehearse(actor, meetings.facts(meeting), me)
                    ? Outcome.done(meeting)
                    : Outcome.refused(Refusal.forbidden("meeting.rehearsal-not-permitted")));
  }

  /** The plan of the meeting under the rehearsal's id; empty for an id that is no rehearsal's. */
  Optional<MeetingFacts> facts(MeetingId id) {
    return rows.find(id)
        .flatMap(
            row ->
                meetings
                    .find(row.meeting())
                    .map(meetings::facts)
                    .map(facts -> facts.rehearsed(id, row.phase(), row.until())));
  }

  /**
   * Who takes part: who leads, the technicians, and the rooms' own machines; the IT staff of the
   * convening unit lead it too. Delegates are not called into a rehearsal.
   */
  Outcome<Participation> participation(Actor actor, MeetingId id) {
    Optional<MeetingRow> meeting = rows.find(id).flatMap(row -> meetings.find(row.meeting()));
    if (meeting.isEmpty()) {
      return Outcome.refused(Refusal.notFound("meeting.unknown"));
    }
    return access
        .participation(actor, meeting.get(), ties.of(actor, meeting.get().id()))
        .then(
            me -> {
              boolean operates = permissions.may(actor, Action.OPERATE, meeting.get().convener());
              boolean takesPart =
                  me.lead()
                      || operates
                      || me.is(MeetingRole.TECHNICIAN)
                      || actor.pass().isPresent()
                      || MachineAccounts.isMachine(actor);
              return takesPart
                  ? Outcome.done(rehearsing(me, operates, meeting.get()))
                  : Outcome.refused(Refusal.forbidden("meeting.rehearsal-for-technicians"));
            });
  }

  private static Participation rehearsing(Participation me, boolean operates, MeetingRow meeting) {
    Set<MeetingRole> roles = new HashSet<>(me.roles());
    if (operates) {
      roles.add(MeetingRole.SECRETARY);
    }
    List<vn.diemcau.organisation.UnitId> sites =
        operates && me.sites().isEmpty() ? List.of(meeting.convener()) : me.sites();
    // the plan and its documents are the meeting's
    return new Participation(roles, sites, me.lead() || operates, false);
  }

  /** The turn of a rehearsal's phase; empty for an id that is no rehearsal's. */
  Optional<Outcome<MeetingFacts>> enter(MeetingId id, Phase phase, Instant at) {
    return rows.find(id)
        .map(
            row -> {
              if (!row.phase().enteredByRoom().contains(phase)) {
                return Outcome.refused(Refusal.conflict("meeting.wrong-phase"));
              }
              rows.enter(id, phase, at);
              return Outcome.done(facts(id).orElseThrow());
            });
  }

  /** The meeting itself opens: whatever is rehearsed of it ends first. */
  void meetingOpens(MeetingId meeting) {
    rows.ofMeeting(meeting).ifPresent(row -> over(row.id()));
  }

  /** Within the planners' transaction; a rehearsal follows a changed plan, as its room does. */
  @EventListener
  void on(MeetingChanged news) {
    rows.ofMeeting(news.meeting())
        .ifPresent(
            row -> {
              Instant opens =
                  times.lineCheck(meetings.find(news.meeting()).orElseThrow().startsAt());
              if (news.after() != Phase.ANNOUNCED || opens.isBefore(row.until())) {
                over(row.id());
              } else {
                events.publishEvent(
                    new MeetingChanged(row.id(), row.phase(), row.phase(), news.at()));
              }
            });
  }

  @EventListener
  void on(MeetingCancelled news) {
    meetingOpens(news.meeting());
  }

  private void over(MeetingId id) {
    if (rows.delete(id)) {
      scheduler.cancel(key(id));
      events.publishEvent(new RehearsalEnded(id));
    }
  }

  private static String key(MeetingId rehearsal) {
    return "rehearsal/" + rehearsal;
  }

  @Override
  public String key() {
    return MeetingTimes.REHEARSAL_END;
  }

  /** Its time is over. */
  @Override
  @Transactional
  public void run(Firing firing) {
    over(MeetingId.of(firing.payload()));
  }
}

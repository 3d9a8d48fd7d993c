package vn.diemcau.invitation.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.invitation.Reply;
import vn.diemcau.meeting.Invited;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.Participation;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.security.MachineAccounts;
import vn.diemcau.security.Role;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/**
 * Takes the replies of invited units, and shows who comes, who does not and who has not replied to
 * those who lead or prepare the meeting. A unit sees and gives its own.
 */
@Service
public class Replies {

  /** A reminder is not repeated sooner: whoever is pressed every minute no longer looks. */
  static final Duration REMIND_AGAIN = Duration.ofHours(1);

  private static final Set<Role> SPEAK_FOR_UNIT =
      Set.of(Role.LEADER, Role.SECRETARY, Role.DELEGATE);

  /**
   * An invited unit with its reply.
   *
   * @param under the unit above; null for none
   * @param reply null before the first one
   * @param outdated the reply was for another time of the meeting and has to be given again
   * @param remindedAt null for never
   * @param mine whether who asks speaks for the unit
   */
  public record OfUnit(
      UnitRef unit,
      UnitRef under,
      Reply reply,
      boolean outdated,
      Instant remindedAt,
      boolean mine) {

    /** Whether the unit has replied to the invitation as it stands now. */
    public boolean replied() {
      return reply != null && !outdated;
    }
  }

  private final ReplyRows rows;
  private final Meetings meetings;
  private final Units units;
  private final Audit audit;
  private final InstantSource clock;

  Replies(ReplyRows rows, Meetings meetings, Units units, Audit audit, InstantSource clock) {
    this.rows = rows;
    this.meetings = meetings;
    this.units = units;
    this.audit = audit;
    this.clock = clock;
  }

  /** All invited units, for who leads or prepares the meeting; else those the person speaks for. */
  public Outcome<List<OfUnit>> seenBy(Actor actor, MeetingId meeting) {
    return meetings
        .participation(actor, meeting)
        .map(
            who -> {
              MeetingFacts facts = meetings.facts(meeting).orElseThrow();
              return all(actor, facts).stream().filter(u -> manages(who) || u.mine()).toList();
            });
  }

  /** The same for who leads or prepares the meeting, and for nobody else. */
  public Outcome<List<OfUnit>> managedBy(Actor actor, MeetingId meeting) {
    return meetings
        .participation(actor, meeting)
        .then(
            who ->
                manages(who)
                    ? Outcome.done(all(actor, meetings.facts(meeting).orElseThrow()))
                    : Outcome.refused(Refusal.forbidden("invitation.not-permitted")));
  }

  private List<OfUnit> all(Actor actor, MeetingFacts meeting) {
    Map<UnitId, Reply> replies = rows.of(meeting.id());
    Map<UnitId, Instant> reminded = rows.reminded(meeting.id());
    List<OfUnit> all = new ArrayList<>();
    for (Invited invited : replying(meeting)) {
      UnitId unit = invited.unit();
      Reply reply = replies.get(unit);
      all.add(
          new OfUnit(
              units.ref(unit),
              units.find(unit).map(u -> u.parentId()).map(units::ref).orElse(null),
              reply,
              reply != null && !reply.holdsFor(meeting.startsAt()),
              reminded.get(unit),
              speaksFor(actor, unit)));
    }
    return all;
  }

  /** At a source from elsewhere nobody is who could come. */
  private static List<Invited> replying(MeetingFacts meeting) {
    return meeting.invited().stream().filter(i -> !i.outside()).toList();
  }

  /** Takes a unit's reply: from its own people, or from the office that was told by telephone. */
  @Transactional
  public Outcome<Void> give(
      Actor actor,
      MeetingId meeting,
      UnitId unit,
      Reply.Kind kind,
      String reason,
      List<Reply.Person> people) {
    Optional<Refusal> nonsense = ReplyCheck.refuses(kind, reason, people);
    if (nonsense.isPresent()) {
      return Outcome.refused(nonsense.get());
    }
    return awaited(actor, meeting)
        .then(
            who -> {
              MeetingFacts facts = meetings.facts(meeting).orElseThrow();
              boolean own = speaksFor(actor, unit);
              if (replying(facts).stream().noneMatch(i -> i.unit().equals(unit))) {
                return Outcome.refused(Refusal.notFound("invitation.not-invited"));
              }
              if (!own && !manages(who)) {
                return Outcome.refused(Refusal.forbidden("invitation.not-your-unit"));
              }
              Instant now = clock.instant();
              rows.put(
                  meeting,
                  unit,
                  new Reply(
                      kind,
                      reason.strip(),
                      people,
                      null,
                      facts.startsAt(),
                      actor.name(),
                      !own,
                      now));
              audit.record(
                  actor,
                  "invitation.replied",
                  facts.title(),
                  Map.of(
                      "meeting", meeting.toString(),
                      "unit", units.label(unit),
                      "reply", kind.name().toLowerCase(java.util.Locale.ROOT)));
              return Outcome.done();
            });
  }

  /**
   * The chair's word on a deputy, given by who leads the meeting.
   *
   * @param given when the reply was given that the chair read; one that came since is not meant
   */
  @Transactional
  public Outcome<Void> consent(
      Actor actor, MeetingId meeting, UnitId unit, Instant given, boolean granted) {
    return awaited(actor, meeting)
        .then(
            who -> {
              if (!who.lead()) {
                return Outcome.refused(Refusal.forbidden("invitation.not-permitted"));
              }
              Reply.Consent word = new Reply.Consent(granted, actor.name(), clock.instant());
              if (given == null || !rows.consent(meeting, unit, given, word)) {
                return Outcome.refused(Refusal.conflict("invitation.reply-changed"));
              }
              audit.record(
                  actor,
                  granted ? "invitation.deputy-accepted" : "invitation.deputy-refused",
                  units.label(unit),
                  Map.of("meeting", meeting.toString()));
              return Outcome.done();
            });
  }

  /** Reminds every unit that has not replied and was not reminded just now; tells how many. */
  @Transactional
  public Outcome<Integer> remind(Actor actor, MeetingId meeting) {
    return awaited(actor, meeting)
        .then(who -> managedBy(actor, meeting))
        .then(
            all -> {
              Instant now = clock.instant();
              List<UnitId> due =
                  all.stream()
                      .filter(u -> !u.replied() && mayBeReminded(u.remindedAt(), now))
                      .map(u -> u.unit().id())
                      .toList();
              if (due.isEmpty()) {
                return Outcome.refused(Refusal.conflict("invitation.nobody-to-remind"));
              }
              rows.remind(meeting, due, now);
              audit.record(
                  actor,
                  "invitation.reminded",
                  meetings.facts(meeting).orElseThrow().title(),
                  Map.of("meeting", meeting.toString(), "units", due.size()));
              return Outcome.done(due.size());
            });
  }

  private static boolean mayBeReminded(Instant last, Instant now) {
    return last == null || !last.plus(REMIND_AGAIN).isAfter(now);
  }

  /** Who the person is in a meeting that is called and has not started; nobody to a rehearsal. */
  private Outcome<Participation> awaited(Actor actor, MeetingId meeting) {
    return meetings
        .participation(actor, meeting)
        .then(
            who -> {
              MeetingFacts facts = meetings.facts(meeting).orElseThrow();
              return facts.phase().awaited() && !facts.isRehearsal()
                  ? Outcome.done(who)
                  : Outcome.refused(Refusal.conflict("invitation.not-awaited"));
            });
  }

  private static boolean manages(Participation who) {
    return who.lead() || who.mayEdit();
  }

  /** People of the unit itself: neither its machines nor who only looks after them. */
  private static boolean speaksFor(Actor actor, UnitId unit) {
    if (actor.pass().isPresent() || MachineAccounts.isMachine(actor)) {
      return false;
    }
    boolean holds =
        actor.roles().stream()
            .anyMatch(r -> r.unit().equals(unit) && SPEAK_FOR_UNIT.contains(r.role()));
    boolean onlyMachines =
        actor.roles().stream()
            .anyMatch(r -> r.unit().equals(unit) && !SPEAK_FOR_UNIT.contains(r.role()));
    return holds || actor.unit().equals(unit) && !onlyMachines;
  }
}

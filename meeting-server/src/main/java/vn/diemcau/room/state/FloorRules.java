package vn.diemcau.room.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** The floor: at most the main site, one floor and one exchange partner are heard. */
final class FloorRules {

  static final int MAX_MINUTES = 240;

  private FloorRules() {}

  private static final Rule SOMEONE_HAS_IT =
      q -> q.state().floor().held() != null ? null : Refusal.conflict("room.floor-is-free");

  private static final Rule EXCHANGE_GOES_ON =
      q -> q.state().floor().exchange() != null ? null : Refusal.conflict("room.no-exchange");

  private static final Rule HAS_TIME_LIMIT =
      q ->
          q.state().floor().held().minutes() != null
              ? null
              : Refusal.conflict("room.no-speaking-time");

  private static final Rule MAIN_SITE_IS_THERE =
      q -> q.state().mainSiteLinked() ? null : Refusal.conflict("room.main-site-away");

  private static final Rule MAIN_SITE_IS_AWAY =
      q -> q.state().mainSiteLinked() ? Refusal.conflict("room.main-site-is-there") : null;

  private static final Rule HANDED_OVER =
      q ->
          q.state().floor().actingMainSite() != null
              ? null
              : Refusal.conflict("room.not-handed-over");

  /** The main site is always heard and needs no floor. */
  private static Rule notMainSite(UnitId site) {
    return q ->
        site.equals(q.state().effectiveMainSite())
            ? Refusal.conflict("room.main-site-needs-no-floor")
            : null;
  }

  private static Rule minutes(Integer minutes) {
    return q ->
        minutes == null || minutes >= 1 && minutes <= MAX_MINUTES
            ? null
            : Refusal.invalid("room.minutes-out-of-range");
  }

  private static Rule requestOf(UUID request, UnitId site) {
    return q ->
        request == null || q.state().request(request).filter(r -> r.site().equals(site)).isPresent()
            ? null
            : Refusal.conflict("room.request-gone");
  }

  private static Rule notOnFloor(UnitId site) {
    return q -> q.state().floor().heldBy(site) ? Refusal.conflict("room.already-has-floor") : null;
  }

  static Outcome<List<RoomEvent>> decide(Question q, FloorCommand command) {
    return switch (command) {
      case FloorCommand.Invite invite -> invite(q, invite);
      case FloorCommand.Exchange(UnitId site) ->
          Rule.decide(
              q,
              List.of(
                  Rules.LEADS,
                  Rules.in(Phase.LIVE),
                  Rules.CHAIR_WINS,
                  Rules.takesPart(site),
                  notMainSite(site),
                  SOMEONE_HAS_IT,
                  notOnFloor(site),
                  MAIN_SITE_IS_THERE,
                  AboveRules.notAbove(site),
                  Rules.linked(site)),
              () -> List.of(new FloorEvent.ExchangeGiven(site)));
      case FloorCommand.EndExchange() ->
          Rule.decide(
              q,
              List.of(Rules.LEADS, Rules.in(Phase.LIVE), Rules.CHAIR_WINS, EXCHANGE_GOES_ON),
              () -> List.of(new FloorEvent.ExchangeEnded(q.state().floor().exchange().site())));
      case FloorCommand.Withdraw() ->
          Rule.decide(
              q,
              List.of(
                  Rules.LEADS_OR_HAS_FLOOR, Rules.in(Phase.LIVE), Rules.CHAIR_WINS, SOMEONE_HAS_IT),
              () -> List.of(new FloorEvent.Withdrawn(q.state().floor().held().site())));
      case FloorCommand.Extend(int minutes) ->
          Rule.decide(
              q,
              List.of(
                  Rules.LEADS,
                  Rules.in(Phase.LIVE),
                  Rules.CHAIR_WINS,
                  minutes(minutes),
                  SOMEONE_HAS_IT,
                  HAS_TIME_LIMIT),
              () -> List.of(extended(q.state().floor().held(), minutes, q.now())));
      case FloorCommand.MuteAll() ->
          Rule.decide(
              q,
              List.of(Rules.LEADS, Rules.in(Phase.LIVE), Rules.CHAIR_WINS),
              () -> List.of(new FloorEvent.MutedAll()));
      case FloorCommand.HandOver(UnitId site) ->
          Rule.decide(
              q,
              List.of(
                  Rules.LEADS,
                  Rules.in(Phase.LIVE),
                  Rules.CHAIR_WINS,
                  Rules.takesPart(site),
                  MAIN_SITE_IS_AWAY,
                  Rules.linked(site)),
              () -> List.of(new FloorEvent.HandedOver(site)));
      case FloorCommand.TakeBack() ->
          Rule.decide(
              q,
              List.of(
                  Rules.LEADS,
                  Rules.in(Rules.OPEN),
                  HANDED_OVER,
                  Rules.linked(q.state().plan().mainSite())),
              () -> List.of(new FloorEvent.TakenBack()));
    };
  }

  private static Outcome<List<RoomEvent>> invite(Question q, FloorCommand.Invite invite) {
    UnitId site = invite.site();
    return Rule.decide(
        q,
        List.of(
            Rules.LEADS,
            Rules.in(Phase.LIVE),
            Rules.CHAIR_WINS,
            Rules.takesPart(site),
            minutes(invite.minutes()),
            notMainSite(site),
            MAIN_SITE_IS_THERE,
            requestOf(invite.request(), site),
            AboveRules.notAbove(site),
            Rules.linked(site)),
        () -> {
          Request request = q.state().request(invite.request()).orElse(null);
          Instant deadline =
              invite.minutes() == null ? null : q.now().plus(Duration.ofMinutes(invite.minutes()));
          return List.of(new FloorEvent.Given(site, request, invite.minutes(), deadline));
        });
  }

  /** More time, counted from now where the time was already over. */
  private static FloorEvent extended(Floor.Held held, int minutes, Instant now) {
    Duration more = Duration.ofMinutes(minutes);
    if (held.pausedWith() != null) {
      return new FloorEvent.Extended(minutes, null, held.pausedWith() + more.toSeconds());
    }
    Instant from = held.deadline().isBefore(now) ? now : held.deadline();
    return new FloorEvent.Extended(minutes, from.plus(more), null);
  }

  /**
   * The clock of the floor stands still while the main site's link is broken, and while it or who
   * has the floor is heard in a meeting above.
   */
  static List<RoomEvent> clockAfter(RoomState after, Instant at) {
    Floor.Held held = after.floor().held();
    if (held == null || held.minutes() == null) {
      return List.of();
    }
    if (!after.floorRuns() && held.deadline() != null) {
      long left = Math.max(0, Duration.between(at, held.deadline()).toSeconds());
      return List.of(new FloorEvent.Paused(left));
    }
    if (after.floorRuns() && held.pausedWith() != null) {
      return List.of(new FloorEvent.Continued(at.plusSeconds(held.pausedWith())));
    }
    return List.of();
  }

  static RoomState apply(RoomState state, Instant at, FloorEvent event) {
    Floor floor = state.floor();
    return switch (event) {
      case FloorEvent.Given(UnitId site, Request request, Integer minutes, Instant deadline) ->
          QueueRules.removed(state, request)
              .with(floor.give(new Floor.Held(site, request, at, minutes, deadline, null)))
              .with(state.direction().withSpeaker(site));
      case FloorEvent.ExchangeGiven(UnitId site) ->
          state.with(floor.partner(new Floor.Partner(site, at)));
      case FloorEvent.ExchangeEnded ignored -> state.with(floor.partner(null));
      case FloorEvent.Withdrawn ignored -> state.with(floor.cleared());
      case FloorEvent.MutedAll() -> state.with(floor.cleared());
      case FloorEvent.Extended(int minutes, Instant deadline, Long pausedWith) ->
          state.with(floor.clock(floor.held().minutes() + minutes, deadline, pausedWith));
      case FloorEvent.Paused(long left) ->
          state.with(floor.clock(floor.held().minutes(), null, left));
      case FloorEvent.Continued(Instant deadline) ->
          state.with(floor.clock(floor.held().minutes(), deadline, null));
      case FloorEvent.HandedOver(UnitId site) ->
          state.with(
              site.equals(state.plan().mainSite()) ? takenBack(state, floor) : floor.acting(site));
      case FloorEvent.TakenBack() -> state.with(takenBack(state, floor));
    };
  }

  /** The main site itself may have been given the floor while another stood in for it. */
  private static Floor takenBack(RoomState state, Floor floor) {
    return floor.acting(state.plan().mainSite()).acting(null);
  }

  /** What is left of the floor when a changed plan no longer holds its sites. */
  static Floor without(Plan plan, Floor floor) {
    Floor next = floor;
    if (next.held() != null && !plan.hasSite(next.held().site())) {
      next = next.cleared();
    }
    if (next.exchange() != null && !plan.hasSite(next.exchange().site())) {
      next = next.partner(null);
    }
    UnitId acting = next.actingMainSite();
    boolean stays = acting != null && plan.hasSite(acting) && !acting.equals(plan.mainSite());
    next = stays ? next : next.acting(null);
    return next.heldBy(plan.mainSite()) ? next.cleared() : next;
  }
}

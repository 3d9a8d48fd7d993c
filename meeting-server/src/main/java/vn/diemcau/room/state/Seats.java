package vn.diemcau.room.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pcollections.PMap;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** Seats: one device of a site has its microphone; others join silent, or take over. */
final class Seats {

  static final int MAX_ENDPOINTS = 20;

  private Seats() {}

  private static Rule notFull(UnitId site) {
    return q ->
        linkedAt(q.state(), site) < MAX_ENDPOINTS ? null : Refusal.conflict("room.seat-full");
  }

  /** Nobody sits at another site's place, the lead's own included. */
  private static Rule ownSite(UnitId site) {
    return q -> q.by().isAt(site) ? null : Refusal.forbidden("room.foreign-site");
  }

  private static Rule microphoneFree(SeatCommand.Join join) {
    return q -> {
      Optional<Seat.Endpoint> holder = q.state().seat(join.site()).media();
      boolean asks = join.media() && join.mode() == SeatCommand.Mode.ASK;
      boolean free = holder.isEmpty() || isSame(holder.get(), join, q.by());
      return !asks || free ? null : taken(holder.get());
    };
  }

  private static Refusal taken(Seat.Endpoint holder) {
    return Refusal.of(
        RefusalKind.CONFLICT,
        "room.seat-taken",
        Map.of("deviceName", holder.deviceName(), "since", holder.since().toString()));
  }

  static Outcome<List<RoomEvent>> decide(Question q, SeatCommand command) {
    return switch (command) {
      case SeatCommand.Join join -> join(q, join);
      case SeatCommand.Lost(String id, Instant since) ->
          Rule.decide(q, List.of(Rules.SYSTEM_ONLY), () -> lost(q.state(), id, since));
      case SeatCommand.Leave(String id) ->
          Rule.decide(
              q,
              List.of(Rules.SYSTEM_ONLY),
              () ->
                  q.state().endpoint(id).stream()
                      .<RoomEvent>map(e -> left(e.getKey(), id, SeatEvent.Why.LEFT))
                      .toList());
    };
  }

  private static Outcome<List<RoomEvent>> join(Question q, SeatCommand.Join join) {
    List<Rule> always =
        List.of(Rules.in(Rules.OPEN), Rules.takesPart(join.site()), ownSite(join.site()));
    Optional<Seat.Endpoint> own = resumed(q.state(), join);
    if (own.isPresent()) {
      Seat.Endpoint endpoint = own.get();
      return Rule.decide(
          q,
          always,
          () ->
              endpoint.connected()
                  ? List.of()
                  : List.of(new SeatEvent.Back(join.site(), endpoint.id())));
    }
    List<Rule> rules = new ArrayList<>(always);
    if (q.state().seat(join.site()).endpoints().values().stream()
        .noneMatch(e -> isSame(e, join, q.by()))) {
      rules.add(notFull(join.site()));
    }
    rules.add(microphoneFree(join));
    return Rule.decide(q, rules, () -> joined(q, join));
  }

  /** The device that shows the token which it was given when it first came. */
  static Optional<Seat.Endpoint> resumed(RoomState state, SeatCommand.Join join) {
    return join.resumeHash() == null
        ? Optional.empty()
        : state.seat(join.site()).endpoints().values().stream()
            .filter(e -> e.device().equals(join.device()))
            .filter(e -> e.tokenHash().equals(join.resumeHash()))
            .findFirst();
  }

  /**
   * The same device of the same person without its token: what it asked first was never answered.
   * It is not counted a second time.
   */
  private static boolean isSame(Seat.Endpoint endpoint, SeatCommand.Join join, Doer by) {
    return endpoint.device().equals(join.device())
        && endpoint.view() == join.view()
        && Objects.equals(endpoint.account(), by.account());
  }

  private static List<RoomEvent> joined(Question q, SeatCommand.Join join) {
    Seat seat = q.state().seat(join.site());
    boolean media = join.media() && join.mode() != SeatCommand.Mode.DOCUMENTS_ONLY;
    List<RoomEvent> events =
        seat.endpoints().values().stream()
            .filter(e -> isSame(e, join, q.by()) || media && e.id().equals(seat.mediaEndpoint()))
            .map(e -> left(join.site(), e.id(), SeatEvent.Why.TAKEN_OVER))
            .collect(Collectors.toCollection(ArrayList::new));
    forgotten(seat).ifPresent(id -> events.add(left(join.site(), id, SeatEvent.Why.FORGOTTEN)));
    events.add(
        new SeatEvent.Joined(
            join.site(),
            "e" + (q.state().endpointsMade() + 1),
            join.view(),
            media,
            join.device(),
            join.deviceName(),
            join.newHash(),
            q.by().account()));
    return events;
  }

  /** A silent device that has been away the longest makes room for a new one. */
  private static Optional<String> forgotten(Seat seat) {
    return seat.endpoints().size() < MAX_ENDPOINTS
        ? Optional.empty()
        : seat.endpoints().values().stream()
            .filter(e -> !e.connected() && !e.id().equals(seat.mediaEndpoint()))
            .min(Comparator.comparing(Seat.Endpoint::since))
            .map(Seat.Endpoint::id);
  }

  private static long linkedAt(RoomState state, UnitId site) {
    return state.seat(site).endpoints().values().stream().filter(Seat.Endpoint::connected).count();
  }

  private static RoomEvent left(UnitId site, String endpoint, SeatEvent.Why why) {
    return new SeatEvent.Left(site, endpoint, why);
  }

  private static List<RoomEvent> lost(RoomState state, String id, Instant since) {
    return state
        .endpoint(id)
        .filter(e -> e.getValue().connected())
        .<List<RoomEvent>>map(e -> List.of(new SeatEvent.Lost(e.getKey(), id, since)))
        .orElse(List.of());
  }

  static RoomState apply(RoomState state, Instant at, SeatEvent event) {
    boolean live = state.phase() == Phase.LIVE || state.phase() == Phase.RECESS;
    return switch (event) {
      case SeatEvent.Joined j -> {
        Seat.Endpoint endpoint =
            new Seat.Endpoint(
                j.endpoint(),
                j.view(),
                j.media(),
                j.device(),
                j.deviceName(),
                j.tokenHash(),
                j.account(),
                true,
                at);
        yield state.with(
            j.site(), state.seat(j.site()).with(endpoint, live), state.endpointsMade() + 1);
      }
      case SeatEvent.Lost(UnitId site, String id, Instant since) ->
          relinked(state, site, id, false, since, live);
      case SeatEvent.Back(UnitId site, String id) -> relinked(state, site, id, true, at, live);
      case SeatEvent.Left(UnitId site, String id, SeatEvent.Why ignored) ->
          state.with(site, state.seat(site).without(id), state.endpointsMade());
    };
  }

  private static RoomState relinked(
      RoomState state, UnitId site, String id, boolean connected, Instant at, boolean live) {
    Seat seat = state.seat(site);
    Seat.Endpoint endpoint = seat.endpoints().get(id);
    return endpoint == null
        ? state
        : state.with(
            site, seat.with(endpoint.connected(connected, at), live), state.endpointsMade());
  }

  /** The meeting starts: whoever is linked has been seen in it. */
  static RoomState allLive(RoomState state) {
    PMap<UnitId, Seat> next = state.seats();
    for (Map.Entry<UnitId, Seat> entry : state.seats().entrySet()) {
      next = next.plus(entry.getKey(), entry.getValue().live());
    }
    return state.withSeats(next, state.endpointsMade());
  }
}

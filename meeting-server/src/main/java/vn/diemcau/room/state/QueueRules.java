package vn.diemcau.room.state;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** The one ordered list of speakers, kept before the meeting and in it. */
final class QueueRules {

  static final int MAX_PER_SITE = 3;
  static final int MAX_ALL = 2000;

  private QueueRules() {}

  private static final Rule ROOM_IN_LIST =
      q -> q.state().queue().size() < MAX_ALL ? null : Refusal.conflict("room.queue-full");

  private static Rule fewOf(UnitId site) {
    return q ->
        q.state().queue().stream().filter(r -> r.site().equals(site)).count() < MAX_PER_SITE
            ? null
            : Refusal.conflict("room.too-many-requests");
  }

  private static Rule stands(UUID request) {
    return q ->
        q.state().request(request).isPresent() ? null : Refusal.conflict("room.request-gone");
  }

  private static Rule ownRequestOrLead(UUID request) {
    return q -> Rules.ownSiteOrLead(q.state().request(request).orElseThrow().site()).against(q);
  }

  private static Rule otherThan(UUID request, UUID before) {
    return q -> request.equals(before) ? Refusal.invalid("room.request-before-itself") : null;
  }

  static Outcome<List<RoomEvent>> decide(Question q, QueueCommand command) {
    return switch (command) {
      case QueueCommand.Ask ask ->
          Rule.decide(
              q,
              List.of(
                  Rules.ownSiteOrLead(ask.site()),
                  Rules.in(Rules.FROM_ANNOUNCED),
                  Rules.takesPart(ask.site()),
                  fewOf(ask.site()),
                  ROOM_IN_LIST),
              () -> List.of(new QueueEvent.Requested(request(q, ask))));
      case QueueCommand.Withdraw(UUID request) ->
          Rule.decide(
              q,
              List.of(Rules.in(Rules.FROM_ANNOUNCED), stands(request), ownRequestOrLead(request)),
              () -> List.of(new QueueEvent.Withdrawn(request, siteOf(q, request))));
      case QueueCommand.Move(UUID request, UUID before) ->
          Rule.decide(
              q,
              List.of(
                  Rules.LEADS,
                  Rules.in(Rules.FROM_ANNOUNCED),
                  stands(request),
                  before == null ? x -> null : stands(before),
                  otherThan(request, before)),
              () -> List.of(new QueueEvent.Moved(request, before)));
      case QueueCommand.Drop(UUID request) ->
          Rule.decide(
              q,
              List.of(Rules.LEADS, Rules.in(Rules.FROM_ANNOUNCED), stands(request)),
              () -> List.of(new QueueEvent.Dropped(request, siteOf(q, request))));
    };
  }

  private static Request request(Question q, QueueCommand.Ask ask) {
    return new Request(
        q.command(), ask.site(), ask.speaker(), ask.position(), ask.subject(), q.now());
  }

  private static UnitId siteOf(Question q, UUID request) {
    return q.state().request(request).orElseThrow().site();
  }

  static RoomState apply(RoomState state, QueueEvent event) {
    return switch (event) {
      case QueueEvent.Requested(Request request) -> {
        List<Request> next = new ArrayList<>(state.queue());
        next.add(request);
        yield state.with(next);
      }
      case QueueEvent.Withdrawn(UUID request, UnitId ignored) -> removed(state, request);
      case QueueEvent.Dropped(UUID request, UnitId ignored) -> removed(state, request);
      case QueueEvent.Moved(UUID request, UUID before) -> moved(state, request, before);
    };
  }

  private static RoomState moved(RoomState state, UUID request, UUID before) {
    Request moving = state.request(request).orElseThrow();
    List<Request> next = new ArrayList<>(state.queue());
    next.remove(moving);
    int place = before == null ? next.size() : next.indexOf(state.request(before).orElseThrow());
    next.add(place, moving);
    return state.with(next);
  }

  /** The list without an answered request; null when none was answered. */
  static RoomState removed(RoomState state, Request request) {
    return request == null ? state : removed(state, request.id());
  }

  private static RoomState removed(RoomState state, UUID request) {
    return state.with(state.queue().stream().filter(r -> !r.id().equals(request)).toList());
  }
}

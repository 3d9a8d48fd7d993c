package vn.diemcau.room.state;

import java.util.List;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** Messages: to the secretary and the technicians always, to all only while the chat is open. */
final class ChatRules {

  private ChatRules() {}

  private static final Rule OPEN =
      q -> q.state().chatOpen() ? null : Refusal.conflict("room.chat-closed");

  private static final Rule CLOSED =
      q -> q.state().chatOpen() ? Refusal.conflict("room.chat-open") : null;

  private static final Rule BELONGS =
      q -> q.by().leads() || q.by().site() != null ? null : Refusal.forbidden("room.no-site");

  /** Only those who run the meeting write to one site. */
  private static final Rule LEADS_OR_HELPS =
      q ->
          q.by().leads() || q.by().isAt(q.state().plan().mainSite())
              ? null
              : Refusal.forbidden("room.not-lead");

  static Outcome<List<RoomEvent>> decide(Question q, ChatCommand command) {
    return switch (command) {
      case ChatCommand.Open() ->
          Rule.decide(
              q,
              List.of(Rules.LEADS, Rules.in(Rules.OPEN), CLOSED),
              () -> List.of(new ChatEvent.Opened()));
      case ChatCommand.Close() ->
          Rule.decide(
              q,
              List.of(Rules.LEADS, Rules.in(Rules.OPEN), OPEN),
              () -> List.of(new ChatEvent.Closed()));
      case ChatCommand.Send(ChatCommand.To to, UnitId site, String ignored) ->
          Rule.decide(q, List.of(BELONGS, Rules.in(Rules.OPEN), allowed(to, site)), List::of);
    };
  }

  private static Rule allowed(ChatCommand.To to, UnitId site) {
    return switch (to) {
      case SECRETARY, TECHNICIANS -> q -> null;
      case ALL -> OPEN;
      case SITE ->
          q -> {
            Refusal refusal = Rules.takesPart(site).against(q);
            return refusal != null ? refusal : LEADS_OR_HELPS.against(q);
          };
    };
  }

  static RoomState apply(RoomState state, ChatEvent event) {
    return switch (event) {
      case ChatEvent.Opened() -> state.withChat(true);
      case ChatEvent.Closed() -> state.withChat(false);
    };
  }
}

package vn.diemcau.room.state;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.meeting.Phase;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** Where the meeting is in its agenda. */
final class AgendaRules {

  private AgendaRules() {}

  static Rule onAgenda(AgendaItemId item) {
    return q ->
        q.state().plan().hasItem(item) ? null : Refusal.notFound("room.agenda-item-unknown");
  }

  static Outcome<List<RoomEvent>> decide(Question q, AgendaCommand command) {
    return switch (command) {
      case AgendaCommand.Go(AgendaItemId item) ->
          Rule.decide(
              q,
              List.of(Rules.LEADS, Rules.in(EnumSet.of(Phase.LIVE, Phase.RECESS)), onAgenda(item)),
              () -> List.of(new AgendaEvent.Went(item)));
    };
  }

  static RoomState apply(RoomState state, Instant at, AgendaEvent event) {
    return switch (event) {
      case AgendaEvent.Went(AgendaItemId item) -> {
        Direction direction = state.direction();
        Scene preset = direction.presets().getOrDefault(item, Scene.SPEAKER);
        yield state
            .with(state.agenda().gone(item, at, state.phase() == Phase.LIVE))
            .with(direction.with(preset.from(at)));
      }
    };
  }
}

package vn.diemcau.room.state;

/** The one function that changes a room's state; the same journal always gives the same state. */
public final class Apply {

  private Apply() {}

  public static RoomState apply(RoomState state, JournalEntry entry) {
    if (entry.seq() != state.seq() + 1) {
      throw new IllegalStateException(
          "event " + entry.seq() + " does not follow " + state.seq() + " in " + state.meeting());
    }
    RoomState next =
        switch (entry.event()) {
          case PhaseEvent e -> PhaseRules.apply(state, entry.at(), e);
          case FloorEvent e -> floor(state, entry, e);
          case StageEvent e -> StageRules.apply(state, entry.at(), e);
          case ShareEvent e -> ShareRules.apply(state, entry.at(), e);
          case PicturesEvent e -> PicturesRules.apply(state, e);
          case QueueEvent e -> QueueRules.apply(state, e);
          case RollCallEvent e -> RollCallRules.apply(state, entry.at(), e);
          case AgendaEvent e -> AgendaRules.apply(state, entry.at(), e);
          case AboveEvent e -> AboveRules.apply(state, entry.at(), e);
          case ChatEvent e -> ChatRules.apply(state, e);
          case SeatEvent e -> Seats.apply(state, entry.at(), e);
        };
    return Speech.remembered(state, next, entry.at()).numbered(entry.seq());
  }

  /** The chair's acts on the floor are remembered, since they win against what did not see them. */
  private static RoomState floor(RoomState state, JournalEntry entry, FloorEvent event) {
    RoomState next = FloorRules.apply(state, entry.at(), event);
    return entry.by().isChair() ? next.with(next.floor().chairActed(entry.seq())) : next;
  }
}

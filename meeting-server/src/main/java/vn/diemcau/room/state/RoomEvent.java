package vn.diemcau.room.state;

/** What was decided in a room, as the journal keeps it. */
public sealed interface RoomEvent
    permits PhaseEvent,
        FloorEvent,
        ShareEvent,
        StageEvent,
        PicturesEvent,
        QueueEvent,
        RollCallEvent,
        AgendaEvent,
        ChatEvent,
        AboveEvent,
        SeatEvent {}

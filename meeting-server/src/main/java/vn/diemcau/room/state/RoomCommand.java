package vn.diemcau.room.state;

/** What can be asked of a room. Those without a {@link Kind} are the server's own. */
public sealed interface RoomCommand
    permits PhaseCommand,
        FloorCommand,
        ShareCommand,
        StageCommand,
        PicturesCommand,
        QueueCommand,
        RollCallCommand,
        AgendaCommand,
        ChatCommand,
        AboveCommand,
        SeatCommand {}

package vn.diemcau.room.live;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import vn.diemcau.room.state.Doer;
import vn.diemcau.room.state.RoomCommand;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;

/**
 * A command that waits for a room's writer.
 *
 * @param id answered and not repeated when it was done before; null for the server's own
 * @param actor whom the audit trail names; null for the system
 * @param done called by the writer right after the commit, with the state then; may be null
 * @param answer the number of the last event
 */
record Work(
    UUID id,
    RoomCommand command,
    Doer doer,
    Long expect,
    Actor actor,
    String address,
    Consumer<RoomState> done,
    CompletableFuture<Outcome<Long>> answer) {

  static Work system(RoomCommand command) {
    return new Work(null, command, Doer.SYSTEM, null, null, null, null, new CompletableFuture<>());
  }
}

package vn.diemcau.room.live;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import vn.diemcau.room.state.Doer;
import vn.diemcau.room.state.RoomCommand;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

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

  static final int SECONDS_TO_ANSWER = 10;

  static Work system(RoomCommand command) {
    return new Work(null, command, Doer.SYSTEM, null, null, null, null, new CompletableFuture<>());
  }

  /** Waits until the writer has answered; refuses where it takes too long. */
  Outcome<Long> answered() {
    try {
      return answer.get(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return Outcome.refused(Refusal.of(RefusalKind.UNAVAILABLE, "room.busy"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.refused(Refusal.of(RefusalKind.UNAVAILABLE, "room.busy"));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}

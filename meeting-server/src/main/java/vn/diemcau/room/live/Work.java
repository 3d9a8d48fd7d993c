package vn.diemcau.room.live;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import vn.diemcau.room.state.Doer;
import vn.diemcau.room.state.RoomCommand;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/**
 * A command that waits for a room's writer. It is taken by the writer or given up by who waits for
 * it, never both: what is refused as late is not done afterwards.
 *
 * @param id answered and not repeated when it was done before; null for the server's own
 * @param actor whom the audit trail names; null for the system
 * @param done called by the writer right after the commit, with the state then; may be null
 * @param answer the number of the last event
 * @param free until it is taken or given up
 */
record Work(
    UUID id,
    RoomCommand command,
    Doer doer,
    Long expect,
    Actor actor,
    String address,
    Consumer<RoomState> done,
    CompletableFuture<Outcome<Long>> answer,
    AtomicBoolean free) {

  static final int SECONDS_TO_ANSWER = 10;

  Work(
      UUID id,
      RoomCommand command,
      Doer doer,
      Long expect,
      Actor actor,
      String address,
      Consumer<RoomState> done) {
    this(
        id,
        command,
        doer,
        expect,
        actor,
        address,
        done,
        new CompletableFuture<>(),
        new AtomicBoolean(true));
  }

  static Work system(RoomCommand command) {
    return new Work(null, command, Doer.SYSTEM, null, null, null, null);
  }

  /** False when it was given up, or taken before. */
  boolean take() {
    return free.compareAndSet(true, false);
  }

  void refuse(String code) {
    answer.complete(Outcome.refused(Refusal.of(RefusalKind.UNAVAILABLE, code)));
  }

  /** The answer, which is a refusal when the writer has not taken it in time. */
  CompletableFuture<Outcome<Long>> answerInTime() {
    CompletableFuture.delayedExecutor(SECONDS_TO_ANSWER, TimeUnit.SECONDS).execute(this::giveUp);
    return answer;
  }

  /** Waits until the writer has answered; says so where it takes too long. */
  Outcome<Long> answered() {
    try {
      return answer.get(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return late();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return late();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private Outcome<Long> late() {
    giveUp();
    return answer.getNow(
        Outcome.refused(Refusal.of(RefusalKind.UNAVAILABLE, "room.outcome-unknown")));
  }

  private void giveUp() {
    if (take()) {
      refuse("room.busy");
    }
  }
}

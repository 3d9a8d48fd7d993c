package vn.diemcau.room.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.ServerTest;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.room.RoomMessage;
import vn.diemcau.room.journal.Fence;
import vn.diemcau.room.journal.JournalTable;
import vn.diemcau.room.journal.MessageTable;
import vn.diemcau.room.state.ChatCommand;
import vn.diemcau.room.state.Doer;

/** A rehearsal's room is deleted whole, whatever is being written into it at that moment. */
@ServerTest
class ForgetRehearsalTest {

  private static final String WAITING =
      "select count(*) from pg_locks where not granted and pid <> pg_backend_pid()"
          + " and pg_backend_pid() = any(pg_blocking_pids(pid))";

  @Autowired RoomStore store;
  @Autowired JournalTable journal;
  @Autowired MessageTable messages;
  @Autowired JdbcClient db;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void a_message_that_commits_while_the_rehearsal_ends_goes_with_it() {
    MeetingId rehearsal = MeetingId.next();
    Fence fence = store.takeOver(rehearsal, "node", true);
    TransactionTemplate transaction = new TransactionTemplate(transactions);

    CompletableFuture<Void> end =
        transaction.execute(
            status -> {
              journal.claim(rehearsal, fence.number(), 0, 0);
              CompletableFuture<Void> ending =
                  CompletableFuture.runAsync(
                      () ->
                          new TransactionTemplate(transactions)
                              .executeWithoutResult(s -> store.forgetRehearsal(rehearsal)));
              untilItWaits(ending);
              messages.add(rehearsal, message());
              return ending;
            });

    assertThat(end).succeedsWithin(10, TimeUnit.SECONDS);
    for (String table : new String[] {"room", "room_message"}) {
      assertThat(
              db.sql("select count(*) from " + table + " where meeting_id = ?")
                  .param(rehearsal.value())
                  .query(Long.class)
                  .single())
          .as(table)
          .isZero();
    }
  }

  /** Until the end waits for our own row. */
  private void untilItWaits(CompletableFuture<Void> ending) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (db.sql(WAITING).query(Long.class).single() == 0) {
      assertThat(ending).isNotDone();
      assertThat(System.nanoTime()).as("the end never waited").isLessThan(deadline);
    }
  }

  private static RoomMessage message() {
    return new RoomMessage(
        UUID.randomUUID(),
        Doer.SYSTEM.by(),
        ChatCommand.To.SECRETARY,
        null,
        "Thử",
        Instant.now(),
        0);
  }
}

package vn.diemcau.room.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.room.CommandCall;
import vn.diemcau.room.Rooms;
import vn.diemcau.room.journal.Fence;
import vn.diemcau.room.journal.FencedOut;
import vn.diemcau.room.journal.JournalTable;
import vn.diemcau.room.state.Doer;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.Machine;
import vn.diemcau.room.state.PhaseCommand;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** The journal in a real PostgreSQL: one writer, no gaps, no repetition. */
@ServerTest
class JournalTest {

  @Autowired TestCities cities;
  @Autowired Rooms rooms;
  @Autowired RoomStore store;
  @Autowired LiveRooms live;
  @Autowired JdbcClient db;
  @Autowired JournalTable journal;
  @Autowired PlatformTransactionManager transactions;
  TestCity city;
  MeetingId meeting;

  @BeforeEach
  void aMeeting() {
    city = cities.fresh();
    meeting = TestMeetings.announced(city, TestMeetings.plan(city));
  }

  private Outcome<Long> command(UUID id, String name) {
    return rooms.command(
        city.secretary.actor(), meeting, new CommandCall(id, name, null, null, null));
  }

  private void assertGapFree() {
    List<JournalEntry> journal = rooms.journal(meeting);
    assertThat(journal)
        .extracting(JournalEntry::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, journal.size()).boxed().toList());
    assertThat(Machine.replay(RoomState.empty(meeting), journal)).isEqualTo(rooms.state(meeting));
  }

  @Test
  void a_retried_command_is_answered_with_its_number_and_done_once_even_by_a_new_writer() {
    UUID id = UUID.randomUUID();
    long seq = command(id, "meeting.open-line-check").orThrow();
    assertThat(command(id, "meeting.open-line-check").orThrow()).isEqualTo(seq);
    live.loaded(meeting).orElseThrow().end("room.elsewhere");
    live.loaded(meeting).ifPresent(live::forget);
    assertThat(command(id, "meeting.open-line-check").orThrow()).isEqualTo(seq);
    assertThat(rooms.journal(meeting)).hasSize((int) seq);
  }

  @Test
  void after_the_writer_died_a_new_one_goes_on_without_a_gap() {
    command(UUID.randomUUID(), "meeting.open-line-check").orThrow();
    live.loaded(meeting).orElseThrow().end("room.elsewhere");
    live.loaded(meeting).ifPresent(live::forget);
    command(UUID.randomUUID(), "meeting.start").orThrow();
    assertGapFree();
    assertThat(rooms.state(meeting).phase().code()).isEqualTo("live");
  }

  @Test
  void a_writer_that_was_fenced_out_writes_nothing_and_its_room_is_laid_down() {
    command(UUID.randomUUID(), "meeting.open-line-check").orThrow();
    RoomState before = rooms.state(meeting);
    Fence fence = store.takeOver(meeting, "another-node", false);
    assertThat(command(UUID.randomUUID(), "meeting.start").isDone()).isFalse();
    assertThat(rooms.journal(meeting)).hasSize((int) before.seq());
    assertThat(live.loaded(meeting)).isEmpty();
    assertThatThrownBy(
            () ->
                store.write(
                    before,
                    fence.number() - 1,
                    List.of(Work.system(new PhaseCommand.Start())),
                    Map.of()))
        .isInstanceOf(FencedOut.class);
    command(UUID.randomUUID(), "meeting.start").orThrow();
    assertGapFree();
  }

  @Test
  void a_writer_that_stands_still_within_a_transaction_does_not_lock_its_successor_out() {
    command(UUID.randomUUID(), "meeting.open-line-check").orThrow();
    Fence fence = store.takeOver(meeting, "paused", false);
    TransactionTemplate transaction = new TransactionTemplate(transactions);
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      journal.begin();
                      journal.claim(meeting, fence.number(), fence.lastSeq(), fence.lastSeq());
                      // stands still here, until the successor has the room
                      CompletableFuture.supplyAsync(
                              () -> store.takeOver(meeting, "successor", false))
                          .orTimeout(20, TimeUnit.SECONDS)
                          .join();
                    }))
        .isInstanceOf(TransactionException.class);
    assertThat(command(UUID.randomUUID(), "meeting.start").isDone()).isFalse();
    command(UUID.randomUUID(), "meeting.start").orThrow();
    assertGapFree();
  }

  @Test
  void a_writer_that_was_replaced_does_not_refuse_what_its_successor_may_have_done() {
    command(UUID.randomUUID(), "meeting.open-line-check").orThrow();
    store.takeOver(meeting, "another-node", false);
    assertThat(command(UUID.randomUUID(), "meeting.resume"))
        .isEqualTo(Outcome.refused(Refusal.of(RefusalKind.UNAVAILABLE, "room.elsewhere")));
    assertThat(live.loaded(meeting)).isEmpty();
  }

  @Test
  void a_full_disk_is_said_to_the_person_and_the_room_goes_on_once_there_is_room() {
    command(UUID.randomUUID(), "meeting.open-line-check").orThrow();
    UUID id = UUID.randomUUID();
    db.sql(
            "create function disk_full() returns trigger language plpgsql as"
                + " $$ begin raise exception 'no space left' using errcode = '53100'; end $$")
        .update();
    db.sql(
            "create trigger disk_full before insert on room_event"
                + " for each row execute function disk_full()")
        .update();
    try {
      assertThat(command(id, "meeting.start"))
          .isEqualTo(
              Outcome.refused(Refusal.of(RefusalKind.UNAVAILABLE, "room.store-unavailable")));
      assertThat(rooms.state(meeting).phase().code()).isEqualTo("line-check");
    } finally {
      db.sql("drop trigger disk_full on room_event").update();
      db.sql("drop function disk_full").update();
    }
    command(id, "meeting.start").orThrow();
    assertGapFree();
  }

  @Test
  void a_command_that_was_given_up_is_not_done_afterwards() {
    LiveRoom room = live.open(meeting).orThrow();
    Work late = Work.system(new PhaseCommand.OpenLineCheck());
    assertThat(late.take()).isTrue();
    room.submit(late);
    assertThat(command(UUID.randomUUID(), "meeting.start").isDone()).isFalse();
    assertThat(rooms.state(meeting).phase().code()).isEqualTo("announced");
  }

  @Test
  void the_meetings_phase_turns_with_the_journal_or_not_at_all() {
    assertThat(command(UUID.randomUUID(), "meeting.start").isDone()).isFalse();
    command(UUID.randomUUID(), "meeting.open-line-check").orThrow();
    db.sql("update meeting set phase = 'postponed', reason = 'x' where id = ?")
        .param(meeting.value())
        .update();
    long seq = rooms.state(meeting).seq();
    assertThat(command(UUID.randomUUID(), "meeting.start").isDone()).isFalse();
    assertThat(rooms.journal(meeting)).hasSize((int) seq);
    assertThat(rooms.state(meeting).phase().code()).isEqualTo("line-check");
  }

  @Test
  void nobody_changes_the_journal_afterwards() {
    command(UUID.randomUUID(), "meeting.open-line-check").orThrow();
    assertThatThrownBy(
            () ->
                db.sql("delete from room_event where meeting_id = ?")
                    .param(meeting.value())
                    .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("append-only");
  }

  @Test
  void the_system_opens_the_line_check_of_an_announced_meeting() {
    LiveRoom room = live.open(meeting).orThrow();
    room.decide(Work.system(new PhaseCommand.OpenLineCheck())).orThrow();
    assertThat(rooms.journal(meeting).getLast().by()).isEqualTo(Doer.SYSTEM.by());
  }
}

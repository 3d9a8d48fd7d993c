package vn.diemcau.room.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.ServerTest;
import vn.diemcau.SilentLink;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.MeetingRole;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Admission;
import vn.diemcau.room.JoinCall;
import vn.diemcau.room.Rooms;
import vn.diemcau.room.journal.JournalTable;
import vn.diemcau.room.state.Doer;
import vn.diemcau.room.state.PhaseCommand;
import vn.diemcau.room.state.RollCallCommand;
import vn.diemcau.room.state.SeatCommand;
import vn.diemcau.room.state.View;
import vn.diemcau.shared.Outcome;

/** A lost link that is noticed while its device is coming back, as after a restart. */
@ServerTest
class LossTest {

  @Autowired TestCities cities;
  @Autowired Rooms rooms;
  @Autowired LiveRooms live;
  @Autowired RoomsReturn returning;
  @Autowired RoomStore store;
  @Autowired JournalTable journal;
  @Autowired PlatformTransactionManager transactions;
  TestCity city;
  MeetingId meeting;
  UnitId commune;

  @BeforeEach
  void aMeeting() {
    city = cities.fresh();
    meeting = TestMeetings.announced(city, TestMeetings.plan(city));
    commune = city.communes.getFirst();
    live.open(meeting).orThrow().decide(Work.system(new PhaseCommand.OpenLineCheck()));
  }

  private CompletableFuture<Outcome<Admission>> join(String resume) {
    return rooms.join(
        city.delegateOf(commune).actor(),
        meeting,
        new JoinCall(commune, "pc", "pc", View.SITE, true, resume, 0L, SeatCommand.Mode.ASK),
        new SilentLink());
  }

  /** A command that is written. */
  private Work prepared() {
    Doer doer =
        new Doer(null, "", "", List.of(commune), Set.of(MeetingRole.DELEGATE), false, false);
    return new Work(
        null, new RollCallCommand.Prepare(commune, "", List.of(), 3), doer, null, null, null, null);
  }

  private Work lost(Admission device) {
    return Work.system(new SeatCommand.Lost(device.endpoint(), store.now()));
  }

  private boolean connected(Admission device) {
    return rooms
        .state(meeting)
        .endpoint(device.endpoint())
        .map(found -> found.getValue().connected())
        .orElseThrow();
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void a_device_that_is_linked_again_is_not_lost() {
    Admission device = join(null).join().orThrow();
    LiveRoom room = live.loaded(meeting).orElseThrow();
    room.submit(lost(device));
    room.decide(Work.system(new SeatCommand.Leave("")));
    assertThat(connected(device)).isTrue();
  }

  @Test
  void a_room_is_open_again_before_anyone_asks_and_its_devices_have_longer_to_come_back() {
    Admission device = join(null).join().orThrow();
    live.forget(live.loaded(meeting).orElseThrow());
    assertThat(live.loaded(meeting)).isEmpty();

    returning.start();

    LiveRoom room = live.loaded(meeting).orElseThrow();
    Instant now = store.now();
    room.loseBroken(now.plus(LiveRoom.GRACE).plusSeconds(1));
    room.decide(Work.system(new SeatCommand.Leave("")));
    assertThat(connected(device)).isTrue();
    room.loseBroken(now.plus(LiveRoom.GRACE_AFTER_RETURN).plusSeconds(1));
    room.decide(Work.system(new SeatCommand.Leave("")));
    assertThat(connected(device)).isFalse();
  }

  @Test
  void a_device_whose_return_and_loss_are_decided_together_is_back() {
    Admission device = join(null).join().orThrow();
    LiveRoom room = live.loaded(meeting).orElseThrow();
    room.links.cut(device.endpoint());
    Work loss = lost(device);
    CompletableFuture<?> returned =
        new TransactionTemplate(transactions)
            .execute(
                status -> {
                  // the writer waits for this row while more comes in
                  journal.lastSeqLocked(meeting);
                  Work first = prepared();
                  room.submit(first);
                  until(() -> !first.free().get());
                  CompletableFuture<?> coming = join(device.resume());
                  until(() -> room.waiting() > 0);
                  room.submit(loss);
                  return coming;
                });
    returned.join();
    loss.answered();
    assertThat(connected(device)).isTrue();
  }
}

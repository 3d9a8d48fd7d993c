package vn.diemcau.room.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.diemcau.SilentLink;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Admission;
import vn.diemcau.room.Audience;
import vn.diemcau.room.Beginning;
import vn.diemcau.room.Changes;
import vn.diemcau.room.MediaReport;
import vn.diemcau.room.state.Apply;
import vn.diemcau.room.state.ChatEvent;
import vn.diemcau.room.state.Doer;
import vn.diemcau.room.state.FloorEvent;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.RoomEvent;
import vn.diemcau.room.state.RoomState;

/** When devices are told of changes; the clock is the test's own. */
class BulletinTest {

  private final UnitId site = UnitId.next();
  private final Links links = new Links();
  private final PresenceBoard presence = new PresenceBoard();
  private final List<Changes> told = new ArrayList<>();
  private long now;
  private RoomState state = RoomState.empty(MeetingId.next());
  private final Bulletin bulletin = new Bulletin(links, presence, state, () -> now);

  @BeforeEach
  void someoneListens() {
    links.add(
        admission("e1"),
        new SilentLink() {
          @Override
          public void changed(Changes changes) {
            told.add(changes);
          }
        });
  }

  private Admission admission(String endpoint) {
    return new Admission(
        endpoint,
        site,
        true,
        Doer.SYSTEM,
        Audience.SITES,
        "",
        new Beginning(state, List.of()),
        150,
        null,
        List.of());
  }

  private void happens(RoomEvent event) {
    JournalEntry entry = new JournalEntry(state.seq() + 1, Instant.EPOCH, Doer.SYSTEM.by(), event);
    RoomState before = state;
    state = Apply.apply(state, entry);
    bulletin.committed(before, state, List.of(entry));
  }

  private void chat() {
    happens(new ChatEvent.Opened());
  }

  private void passes(long millis) {
    now += millis * 1_000_000;
    bulletin.tick();
  }

  @Test
  void a_change_after_a_quiet_moment_is_told_at_once() {
    chat();
    assertThat(told).hasSize(1);
    passes(100);
    chat();
    assertThat(told).hasSize(2);
  }

  @Test
  void a_burst_is_one_frame_in_a_hundred_milliseconds_and_complete() {
    chat();
    for (int i = 0; i < 30; i++) {
      passes(5);
      chat();
    }
    passes(100);
    assertThat(told).hasSize(3);
    assertThat(told.stream().flatMap(c -> c.entries().stream()).map(JournalEntry::seq))
        .isSorted()
        .hasSize(31);
    assertThat(told.getLast().after()).isSameAs(state);
  }

  @Test
  void the_floor_goes_at_once_and_takes_along_what_waited_before_it() {
    chat();
    passes(10);
    chat();
    happens(new FloorEvent.MutedAll());
    assertThat(told).hasSize(2);
    assertThat(told.getLast().entries()).hasSize(2);
    happens(new FloorEvent.MutedAll());
    assertThat(told).hasSize(3);
  }

  @Test
  void presence_and_events_of_the_same_time_come_in_one_frame() {
    chat();
    passes(10);
    chat();
    presence.report("e1", site, new MediaReport(true, true, 0, "good", 0));
    presence.touch(UnitId.of(UUID.randomUUID().toString()));
    passes(100);
    assertThat(told).hasSize(2);
    assertThat(told.getLast().entries()).hasSize(1);
    assertThat(told.getLast().presence()).isNotEmpty();
    passes(100);
    assertThat(told).hasSize(2);
  }

  @Test
  void in_a_room_of_thousands_bursts_are_merged_for_longer_and_the_floor_still_goes_at_once() {
    for (int i = 2; i <= 3_000; i++) {
      links.add(admission("e" + i), new SilentLink());
    }
    passes(300);
    chat();
    passes(10);
    chat();
    passes(200);
    assertThat(told).hasSize(1);
    passes(100);
    assertThat(told).hasSize(2);
    happens(new FloorEvent.MutedAll());
    assertThat(told).hasSize(3);
  }
}

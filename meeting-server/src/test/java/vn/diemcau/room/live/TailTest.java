package vn.diemcau.room.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.diemcau.room.state.ChatEvent;
import vn.diemcau.room.state.Doer;
import vn.diemcau.room.state.JournalEntry;

/** What a device that comes back is given of the events it missed. */
class TailTest {

  private static List<JournalEntry> events(long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(
            seq -> new JournalEntry(seq, Instant.EPOCH, Doer.SYSTEM.by(), new ChatEvent.Opened()))
        .toList();
  }

  @Test
  void it_holds_every_event_after_one_that_is_kept() {
    Tail tail = new Tail(events(1, 10));
    tail.add(events(11, 12));
    assertThat(tail.after(9)).extracting(JournalEntry::seq).containsExactly(10L, 11L, 12L);
    assertThat(tail.after(12)).isEmpty();
    assertThat(tail.after(0)).hasSize(12);
  }

  @Test
  void who_missed_more_than_is_kept_or_claims_the_future_begins_anew() {
    Tail tail = new Tail(events(1, 3_000));
    assertThat(tail.after(1_999)).isNull();
    assertThat(tail.after(2_000)).hasSize(Tail.KEPT);
    assertThat(tail.after(3_001)).isNull();
    assertThat(new Tail(List.of()).after(0)).isNull();
  }
}

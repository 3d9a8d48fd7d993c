package vn.diemcau.room.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import vn.diemcau.SilentLink;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.room.Admission;
import vn.diemcau.room.RoomLink;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/**
 * Who is let in when, and what the others are told; the writer and the clock are the test's own.
 */
class WaitingLinesTest {

  private final MeetingId meeting = MeetingId.next();
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final List<String> letIn = new ArrayList<>();
  private final Map<String, List<Integer>> told = new HashMap<>();
  private final List<String> gone = new ArrayList<>();
  private long now;
  private final WaitingLines lines = new WaitingLines(work::add, () -> now);

  private CompletableFuture<Outcome<Admission>> ask(MeetingId where, String device) {
    RoomLink link =
        new SilentLink() {
          @Override
          public void waiting(int position) {
            told.computeIfAbsent(device, d -> new ArrayList<>()).add(position);
          }

          @Override
          public boolean gone() {
            return gone.contains(device);
          }
        };
    return lines.ask(
        where,
        new WaitingLines.Key("person", device),
        link,
        () -> {
          letIn.add(device);
          now += 1_000_000_000;
          return CompletableFuture.completedFuture(Outcome.done(null));
        });
  }

  private void run() {
    while (!work.isEmpty()) {
      work.poll().run();
    }
  }

  private List<String> ask(int from, int to) {
    List<String> devices = new ArrayList<>();
    for (int i = from; i < to; i++) {
      ask(meeting, "d" + i);
      devices.add("d" + i);
    }
    return devices;
  }

  @Test
  void devices_are_let_in_in_the_order_in_which_they_asked() {
    List<String> all = ask(0, 100);
    run();
    assertThat(letIn).isEqualTo(all);
  }

  @Test
  void who_waits_is_told_its_place_and_again_as_the_line_moves() {
    ask(0, 3 * WaitingLines.AT_ONCE);
    assertThat(told).doesNotContainKey("d0");
    run();
    int last = 3 * WaitingLines.AT_ONCE;
    assertThat(told.get("d" + (last - 1)))
        .containsExactly(last, last - WaitingLines.AT_ONCE, last - 2 * WaitingLines.AT_ONCE);
  }

  @Test
  void of_a_long_line_more_are_let_in_together() {
    ask(0, 1_000);
    run();
    assertThat(told.get("d999").subList(0, 3)).containsExactly(1_000, 875, 766);
  }

  @Test
  void a_device_that_asks_again_keeps_its_place_and_is_let_in_once() {
    ask(0, 40);
    CompletableFuture<Outcome<Admission>> first = ask(meeting, "late");
    ask(40, 80);

    CompletableFuture<Outcome<Admission>> second = ask(meeting, "late");
    run();

    assertThat(letIn.indexOf("late")).isEqualTo(40);
    assertThat(letIn).containsOnlyOnce("late").hasSize(81);
    assertThat(first.join()).isInstanceOf(Outcome.Refused.class);
    assertThat(second.join().isDone()).isTrue();
  }

  @Test
  void a_device_that_is_gone_takes_nobodys_turn() {
    ask(0, 5);
    gone.add("d2");
    run();
    assertThat(letIn).containsExactly("d0", "d1", "d3", "d4");
  }

  @Test
  void a_long_line_delays_no_other_meeting_and_a_failure_nobody_else() {
    ask(0, 200);
    CompletableFuture<Outcome<Admission>> broken =
        lines.ask(
            MeetingId.next(),
            new WaitingLines.Key("person", "x"),
            new SilentLink(),
            () -> {
              throw new IllegalStateException("broken");
            });
    work.pollLast().run();
    assertThat(broken).isCompletedExceptionally();
    run();
    assertThat(letIn).hasSize(200);
  }

  @Test
  void an_endless_line_is_refused() {
    ask(0, WaitingLines.MOST);
    String code =
        switch (ask(meeting, "one more").join()) {
          case Outcome.Refused<Admission>(Refusal refusal) -> refusal.code();
          case Outcome.Done<Admission> done -> "let in";
        };
    assertThat(code).isEqualTo("room.busy");
  }
}

package vn.diemcau.device.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.diemcau.device.TroubleKind;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.SiteHealth;

/** When a site turns bad and good again, looked at every quarter of a minute. */
class SiteTrackTest {

  private static final MeetingId MEETING = MeetingId.next();
  private static final UnitId SITE = UnitId.next();
  private static final Instant START = Instant.parse("2026-11-28T01:00:00Z");

  private final SiteTrack track = new SiteTrack(false);
  private final List<String> turns = new ArrayList<>();
  private Instant now = START;
  private Instant since = START;
  private SiteTrack.Counts sum = SiteTrack.Counts.NONE;

  @Test
  void a_poor_line_is_told_after_a_minute_and_is_good_after_two() {
    looks(4, true, "good");
    looks(4, true, "poor");
    assertThat(turns).isEmpty();
    looks(1, true, "poor");
    assertThat(turns).containsExactly("POOR");
    looks(8, true, "fair");
    assertThat(turns).containsExactly("POOR");
    looks(1, true, "good");
    assertThat(turns).containsExactly("POOR", "good");
    assertThat(sum.poor()).isEqualTo(5 * 15);
    assertThat(sum.watched()).isEqualTo((4 + 5 + 9 - 1) * 15);
  }

  @Test
  void a_line_that_comes_and_goes_is_one_trouble() {
    for (int i = 0; i < 6; i++) {
      looks(5, true, "poor");
      looks(4, true, "good");
    }
    assertThat(turns).containsExactly("POOR");
  }

  @Test
  void a_broken_link_is_told_when_it_does_not_come_back() {
    looks(2, true, "good");
    breaks();
    looks(2, false, null);
    assertThat(turns).isEmpty();
    looks(2, false, null);
    assertThat(turns).containsExactly("LOST");
    assertThat(sum.losses()).isEqualTo(1);
    assertThat(sum.away()).isEqualTo(4 * 15);
  }

  @Test
  void three_losses_within_ten_minutes_are_told_though_each_was_short() {
    looks(2, true, "good");
    for (int i = 0; i < 3; i++) {
      // lost and back between two looks
      breaks();
      looks(4, true, "good");
    }
    assertThat(turns).containsExactly("UNSTEADY");
    assertThat(sum.losses()).isEqualTo(3);
    looks(12, true, "good");
    assertThat(turns).containsExactly("UNSTEADY", "good");
  }

  @Test
  void what_was_told_before_a_server_took_the_room_is_not_told_again() {
    SiteTrack taken = new SiteTrack(true);
    for (int i = 0; i < 20; i++) {
      now = now.plusSeconds(15);
      assertThat(taken.look(health(true, "poor", 0), now).turn()).isEqualTo(SiteTrack.Turn.NONE);
    }
  }

  @Test
  void freezes_are_counted_from_look_to_look_also_when_the_device_begins_anew() {
    track.look(health(true, "good", 5), now);
    assertThat(track.look(health(true, "good", 7), now.plusSeconds(15)).counts().freezes())
        .isEqualTo(2);
    assertThat(track.look(health(true, "good", 1), now.plusSeconds(30)).counts().freezes())
        .isEqualTo(1);
  }

  @Test
  void time_in_which_nobody_looked_is_not_counted() {
    track.look(health(true, "poor", 0), now);
    assertThat(
            track.look(health(true, "poor", 0), now.plus(Duration.ofHours(1))).counts().watched())
        .isZero();
  }

  private void breaks() {
    since = now.plusSeconds(5);
  }

  private void looks(int times, boolean connected, String quality) {
    for (int i = 0; i < times; i++) {
      now = now.plusSeconds(15);
      SiteTrack.Look look = track.look(health(connected, quality, 0), now);
      sum = sum.plus(look.counts());
      switch (look.turn()) {
        case BAD -> turns.add(TroubleKind.valueOf(look.kind().name()).name());
        case GOOD -> turns.add("good");
        case NONE -> {
          // nothing to note
        }
      }
    }
  }

  private SiteHealth health(boolean connected, String quality, long freezes) {
    return new SiteHealth(MEETING, SITE, "d", connected, since, quality, freezes);
  }
}

package vn.diemcau.mediabridge.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkEstimateTest {

  @ParameterizedTest
  @ValueSource(longs = {200_000, 300_000, 800_000, 3_000_000})
  void finds_what_the_link_carries_and_stays_near_it(long rate) {
    Bottleneck link = new Bottleneck(1, rate);
    link.run(20_000, estimate -> estimate);
    long sum = 0;
    link.longestQueue = 0;
    for (int i = 0; i < 20; i++) {
      link.run(500, estimate -> estimate);
      sum += link.estimate.bitsPerSecond();
    }
    assertThat(sum / 20).isBetween(rate * 55 / 100, rate * 11 / 10);
    assertThat(link.longestQueue).as("milliseconds that a packet waits").isLessThan(250);
  }

  @Test
  void follows_a_link_that_becomes_narrower_within_seconds_and_wider_again() {
    Bottleneck link = new Bottleneck(2, 2_000_000);
    link.run(20_000, estimate -> estimate);
    assertThat(link.estimate.bitsPerSecond()).isGreaterThan(1_300_000);
    link.bitsPerSecond = 300_000;
    link.run(4_000, estimate -> estimate);
    assertThat(link.estimate.bitsPerSecond()).isLessThan(330_000);
    link.bitsPerSecond = 2_000_000;
    link.run(40_000, estimate -> estimate);
    assertThat(link.estimate.bitsPerSecond()).isGreaterThan(900_000);
  }

  @Test
  void does_not_grow_beyond_what_was_tried() {
    Bottleneck link = new Bottleneck(3, 50_000_000);
    link.run(30_000, estimate -> 400_000);
    assertThat(link.estimate.bitsPerSecond()).isLessThanOrEqualTo(1_050_000);
    link.run(60_000, estimate -> Math.min(estimate, 2_000_000));
    assertThat(link.estimate.bitsPerSecond()).isBetween(1_800_000L, 3_500_000L);
  }

  @Test
  void five_percent_of_loss_that_is_always_there_does_not_take_the_link_down() {
    Bottleneck link = new Bottleneck(4, 1_000_000);
    link.loss = 0.05;
    link.run(30_000, estimate -> estimate);
    assertThat(link.estimate.bitsPerSecond()).isGreaterThan(550_000);
  }

  @Test
  void heavy_loss_without_a_queue_takes_the_rate_down() {
    Bottleneck link = new Bottleneck(5, 1_000_000);
    link.queueMillis = 10;
    link.run(10_000, estimate -> Math.max(estimate, 500_000));
    link.loss = 0.4;
    link.run(5_000, estimate -> estimate);
    assertThat(link.estimate.bitsPerSecond()).isLessThan(500_000);
  }

  @Test
  void a_run_faster_than_the_estimate_shows_a_wide_link() {
    Bottleneck link = new Bottleneck(6, 20_000_000);
    link.run(3_000, estimate -> 500_000);
    long before = link.estimate.bitsPerSecond();
    link.estimate.beginProbe();
    link.run(60, estimate -> 3_000_000);
    link.estimate.endProbe();
    link.run(500, estimate -> 500_000);
    assertThat(before).isLessThan(1_100_000);
    assertThat(link.estimate.bitsPerSecond()).isGreaterThan(2_000_000);
  }

  @Test
  void a_run_faster_than_a_narrow_link_shows_its_width_and_no_more() {
    Bottleneck link = new Bottleneck(7, 1_200_000);
    link.run(3_000, estimate -> 500_000);
    link.estimate.beginProbe();
    link.run(60, estimate -> 6_000_000);
    link.estimate.endProbe();
    link.run(500, estimate -> 500_000);
    assertThat(link.estimate.bitsPerSecond()).isLessThan(1_300_000);
  }

  @Test
  void a_picture_that_begins_on_a_narrow_link_is_not_taken_for_the_sound_before_it() {
    Bottleneck link = new Bottleneck(9, 1_000_000);
    link.run(5_000, estimate -> 60_000);
    long lowest = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      link.run(50, estimate -> 1_500_000);
      lowest = Math.min(lowest, link.estimate.limit());
    }
    assertThat(lowest)
        .as("the link has shown its end, and it is near")
        .isBetween(500_000L, 1_000_000L);
  }

  @Test
  void malformed_feedback_changes_nothing() {
    Bottleneck link = new Bottleneck(8, 500_000);
    link.run(5_000, estimate -> estimate);
    long before = link.estimate.bitsPerSecond();
    byte[] cut = new byte[19];
    assertThat(link.estimate.feedback(cut, 0, cut.length, 0, link.now)).isFalse();
    byte[] endless = new byte[24];
    endless[14] = 1; // 256 packets in empty runs
    assertThat(link.estimate.feedback(endless, 0, endless.length, 0, link.now)).isFalse();
    assertThat(link.estimate.bitsPerSecond()).isEqualTo(before);
  }

  @Test
  void a_receiver_that_never_tells_is_not_limited() {
    LinkEstimate estimate = new LinkEstimate();
    for (int i = 0; i < 100_000; i++) {
      estimate.sent(1000, i * 1_000_000L);
    }
    assertThat(estimate.limit()).isEqualTo(Long.MAX_VALUE);
  }
}

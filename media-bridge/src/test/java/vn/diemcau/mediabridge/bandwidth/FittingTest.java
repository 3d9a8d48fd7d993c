package vn.diemcau.mediabridge.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.receive.SourceLayers;
import vn.diemcau.mediabridge.receive.SourceTrack;

class FittingTest {

  private static final int K = 1000;

  @Test
  void without_a_limit_everything_is_given_whole() {
    List<Grant> chosen = List.of(stage(vp8(1500)), small(vp8(150)), small(vp8(150)));
    Plan plan = Fitting.fit(chosen, 1, List.of(), Long.MAX_VALUE, Long.MAX_VALUE);
    assertThat(plan.grants()).isEqualTo(chosen);
    assertThat(plan.limited()).isFalse();
  }

  @Test
  void the_stage_comes_first_and_small_pictures_get_what_is_left() {
    SourceTrack stage = vp8(800);
    List<Grant> chosen = List.of(stage(stage), small(vp8(150)), small(vp8(150)));
    Plan plan = Fitting.fit(chosen, 1, List.of(), 1_000 * K, 1_000 * K);
    assertThat(plan.grants()).extracting(Grant::track).startsWith(stage).hasSize(2);
    assertThat(plan.grants().getFirst().temporalLayer()).isEqualTo(Grant.ALL_LAYERS);
    assertThat(plan.limited()).isTrue();
  }

  @Test
  void a_stage_that_does_not_fit_comes_with_fewer_frames() {
    Plan plan = Fitting.fit(List.of(stage(vp8(800))), 1, List.of(), 400 * K, 400 * K);
    assertThat(plan.grants()).hasSize(1);
    assertThat(plan.grants().getFirst().temporalLayer()).isZero();
  }

  @Test
  void a_stage_with_spatial_layers_comes_smaller() {
    Plan plan = Fitting.fit(List.of(stage(svc())), 1, List.of(), 250 * K, 250 * K);
    assertThat(plan.grants()).hasSize(1);
    assertThat(plan.grants().getFirst().spatialLayer()).isZero();
    Plan more = Fitting.fit(List.of(stage(svc())), 1, plan.grants(), 650 * K, 650 * K);
    assertThat(more.grants().getFirst().spatialLayer()).isEqualTo(1);
  }

  @Test
  void what_cannot_fit_at_all_leaves_the_link_to_the_sound() {
    Plan plan = Fitting.fit(List.of(stage(vp8(3000))), 1, List.of(), 100 * K, 100 * K);
    assertThat(plan.grants()).isEmpty();
    assertThat(plan.limited()).isTrue();
    assertThat(plan.wantedBits()).isGreaterThan(3_000 * K);
  }

  @Test
  void a_picture_stays_while_it_fits_and_a_new_one_needs_some_room() {
    List<Grant> chosen = List.of(small(vp8(200)));
    long justEnough = 100 * K; // its cheapest step costs 87
    Plan fresh = Fitting.fit(chosen, 0, List.of(), justEnough - 5 * K, justEnough - 5 * K);
    assertThat(fresh.grants()).isEmpty();
    Plan kept =
        Fitting.fit(
            chosen,
            0,
            List.of(new Grant(chosen.getFirst().track(), 180, 0, 0)),
            justEnough - 5 * K,
            justEnough - 5 * K);
    assertThat(kept.grants()).hasSize(1);
  }

  @Test
  void what_is_on_stage_stays_for_a_moment_when_the_link_seems_narrower_and_others_go_at_once() {
    SourceTrack stage = vp8(200);
    List<Grant> chosen = List.of(stage(stage), small(vp8(50)));
    List<Grant> given = Fitting.fit(chosen, 1, List.of(), 400 * K, 400 * K).grants();
    assertThat(given).hasSize(2);
    assertThat(Fitting.fit(chosen, 1, given, 150 * K, 400 * K).grants())
        .containsExactly(given.getFirst());
    assertThat(Fitting.fit(chosen, 1, List.of(), 10 * K, 400 * K).grants())
        .as("what is not there yet does not come")
        .isEmpty();
  }

  @Test
  void more_bits_never_give_fewer_pictures() {
    List<Grant> chosen = new ArrayList<>(List.of(stage(svc())));
    for (int i = 0; i < 8; i++) {
      chosen.add(small(vp8(100 + 30 * i)));
    }
    int before = 0;
    for (long bits = 50 * K; bits < 4_000 * K; bits += 10 * K) {
      Plan plan = Fitting.fit(chosen.subList(1, 9), 0, List.of(), bits, bits);
      assertThat(plan.grants().size()).isGreaterThanOrEqualTo(before);
      before = plan.grants().size();
      assertThat(cost(plan)).isLessThanOrEqualTo(bits);
    }
  }

  private static long cost(Plan plan) {
    long sum = 0;
    for (Grant grant : plan.grants()) {
      Ladder ladder = new Ladder(grant.track(), grant.maxHeight());
      sum += ladder.cost(ladder.stepOf(grant));
    }
    return sum;
  }

  private static Grant stage(SourceTrack track) {
    return new Grant(track, 720);
  }

  private static Grant small(SourceTrack track) {
    return new Grant(track, 180);
  }

  /** Three temporal layers, of which the lowest takes two fifths. */
  private static SourceTrack vp8(long kilobits) {
    long all = kilobits * K;
    return track(new SourceLayers(new int[] {0}, new long[][] {{all * 2 / 5, all * 3 / 5, all}}));
  }

  private static SourceTrack svc() {
    return track(
        new SourceLayers(
            new int[] {180, 360, 720},
            new long[][] {
              {60 * K, 100 * K, 150 * K}, {200 * K, 350 * K, 500 * K}, {600 * K, 1000 * K, 1500 * K}
            }));
  }

  private static SourceTrack track(SourceLayers layers) {
    SourceTrack track = new SourceTrack("t", "t", 0, "camera", 1, 2, 1, (t, now) -> {});
    track.layers(layers);
    return track;
  }
}

package vn.diemcau.mediabridge.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.receive.SourceTrack;

class AllocationTest {

  private final Map<String, SourceTrack> all = new HashMap<>();
  private final List<SourceTrack> order = new ArrayList<>();

  AllocationTest() {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      SourceTrack track = new SourceTrack(name, name, 0, "camera", 1, 2, 1, (t, now) -> {});
      all.put(name, track);
      order.add(track);
    }
  }

  @Test
  void stage_before_selected_before_named_before_the_rest() {
    Wishes wishes = new Wishes(-1, List.of("d"), List.of("c"), 180, Map.of("e", 360, "d", 720));
    assertThat(names(wishes, List.of("b"), 9)).containsExactly("d", "b", "c", "e", "a");
    assertThat(names(wishes, List.of("b"), 3)).containsExactly("d", "b", "c");
    assertThat(plan(wishes, List.of(), 9))
        .extracting(Grant::maxHeight)
        .containsExactly(720, 180, 360, 180, 180);
  }

  @Test
  void height_zero_is_a_no_even_on_stage() {
    Wishes wishes = new Wishes(-1, List.of("a"), List.of(), 0, Map.of("a", 0, "c", 90));
    assertThat(names(wishes, List.of("a"), 9)).containsExactly("c");
  }

  @Test
  void last_n_and_what_is_not_there() {
    Wishes wishes = new Wishes(2, List.of("gone", "b"), List.of("b", "b"), 180, Map.of());
    assertThat(names(wishes, List.of(), 9)).containsExactly("b", "a");
    assertThat(names(new Wishes(0, List.of("b"), List.of(), 180, Map.of()), List.of(), 9))
        .isEmpty();
  }

  @Test
  void whatever_is_wished_the_plan_holds_each_allowed_source_once_and_within_the_places() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Wishes wishes =
          new Wishes(
              random.nextInt(-1, 6),
              some(random),
              some(random),
              random.nextInt(2) * 180,
              Map.of("a", random.nextInt(3) * 90, "x", 90));
      int places = random.nextInt(7);
      String forbidden = "abcde".substring(seed % 5, seed % 5 + 1);
      List<Grant> plan =
          Allocation.plan(
                  wishes,
                  new Candidates(all, List.of(all.get("c")), order),
                  track -> !track.name().equals(forbidden),
                  places,
                  List.of(),
                  Long.MAX_VALUE,
                  Long.MAX_VALUE)
              .grants();
      assertThat(plan.size()).isLessThanOrEqualTo(places);
      assertThat(new HashSet<>(plan)).hasSameSizeAs(plan);
      assertThat(plan).extracting(grant -> grant.track().name()).doesNotContain(forbidden);
      assertThat(plan).allMatch(grant -> grant.maxHeight() > 0);
      if (wishes.lastN() >= 0) {
        assertThat(plan.size()).isLessThanOrEqualTo(wishes.lastN());
      }
    }
  }

  private List<String> some(Random random) {
    List<String> names = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      names.add("abcdexy".substring(i, i + 1));
    }
    return names;
  }

  private List<String> names(Wishes wishes, List<String> stage, int places) {
    return plan(wishes, stage, places).stream().map(grant -> grant.track().name()).toList();
  }

  private List<Grant> plan(Wishes wishes, List<String> stage, int places) {
    List<SourceTrack> onStage = stage.stream().map(all::get).toList();
    return Allocation.plan(
            wishes,
            new Candidates(all, onStage, order),
            track -> true,
            places,
            List.of(),
            Long.MAX_VALUE,
            Long.MAX_VALUE)
        .grants();
  }
}

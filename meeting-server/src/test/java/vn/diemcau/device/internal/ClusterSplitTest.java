package vn.diemcau.device.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.diemcau.organisation.UnitId;

/** Sites in clusters of even size. */
class ClusterSplitTest {

  @ParameterizedTest
  @CsvSource({"579, 20, 29", "633, 20, 32", "20, 20, 1", "21, 20, 2", "3, 20, 1"})
  void clusters_are_as_few_as_the_size_allows_and_differ_by_one_site(
      int sites, int size, int clusters) {
    List<UnitId> all = Stream.generate(UnitId::next).limit(sites).toList();

    List<List<UnitId>> split = ClusterSplit.of(all, size);

    assertThat(split).hasSize(clusters);
    assertThat(split.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
    int least = split.stream().mapToInt(List::size).min().orElseThrow();
    assertThat(split).allMatch(cluster -> cluster.size() <= least + 1 && cluster.size() <= size);
  }

  @Test
  void of_no_sites_there_are_no_clusters() {
    assertThat(ClusterSplit.of(List.of(), 20)).isEmpty();
  }
}

package vn.diemcau.device.internal;

import java.util.ArrayList;
import java.util.List;
import vn.diemcau.organisation.UnitId;

/** Shares sites out in clusters of even size, neighbours in the office's order together. */
final class ClusterSplit {

  static final int SMALLEST = 5;
  static final int LARGEST = 60;

  /** Clusters that a meeting may have, as its table says too. */
  static final int MOST = 200;

  private ClusterSplit() {}

  /**
   * As few clusters as hold at most {@code size} sites each; the sizes differ by one at most.
   *
   * @param sites in the office's order
   */
  static List<List<UnitId>> of(List<UnitId> sites, int size) {
    int clusters = (sites.size() + size - 1) / size;
    List<List<UnitId>> split = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < clusters; i++) {
      int until = (int) ((long) sites.size() * (i + 1) / clusters);
      split.add(List.copyOf(sites.subList(from, until)));
      from = until;
    }
    return split;
  }
}

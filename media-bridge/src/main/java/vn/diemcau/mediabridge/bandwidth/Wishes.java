package vn.diemcau.mediabridge.bandwidth;

import java.util.List;
import java.util.Map;

/**
 * What a receiver asked for last, in the words of {@code ReceiverVideoConstraints}.
 *
 * @param lastN most pictures, -1 for no limit
 * @param onStage source names, most important first
 * @param selected source names, after those on stage
 * @param defaultHeight for sources that are not in {@code heights}; 0 for none of them
 * @param heights by source name, in pixels
 */
public record Wishes(
    int lastN,
    List<String> onStage,
    List<String> selected,
    int defaultHeight,
    Map<String, Integer> heights) {

  /** More is never asked of a sender. */
  public static final int MAX_HEIGHT = 2160;

  /** What holds for the fields that a first message leaves out. */
  public static final Wishes INITIAL = new Wishes(-1, List.of(), List.of(), 180, Map.of());

  public Wishes {
    onStage = List.copyOf(onStage);
    selected = List.copyOf(selected);
    heights = Map.copyOf(heights);
  }

  /** How large a source is wanted, 0 for not at all. */
  public int heightOf(String source) {
    return heights.getOrDefault(source, defaultHeight);
  }
}

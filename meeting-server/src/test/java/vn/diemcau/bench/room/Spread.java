package vn.diemcau.bench.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many values there are and how they lie, in milliseconds. */
public record Spread(int count, double median, double p95, double p99, double max) {

  public static Spread ofNanos(List<Long> nanos) {
    List<Double> sorted = nanos.stream().map(n -> n / 1e6).sorted().toList();
    if (sorted.isEmpty()) {
      return new Spread(0, 0, 0, 0, 0);
    }
    return new Spread(
        sorted.size(), at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), sorted.getLast());
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", count);
    json.put("median", rounded(median));
    json.put("p95", rounded(p95));
    json.put("p99", rounded(p99));
    json.put("max", rounded(max));
    return json;
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d: median %.0f, 95 %% %.0f, 99 %% %.0f, most %.0f ms",
        count,
        median,
        p95,
        p99,
        max);
  }
}

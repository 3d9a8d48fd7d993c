package vn.diemcau.mediabridge.peer;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts of ignored datagrams by reason, written by the loops and read by anyone. */
public final class IgnoredCounts {

  private final Map<IgnoredReason, LongAdder> counts = new EnumMap<>(IgnoredReason.class);

  public IgnoredCounts() {
    for (IgnoredReason reason : IgnoredReason.values()) {
      counts.put(reason, new LongAdder());
    }
  }

  void count(IgnoredReason reason) {
    counts.get(reason).increment();
  }

  /** A snapshot; reasons never met are absent. */
  public Map<IgnoredReason, Long> snapshot() {
    Map<IgnoredReason, Long> now = new EnumMap<>(IgnoredReason.class);
    counts.forEach(
        (reason, adder) -> {
          if (adder.sum() > 0) {
            now.put(reason, adder.sum());
          }
        });
    return now;
  }
}

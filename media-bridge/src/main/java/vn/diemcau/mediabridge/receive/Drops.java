package vn.diemcau.mediabridge.receive;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts drops by reason. Written by one thread, read by any. */
public final class Drops {

  private static final DropReason[] REASONS = DropReason.values();

  private final AtomicLongArray counts = new AtomicLongArray(REASONS.length);

  public void count(DropReason reason) {
    count(reason, 1);
  }

  public void count(DropReason reason, int packets) {
    int at = reason.ordinal();
    counts.setOpaque(at, counts.getPlain(at) + packets);
  }

  public long of(DropReason reason) {
    return counts.getOpaque(reason.ordinal());
  }

  /** The reasons that occurred. */
  public Map<DropReason, Long> snapshot() {
    Map<DropReason, Long> map = new EnumMap<>(DropReason.class);
    for (DropReason reason : REASONS) {
      if (of(reason) > 0) {
        map.put(reason, of(reason));
      }
    }
    return map;
  }
}

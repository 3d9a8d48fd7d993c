package vn.diemcau.bench.room;

import java.util.ArrayList;
import java.util.List;

/** What changes came to one device, and when; notices where one is missing. */
final class Arrivals {

  /** A frame of changes: complete from one event to another; 0 and 0 is presence alone. */
  record Arrival(long from, long to, long at) {}

  private final List<Arrival> came = new ArrayList<>();
  private long seq = -1;
  private int holes;

  /** The device begins anew: with a snapshot, or with nothing yet. */
  synchronized void begin(long number) {
    seq = number;
  }

  synchronized void events(long from, long to, long now) {
    if (seq >= 0 && from > seq + 1) {
      holes++;
    }
    seq = Math.max(seq, to);
    came.add(new Arrival(from, to, now));
  }

  synchronized void presence(long now) {
    came.add(new Arrival(0, 0, now));
  }

  /** When the device had an event, or 0. */
  synchronized long had(long event) {
    for (Arrival a : came) {
      if (a.to() >= event && a.from() <= event) {
        return a.at();
      }
    }
    return 0;
  }

  /** What came since an instant. */
  synchronized List<Arrival> since(long nanos) {
    return came.stream().filter(a -> a.at() >= nanos).toList();
  }

  synchronized int holes() {
    return holes;
  }
}

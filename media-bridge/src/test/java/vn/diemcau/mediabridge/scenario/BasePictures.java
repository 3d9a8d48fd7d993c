package vn.diemcau.mediabridge.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import vn.diemcau.mediabridge.rtp.Unwrapper;

/**
 * The pictures of one line to which others refer, and how long a viewer waited from one to the
 * next: what was lost of a higher layer is not missed, what was lost here stops the picture.
 */
final class BasePictures {

  private final Unwrapper numbers = new Unwrapper(8);
  private final TreeMap<Long, Integer> missing = new TreeMap<>();
  private final List<Long> pauses = new ArrayList<>();
  private long next = -1;
  private long last;

  /**
   * A packet that had not come before.
   *
   * @param count packets of its picture
   */
  void packet(int tl0, int count, boolean key, long millis) {
    long number = numbers.unwrap(tl0);
    missing.merge(number, count - 1, (left, fresh) -> left - 1);
    if (key && number > next && missing.get(number) == 0) {
      missing.headMap(number).clear();
      shown(number, millis);
    }
    while (next >= 0 && missing.getOrDefault(next, 1) == 0) {
      missing.remove(next);
      shown(next, millis);
    }
  }

  private void shown(long number, long millis) {
    if (next >= 0) {
      pauses.add(millis - last);
    }
    last = millis;
    next = number + 1;
  }

  /** Milliseconds that a viewer waited longest. */
  long longest() {
    return pauses.stream().mapToLong(pause -> pause).max().orElse(0);
  }

  void forget() {
    pauses.clear();
  }
}

package vn.diemcau.mediabridge.room;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/** Gives random SSRCs, each once, never 0 (RFC 3550, section 8). */
final class SsrcSource implements IntSupplier {

  private final RandomGenerator random;
  private final Set<Integer> given = new HashSet<>();

  SsrcSource(RandomGenerator random) {
    this.random = random;
    given.add(0);
  }

  @Override
  public int getAsInt() {
    int ssrc = random.nextInt();
    while (!given.add(ssrc)) {
      ssrc = random.nextInt();
    }
    return ssrc;
  }
}

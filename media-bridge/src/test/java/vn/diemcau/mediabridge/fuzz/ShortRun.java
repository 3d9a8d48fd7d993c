package vn.diemcau.mediabridge.fuzz;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The short run of a fuzz target that belongs to every test run: seeds, bent in the ways in which
 * hostile input is. The long one is Jazzer's, by {@code ./dev fuzz}.
 */
public final class ShortRun {

  private static final int LONGEST = 1500;

  private ShortRun() {}

  /** Gives the target each seed and so many bent ones; the same on every run. */
  public static void over(int runs, Consumer<byte[]> target, byte[]... seeds) {
    Random random = new Random(20_26);
    for (byte[] seed : seeds) {
      give(target, seed);
    }
    for (int i = 0; i < runs; i++) {
      byte[] bent = seeds[random.nextInt(seeds.length)].clone();
      for (int times = random.nextInt(1, 6); times > 0; times--) {
        bent = bend(bent, random);
      }
      give(target, bent);
    }
  }

  private static void give(Consumer<byte[]> target, byte[] input) {
    try {
      target.accept(input);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("with the input " + HexFormat.of().formatHex(input), e);
    }
  }

  private static byte[] bend(byte[] from, Random random) {
    if (from.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    int at = random.nextInt(from.length);
    byte[] to = from;
    switch (random.nextInt(6)) {
      case 0 -> to[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> to[at] = (byte) random.nextInt();
      case 2 -> to[at] = random.nextBoolean() ? (byte) 0xFF : 0;
      case 3 -> to = Arrays.copyOf(from, at);
      case 4 -> {
        to = Arrays.copyOf(from, Math.min(LONGEST, from.length + random.nextInt(1, 20)));
        System.arraycopy(from, at, to, to.length - (from.length - at), from.length - at);
      }
      default -> {
        byte[] part = new byte[Math.min(4, from.length - at)];
        random.nextBytes(part);
        System.arraycopy(part, 0, to, at, part.length);
      }
    }
    return to;
  }

  /** Bytes from hexadecimal text with spaces. */
  public static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}

package vn.diemcau.network;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * Something like a room for a browser's camera: shapes that move before a wall, in the noise of a
 * sensor. A browser's own made-up camera costs an encoder next to nothing, whatever its size.
 */
public final class Scenery {

  public static final int FRAMES_PER_SECOND = 15;
  private static final int FRAMES = 30;
  private static final int NOISE = 5;

  private Scenery() {}

  /**
   * Writes it as a Y4M file, which {@code --use-file-for-fake-video-capture} shows over and over.
   */
  public static Path write(Path folder, int lines) throws IOException {
    int width = lines * 16 / 9;
    Path file = folder.resolve("scenery-" + lines + ".y4m");
    Random random = new Random(1);
    byte[] luma = new byte[width * lines];
    byte[] chroma = new byte[width * lines / 2];
    Arrays.fill(chroma, (byte) 118);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(
          "YUV4MPEG2 W%d H%d F%d:1 Ip A1:1 C420jpeg\n"
              .formatted(width, lines, FRAMES_PER_SECOND)
              .getBytes(US_ASCII));
      for (int frame = 0; frame < FRAMES; frame++) {
        double turn = 2 * Math.PI * frame / FRAMES;
        for (int at = 0; at < luma.length; at++) {
          double x = at % width / (double) lines;
          double y = at / width / (double) lines;
          luma[at] = (byte) (brightness(x, y, turn) + random.nextInt(NOISE) - NOISE / 2);
        }
        out.write("FRAME\n".getBytes(US_ASCII));
        out.write(luma);
        out.write(chroma);
      }
    }
    return file;
  }

  /** A wall with a pattern, and two heads that sway before it. */
  private static int brightness(double x, double y, double turn) {
    for (int head = 0; head < 2; head++) {
      double dx = x - 0.5 - 0.75 * head - 0.06 * Math.sin(turn + head);
      double dy = y - 0.55 - 0.03 * Math.cos(2 * turn + head);
      if (dx * dx + dy * dy < 0.06) {
        return (int) (150 + 30 * Math.sin(40 * dx) * Math.cos(30 * dy));
      }
    }
    return (int) (90 + 25 * Math.sin(25 * x) * Math.sin(19 * y) + 20 * y);
  }
}

package vn.diemcau.room;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A frame as it goes out to any number of devices, made once: text, or gzip where it is large. No
 * connection has a compression context of its own.
 *
 * @param text null when it is packed
 * @param packed gzip of the text in UTF-8; null when it is not
 */
public record Encoded(String text, byte[] packed) {

  /** Below this, what packing saves is less than what unpacking costs. */
  static final int SMALL = 4_096;

  public static Encoded of(String frame) {
    return frame.length() < SMALL ? new Encoded(frame, null) : new Encoded(null, pack(frame));
  }

  private static byte[] pack(String frame) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(frame.length() / 8);
    try (GZIPOutputStream gzip = new Fast(out)) {
      gzip.write(frame.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A storm of joins makes ten of them a second: quick rather than small. */
  private static final class Fast extends GZIPOutputStream {
    Fast(ByteArrayOutputStream out) throws IOException {
      super(out, 8_192);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}

package vn.diemcau.shared;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Text as gzip of its UTF-8 (RFC 1952), as large frames go over a WebSocket. */
public final class Gzip {

  private Gzip() {}

  /** Quick rather than small. */
  public static byte[] pack(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() / 8);
    try (GZIPOutputStream gzip = new Fast(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Of what this server packed: nothing bounds the result.
   *
   * @throws UncheckedIOException when it is no gzip
   */
  public static String unpack(byte[] packed) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Fast extends GZIPOutputStream {
    Fast(ByteArrayOutputStream out) throws IOException {
      super(out, 8_192);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}

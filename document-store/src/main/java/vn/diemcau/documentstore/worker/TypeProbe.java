package vn.diemcau.documentstore.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;

/** Tells what a file is from its content alone; its name is not even looked at. */
final class TypeProbe {

  private static final Pattern MARKUP =
      Pattern.compile("<\\s*(!doctype\\s+html|html|head|body|script|svg|iframe|object|meta)\\b");
  private static final int HEAD = 8192;

  private final Detector detector = new DefaultDetector();

  /**
   * A {@link Frame#TYPE} or a {@link Frame#REFUSED} frame; never throws for what is in the file.
   */
  Frame probe(Path file) {
    try {
      byte[] head = head(file);
      if (isZip(head)) {
        String refusal = ZipGuard.check(file);
        if (refusal != null) {
          return refused(refusal);
        }
      }
      String type = detect(file);
      return type.startsWith("text/") && looksLikeMarkup(head) ? type("text/html") : type(type);
    } catch (IOException | RuntimeException | StackOverflowError | NoClassDefFoundError e) {
      return refused("broken");
    }
  }

  private String detect(Path file) throws IOException {
    try (TikaInputStream in = TikaInputStream.get(file)) {
      return detector.detect(in, new Metadata()).getBaseType().toString();
    }
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    }
  }

  private static boolean isZip(byte[] head) {
    return head.length > 4 && head[0] == 'P' && head[1] == 'K' && head[2] < 9 && head[3] < 9;
  }

  /** A page that starts with a thousand blanks is still a page to a careless browser. */
  private static boolean looksLikeMarkup(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
    return MARKUP.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  private static Frame type(String type) {
    return Frame.of(Frame.TYPE, out -> out.writeUTF(type));
  }

  private static Frame refused(String code) {
    return Frame.of(Frame.REFUSED, out -> out.writeUTF(code));
  }
}

package vn.diemcau.documentstore.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks an archive into nothing and counts, before any parser sees it. What an entry says of its
 * own size is not believed.
 */
final class ZipGuard {

  private static final int MOST_ENTRIES = 20_000;
  private static final long MOST_BYTES = 1L << 30;
  // spreadsheets of repeated rows come near 1:60; deflate cannot pass 1:1032
  private static final long HIGHEST_RATIO = 150;
  private static final long SMALL = 4L << 20;

  private ZipGuard() {}

  /** A refusal's code, or null for an archive that may be opened. */
  static String check(Path file) throws IOException {
    long packed = Files.size(file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_ENTRIES || claimed(zip) > packed) {
        return "zip-bomb";
      }
      long room = MOST_BYTES;
      byte[] buffer = new byte[1 << 16];
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        long most = Math.min(room, Math.max(SMALL, entry.getCompressedSize() * HIGHEST_RATIO));
        long unpacked = unpack(zip, entry, most, buffer);
        if (unpacked > most) {
          return "zip-bomb";
        }
        room -= unpacked;
      }
      return null;
    } catch (ZipException e) {
      return "broken";
    }
  }

  /** More packed bytes than the file has: entries lie over each other, as only a bomb's do. */
  private static long claimed(ZipFile zip) {
    return zip.stream().mapToLong(entry -> Math.max(0, entry.getCompressedSize())).sum();
  }

  private static long unpack(ZipFile zip, ZipEntry entry, long most, byte[] buffer)
      throws IOException {
    long unpacked = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      for (int n = in.read(buffer); n >= 0 && unpacked <= most; n = in.read(buffer)) {
        unpacked += n;
      }
    }
    return unpacked;
  }
}

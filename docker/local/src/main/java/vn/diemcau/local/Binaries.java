package vn.diemcau.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the programs that come as jars from Maven Central, once, into a folder. */
final class Binaries {

  private static final String POSTGRES_ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final String REDIS_PROGRAM = "/redis-server-6.2.6-v5-linux-amd64";

  private Binaries() {}

  /** The folder that holds PostgreSQL's {@code bin}, {@code lib} and {@code share}. */
  static Path postgres(Path folder) {
    return once(
        folder.resolve("postgresql-18.6"),
        fresh -> {
          try (InputStream jar = resource(POSTGRES_ARCHIVE);
              var tar = new TarArchiveInputStream(new XZCompressorInputStream(jar))) {
            for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
              unpack(fresh, e, tar);
            }
          }
        });
  }

  /** The folder that holds {@code redis-server}. */
  static Path redis(Path folder) {
    return once(
        folder.resolve("redis-6.2"),
        fresh -> {
          Path program = fresh.resolve("redis-server");
          try (InputStream in = resource(REDIS_PROGRAM)) {
            Files.copy(in, program);
          }
          executable(program);
        });
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = Binaries.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("not on the classpath: " + name + " (only Linux on x86-64 is carried)");
    }
    return in;
  }

  private static void unpack(Path fresh, TarArchiveEntry entry, InputStream tar)
      throws IOException {
    Path target = fresh.resolve(entry.getName()).normalize();
    if (!target.startsWith(fresh)) {
      throw new IOException("entry leaves the folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
    if ((entry.getMode() & 0100) != 0) {
      executable(target);
    }
  }

  private static void executable(Path file) throws IOException {
    if (!file.toFile().setExecutable(true, false)) {
      throw new IOException("cannot make executable: " + file);
    }
  }

  private interface Unpacking {
    void into(Path fresh) throws IOException;
  }

  /** Unpacks beside the target and renames, so that a crash in between leaves no half program. */
  private static Path once(Path target, Unpacking unpacking) {
    try {
      if (Files.isDirectory(target)) {
        return target;
      }
      Files.createDirectories(target.getParent());
      Path fresh = Files.createTempDirectory(target.getParent(), "unpacking");
      unpacking.into(fresh);
      if (!fresh.toFile().setReadable(true, false) || !fresh.toFile().setExecutable(true, false)) {
        throw new IOException("cannot open up " + fresh);
      }
      try {
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        if (!Files.isDirectory(target)) {
          throw e;
        }
        delete(fresh);
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

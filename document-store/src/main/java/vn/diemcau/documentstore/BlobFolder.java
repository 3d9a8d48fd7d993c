package vn.diemcau.documentstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Files under the name of their content's hash. A file appears whole or not at all: it is written
 * beside, forced to the disk, and renamed. What a crash leaves beside is cleared at the next start.
 */
final class BlobFolder implements AutoCloseable {

  /** A file that has come in whole but is not kept yet. */
  record Incoming(Path file, String hash, long size) {}

  /** The sender stopped in the middle. */
  static final class SenderGone extends Exception {}

  /** More came than is taken. */
  static final class TooMuch extends Exception {}

  private final Path blobs;
  private final Path scratch;
  private final FileChannel scratchLock;
  private final ReentrantReadWriteLock clearing = new ReentrantReadWriteLock();

  BlobFolder(Path root) {
    try {
      blobs = Files.createDirectories(root.resolve("blobs"));
      Path all = Files.createDirectories(root.resolve("scratch"));
      clearAfterCrash(all);
      scratch = Files.createDirectory(all.resolve(UUID.randomUUID().toString()));
      scratchLock = openLock(scratch);
      scratchLock.lock();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder of this process for files that need not outlive it. */
  Path scratch() {
    return scratch;
  }

  Path path(String hash) {
    return blobs.resolve(hash.substring(0, 2)).resolve(hash.substring(2, 4)).resolve(hash);
  }

  Incoming receive(InputStream in, long maxBytes) throws SenderGone, TooMuch {
    Path file = scratch.resolve(UUID.randomUUID() + ".part");
    boolean whole = false;
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      MessageDigest digest = sha256();
      long size = 0;
      byte[] buffer = new byte[1 << 16];
      for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
        size += n;
        if (size > maxBytes) {
          throw new TooMuch();
        }
        digest.update(buffer, 0, n);
        write(out, buffer, n);
      }
      out.force(true);
      whole = true;
      return new Incoming(file, HexFormat.of().formatHex(digest.digest()), size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (!whole) {
        discard(file);
      }
    }
  }

  /** Puts the file under its hash; a file that is there already is replaced by its equal. */
  void keep(Incoming incoming) {
    Path target = path(incoming.hash());
    clearing.readLock().lock();
    try {
      Files.createDirectories(target.getParent());
      // the time says when it was last wanted; rename alone keeps the time of writing
      Files.setLastModifiedTime(incoming.file(), FileTime.from(Instant.now()));
      Files.move(incoming.file(), target, StandardCopyOption.ATOMIC_MOVE);
      force(target.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      clearing.readLock().unlock();
    }
  }

  void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Deletes files that no document wants.
   *
   * @param before files touched after this moment may belong to a document that is just being put
   * @return how many were deleted
   */
  int clear(Predicate<String> wanted, Instant before) {
    int cleared = 0;
    for (Path file : files()) {
      if (isOlder(file, before) && !wanted.test(file.getFileName().toString())) {
        clearing.writeLock().lock();
        try {
          if (isOlder(file, before)) {
            discard(file);
            cleared++;
          }
        } finally {
          clearing.writeLock().unlock();
        }
      }
    }
    return cleared;
  }

  List<Path> files() {
    try (Stream<Path> all = Files.walk(blobs)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      scratchLock.close();
      deleteTree(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int read(InputStream in, byte[] buffer) throws SenderGone {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw (SenderGone) new SenderGone().initCause(e);
    }
  }

  private static void write(FileChannel out, byte[] buffer, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, length);
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static boolean isOlder(Path file, Instant before) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (IOException e) {
      return false;
    }
  }

  /** A scratch folder whose lock can be had belongs to a process that is no more. */
  private static void clearAfterCrash(Path all) throws IOException {
    List<Path> folders;
    try (Stream<Path> each = Files.list(all)) {
      folders = each.toList();
    }
    for (Path folder : folders) {
      boolean abandoned;
      try (FileChannel lock = openLock(folder)) {
        abandoned = lock.tryLock() != null;
      } catch (OverlappingFileLockException e) {
        abandoned = false;
      }
      if (abandoned) {
        deleteTree(folder);
      }
    }
  }

  private static FileChannel openLock(Path folder) throws IOException {
    return FileChannel.open(
        folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
            Files.deleteIfExists(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package vn.diemcau.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The folder that holds everything of one server, locked so that a second start is refused. */
public final class DataDirectory implements AutoCloseable {

  private final Path root;
  private final FileChannel channel;
  private final FileLock lock;

  private DataDirectory(Path root, FileChannel channel, FileLock lock) {
    this.root = root;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Opens and locks the folder; the operating system frees the lock however the process ends.
   *
   * @throws DataDirectoryInUse when another process holds it
   */
  public static DataDirectory open(Path root) {
    try {
      Files.createDirectories(root);
      Path absolute = root.toRealPath();
      FileChannel channel =
          FileChannel.open(
              absolute.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new DataDirectoryInUse(absolute);
      }
      return new DataDirectory(absolute, channel, lock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  public Path root() {
    return root;
  }

  public Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A secret of this server, made at first use and kept in a file that only its owner reads. */
  public String secret(String name) {
    return secretIn(root, name);
  }

  /** As {@link #secret}, in a folder of its own. */
  public static String secretIn(Path folder, String name) {
    Path file = folder.resolve(name + ".secret");
    try {
      if (Files.exists(file)) {
        return Files.readString(file).strip();
      }
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      String secret = HexFormat.of().formatHex(random);
      Path fresh =
          Files.createTempFile(
              folder,
              name,
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, secret);
      Files.move(fresh, file);
      return secret;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another server works in the folder. */
  public static final class DataDirectoryInUse extends RuntimeException {
    DataDirectoryInUse(Path root) {
      super(
          "Thư mục dữ liệu "
              + root
              + " đang được một máy chủ DiemCau khác sử dụng. / The data folder is in use by"
              + " another DiemCau server. Stop that one first or choose another folder (--data).");
    }
  }
}

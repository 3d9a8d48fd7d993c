package vn.diemcau.documentstore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file's bytes, to be read from any place. */
public final class Content {

  private final Path file;
  private final String hash;
  private final long size;
  private final FileType type;

  Content(Path file, String hash, long size, FileType type) {
    this.file = file;
    this.hash = hash;
    this.size = size;
    this.type = type;
  }

  public String hash() {
    return hash;
  }

  /** Bytes. */
  public long size() {
    return size;
  }

  public FileType type() {
    return type;
  }

  /**
   * The bytes from a place on; the caller closes the stream.
   *
   * @param from bytes to leave out at the beginning
   */
  public InputStream stream(long from) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(file);
    channel.position(from);
    return Channels.newInputStream(channel);
  }
}

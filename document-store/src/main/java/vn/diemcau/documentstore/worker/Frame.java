package vn.diemcau.documentstore.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ProtocolException;

/**
 * One message between the store and its worker: a kind, a length of four bytes, that many bytes.
 * The reader names the longest frame it accepts, so that neither side can make the other allocate.
 */
public record Frame(char kind, byte[] payload) {

  /** Asks for a file's type: path. */
  public static final char ASK_TYPE = 'T';

  /** Asks for a file's text: path, media type, pages, characters a page, characters in all. */
  public static final char ASK_TEXT = 'X';

  /** Answers with the media type that the content has. */
  public static final char TYPE = 't';

  /** Answers with the code of a reason why the file is not taken. */
  public static final char REFUSED = 'r';

  /** Answers with one page: number from 1, text. */
  public static final char PAGE = 'p';

  /** Ends the text: reason code or empty, kind of the pages, whether something was cut off. */
  public static final char END = 'e';

  /** The longest frame that is ever sent, in bytes. */
  public static final int LONGEST = 1 << 20;

  /** Writes the fields of a payload. */
  @FunctionalInterface
  public interface Fields {
    void writeTo(DataOutputStream out) throws IOException;
  }

  public static Frame of(char kind, Fields fields) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      fields.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Frame(kind, bytes.toByteArray());
  }

  /**
   * Reads the next frame.
   *
   * @throws java.io.EOFException when the other side is gone
   * @throws ProtocolException when the frame is longer than allowed; the stream is then useless
   */
  public static Frame read(InputStream in, int longest) throws IOException {
    var data = new DataInputStream(in);
    char kind = (char) data.readUnsignedByte();
    int length = data.readInt();
    if (length < 0 || length > longest) {
      throw new ProtocolException("a frame of " + length + " bytes");
    }
    byte[] payload = new byte[length];
    data.readFully(payload);
    return new Frame(kind, payload);
  }

  public void write(OutputStream out) throws IOException {
    var data = new DataOutputStream(out);
    data.writeByte(kind);
    data.writeInt(payload.length);
    data.write(payload);
    data.flush();
  }

  /** The payload's fields, to be read in the order they were written. */
  public DataInputStream fields() {
    return new DataInputStream(new ByteArrayInputStream(payload));
  }
}

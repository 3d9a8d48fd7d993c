package vn.diemcau.mediabridge.send;

import java.util.Arrays;
import vn.diemcau.mediabridge.rtp.Bytes;
import vn.diemcau.mediabridge.rtp.RtpHeader;

/**
 * Which packet left under which transport-wide number, of the last ones to one receiver: so that
 * what its feedback tells lost can be named.
 */
public final class Departed {

  private static final int PLACES = 1024;
  private static final int EMPTY = -1;

  private final int[] numbers = new int[PLACES];
  private final int[] ssrcs = new int[PLACES];
  private final int[] sequences = new int[PLACES];
  private final int[] originals = new int[PLACES];
  private final RtpHeader header = new RtpHeader();

  Departed() {
    Arrays.fill(numbers, EMPTY);
  }

  /** This packet leaves. */
  void note(int number, byte[] buf, int off, int len) {
    int at = number & PLACES - 1;
    numbers[at] = EMPTY;
    if (header.parse(buf, off, len) && header.payloadLength() >= 2) {
      numbers[at] = number;
      ssrcs[at] = header.ssrc();
      sequences[at] = header.sequence();
      originals[at] = Bytes.u16(buf, header.payloadOffset());
    }
  }

  /** Whether it is known what left under this number (16 bits). */
  public boolean has(int number) {
    return numbers[number & PLACES - 1] == number;
  }

  public int ssrc(int number) {
    return ssrcs[number & PLACES - 1];
  }

  /** Its own number in its stream, 16 bits. */
  public int sequence(int number) {
    return sequences[number & PLACES - 1];
  }

  /** Of a retransmission (RFC 4588): the number of what it repeats. */
  public int original(int number) {
    return originals[number & PLACES - 1];
  }
}

package vn.diemcau.mediabridge.send;

import java.util.Arrays;

/** A sink with an array of its own: hands on each packet that leaves, then spoils the array. */
public final class ArraySink implements PacketSink {

  private static final int OFFSET = 24;
  private static final int LONGEST = 1500;

  /** Takes a packet; the buffer is valid during the call only. */
  @FunctionalInterface
  public interface Taker {
    void take(byte[] buf, int off, int len);
  }

  private final byte[] buffer = new byte[OFFSET + LONGEST];
  private final Taker taker;

  public ArraySink(Taker taker) {
    this.taker = taker;
  }

  @Override
  public byte[] buffer() {
    return buffer;
  }

  @Override
  public int offset() {
    return OFFSET;
  }

  @Override
  public void send(int length) {
    taker.take(buffer, OFFSET, length);
    Arrays.fill(buffer, (byte) 0x5A); // what becomes of it is nobody else's business
  }
}

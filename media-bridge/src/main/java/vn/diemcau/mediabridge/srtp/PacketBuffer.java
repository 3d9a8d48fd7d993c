package vn.diemcau.mediabridge.srtp;

import org.jitsi.utils.ByteArrayBuffer;

/**
 * A view over part of an array in the form that jitsi-srtp reads and writes; used again and again.
 */
public final class PacketBuffer implements ByteArrayBuffer {

  private byte[] buffer;
  private int offset;
  private int length;

  /** Looks at this part from now on. */
  public PacketBuffer over(byte[] newBuffer, int newOffset, int newLength) {
    this.buffer = newBuffer;
    this.offset = newOffset;
    this.length = newLength;
    return this;
  }

  @Override
  public byte[] getBuffer() {
    return buffer;
  }

  @Override
  public int getOffset() {
    return offset;
  }

  @Override
  public int getLength() {
    return length;
  }

  @Override
  public void setLength(int newLength) {
    length = newLength;
  }

  @Override
  public void setOffset(int newOffset) {
    offset = newOffset;
  }

  @Override
  public boolean isInvalid() {
    return buffer == null || offset < 0 || length < 0 || buffer.length < offset + length;
  }

  @Override
  public void readRegionToBuff(int from, int count, byte[] out) {
    System.arraycopy(buffer, offset + from, out, 0, count);
  }

  @Override
  public void grow(int by) {
    if (offset + length + by > buffer.length) {
      throw new IllegalStateException("no room for the authentication tag behind the packet");
    }
  }

  @Override
  public void append(byte[] data, int count) {
    grow(count);
    System.arraycopy(data, 0, buffer, offset + length, count);
    length += count;
  }

  @Override
  public void shrink(int by) {
    length = Math.max(0, length - by);
  }
}

package vn.diemcau.mediabridge.bench;

import org.jitsi.utils.ByteArrayBuffer;

/** A part of one array, as jitsi-srtp wants it. */
final class PacketView implements ByteArrayBuffer {

  private final byte[] buffer;
  private int offset;
  private int length;

  PacketView(byte[] buffer) {
    this.buffer = buffer;
  }

  PacketView over(int newOffset, int newLength) {
    offset = newOffset;
    length = newLength;
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
    return false;
  }

  @Override
  public void readRegionToBuff(int from, int count, byte[] out) {
    System.arraycopy(buffer, offset + from, out, 0, count);
  }

  @Override
  public void grow(int by) {
    // the array is large enough
  }

  @Override
  public void append(byte[] data, int count) {
    System.arraycopy(data, 0, buffer, offset + length, count);
    length += count;
  }

  @Override
  public void shrink(int by) {
    length -= by;
  }
}

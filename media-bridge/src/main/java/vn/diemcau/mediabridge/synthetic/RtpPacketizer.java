package vn.diemcau.mediabridge.synthetic;

import java.nio.charset.StandardCharsets;
import vn.diemcau.mediabridge.client.MediaFormats;

/** Builds the RTP packets of one source into a buffer (RFC 3550, 8285, 7741). */
final class RtpPacketizer {

  private static final int VOICE_LEVEL = 0x80 | 30;

  private final int payloadType;
  final int ssrc;
  private final byte[] mid;
  private final boolean audio;
  private int sequence;
  private int timestamp;
  private long packets;
  private long octets;

  RtpPacketizer(int payloadType, int ssrc, String mid, boolean audio, int firstSequence) {
    this.payloadType = payloadType;
    this.ssrc = ssrc;
    this.mid = mid.getBytes(StandardCharsets.US_ASCII);
    this.audio = audio;
    this.sequence = firstSequence & 0xFFFF;
  }

  int timestamp() {
    return timestamp;
  }

  long packets() {
    return packets;
  }

  long octets() {
    return octets;
  }

  /** Sequence number of the packet built last. */
  int lastSequence() {
    return (sequence - 1) & 0xFFFF;
  }

  void advance(int units) {
    timestamp += units;
  }

  /** Writes header and extensions; the payload goes to the index that is returned. */
  int header(byte[] out, boolean marker, int packetTimestamp) {
    out[0] = (byte) 0x90;
    out[1] = (byte) ((marker ? 0x80 : 0) | payloadType);
    out[2] = (byte) (sequence >>> 8);
    out[3] = (byte) sequence;
    put32(out, 4, packetTimestamp);
    put32(out, 8, ssrc);
    sequence = (sequence + 1) & 0xFFFF;
    return extensions(out, 12);
  }

  /** Counts a packet's payload for the sender report. */
  void count(int payload) {
    packets++;
    octets += payload;
  }

  private int extensions(byte[] out, int from) {
    int at = from + 4;
    out[at++] = (byte) (MediaFormats.MID_ID << 4 | (mid.length - 1));
    System.arraycopy(mid, 0, out, at, mid.length);
    at += mid.length;
    if (audio) {
      out[at++] = (byte) (MediaFormats.AUDIO_LEVEL_ID << 4);
      out[at++] = (byte) VOICE_LEVEL;
    }
    while ((at - from) % 4 != 0) {
      out[at++] = 0;
    }
    out[from] = (byte) 0xBE;
    out[from + 1] = (byte) 0xDE;
    int words = (at - from) / 4 - 1;
    out[from + 2] = (byte) (words >>> 8);
    out[from + 3] = (byte) words;
    return at;
  }

  static void put32(byte[] out, int at, int value) {
    out[at] = (byte) (value >>> 24);
    out[at + 1] = (byte) (value >>> 16);
    out[at + 2] = (byte) (value >>> 8);
    out[at + 3] = (byte) value;
  }
}

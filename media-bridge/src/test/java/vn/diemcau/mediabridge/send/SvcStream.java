package vn.diemcau.mediabridge.send;

import java.util.ArrayList;
import java.util.List;
import vn.diemcau.mediabridge.codec.Codec;
import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.receive.SourceReceiver;
import vn.diemcau.mediabridge.receive.SourceTrack;
import vn.diemcau.mediabridge.rtp.Bytes;
import vn.diemcau.mediabridge.rtp.RtpHeader;
import vn.diemcau.mediabridge.rtp.RtpWriter;

/**
 * A VP9 source with three spatial and three temporal layers (RFC 9628), as an encoder sends it. The
 * content of a packet says which picture, layer and part it is and whether it is of a key picture.
 */
final class SvcStream {

  private static final int[] TEMPORAL = {0, 2, 1, 2};
  private static final long PICTURE = 33_000_000L;

  final SourceTrack track =
      new SourceTrack("hall-v0", "hall", 0, "camera", 77, 78, 1, (asked, when) -> this.requests++);
  private final SourceReceiver receiver = new SourceReceiver(track);
  private final RtpHeader header = new RtpHeader();
  private final boolean keyMode;
  private final boolean flexible;
  int requests;
  int spatialLayers = 3;
  long now = 5_000_000_000L;
  private int sequence = 65_500;
  private int picture = 0x7FF0;
  private int tl0 = 250;
  private int count;

  SvcStream(boolean keyMode, boolean flexible) {
    this.keyMode = keyMode;
    this.flexible = flexible;
  }

  /** The next picture as the bridge has stored it. */
  List<SourcePacket> picture(boolean key) {
    return picture(key, spatialLayers);
  }

  List<SourcePacket> picture(boolean key, int layers) {
    count = key ? 0 : count + 1;
    int temporal = TEMPORAL[count % 4];
    picture = picture + 1 & 0x7FFF;
    tl0 = temporal == 0 ? tl0 + 1 & 0xFF : tl0;
    now += PICTURE;
    List<SourcePacket> packets = new ArrayList<>();
    for (int spatial = 0; spatial < layers; spatial++) {
      int parts = key ? spatial + 2 : spatial + 1;
      for (int part = 0; part < parts; part++) {
        boolean last = part == parts - 1;
        byte[] packet = packet(key, spatial, temporal, part, last, layers);
        packets.add(store(packet));
      }
    }
    return packets;
  }

  private byte[] packet(
      boolean key, int spatial, int temporal, int part, boolean last, int layers) {
    byte[] out = new byte[12 + 40 + 400 * (spatial + 1)];
    boolean marker = last && spatial == layers - 1;
    int at = RtpWriter.header(out, 0, false, marker, 98, sequence++, picture * 3000, 77);
    boolean structure = key && spatial == 0 && part == 0;
    boolean onlyForItself = spatial < layers - 1 && keyMode && !key;
    out[at++] =
        (byte)
            (0xA0
                | (key ? 0 : 0x40)
                | (flexible ? 0x10 : 0)
                | (part == 0 ? 0x08 : 0)
                | (last ? 0x04 : 0)
                | (structure ? 0x02 : 0)
                | (onlyForItself ? 0x01 : 0));
    Bytes.put16(out, at, 0x8000 | picture);
    at += 2;
    boolean interLayer = spatial > 0 && (key || !keyMode);
    boolean up = temporal < 2;
    out[at++] = (byte) (temporal << 5 | (up ? 0x10 : 0) | spatial << 1 | (interLayer ? 1 : 0));
    if (!flexible) {
      out[at++] = (byte) tl0;
    } else if (!key) {
      out[at++] = (byte) (4 << 1 | 1);
      out[at++] = (byte) (2 << 1);
    }
    if (structure) {
      out[at++] = (byte) (layers - 1 << 5 | 0x10 | 0x08);
      for (int i = 0; i < layers; i++) {
        Bytes.put16(out, at, 320 << i);
        Bytes.put16(out, at + 2, 180 << i);
        at += 4;
      }
      out[at++] = 1;
      out[at++] = 0x14;
      out[at++] = 4;
    }
    Bytes.put32(out, at, picture);
    out[at + 4] = (byte) spatial;
    out[at + 5] = (byte) (count % 4);
    out[at + 6] = (byte) part;
    out[at + 7] = (byte) (last ? 1 : 0);
    out[at + 8] = (byte) (key ? 1 : 0);
    return out;
  }

  private SourcePacket store(byte[] packet) {
    if (!header.parse(packet, 0, packet.length)) {
      throw new AssertionError("no RTP");
    }
    long extended = receiver.accept(header, header.sequence(), false, now);
    return receiver.video(header, packet, Codec.VP9, extended, 0, now);
  }
}

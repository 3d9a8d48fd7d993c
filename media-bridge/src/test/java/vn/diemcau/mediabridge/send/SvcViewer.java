package vn.diemcau.mediabridge.send;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import vn.diemcau.mediabridge.bandwidth.LinkEstimate;
import vn.diemcau.mediabridge.codec.Codec;
import vn.diemcau.mediabridge.codec.VideoPayload;
import vn.diemcau.mediabridge.receive.Drops;
import vn.diemcau.mediabridge.receive.PacketHistory;
import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.rtp.Bytes;
import vn.diemcau.mediabridge.rtp.RtpHeader;
import vn.diemcau.mediabridge.rtp.Unwrapper;

/**
 * A receiver of {@link SvcStream} behind one slot: decodes as a VP9 decoder would, and notes as a
 * fault whatever it would stumble over.
 */
final class SvcViewer {

  private static final int KIND = 98;

  /** A layer frame that came whole: which picture of the source, which layer. */
  private record Layer(int picture, int spatial) {}

  /** One packet, read. */
  private record Packet(
      int timestamp, boolean marker, long picture, int tl0, byte[] content, boolean padding) {}

  final VideoSlot slot;
  final List<String> faults = new ArrayList<>();
  final Map<Integer, Integer> shownByLayer = new HashMap<>();
  final List<Boolean> repeatedMarkers = new ArrayList<>();
  int fillers;
  long bytes;
  private final PacketHistory history = new PacketHistory();
  private final Unwrapper sequences = new Unwrapper(16);
  private final TreeMap<Long, Packet> arrived = new TreeMap<>();
  private final Set<Layer> whole = new HashSet<>();
  private final VideoPayload view = new VideoPayload();
  private final RtpHeader header = new RtpHeader();
  private long next = -1;
  private int parts;
  private int pictureOpen = -1;
  private int topOfPicture = -1;
  private long lastPictureId = -1;

  SvcViewer(int height) {
    ReceiverOutput out =
        new ReceiverOutput(
            new ArraySink(this::arrive), new Drops(), 1500, new LinkEstimate(), false);
    out.payloadType(Codec.VP9, KIND, 99);
    slot = new VideoSlot("v0", 1, 2, new byte[0], new Random(4), out);
    slot.want(true, height);
  }

  /** The bridge forwards these packets to the slot. */
  void forward(List<SourcePacket> packets, long now) {
    for (SourcePacket packet : packets) {
      history.add(packet);
      slot.forward(packet, history, history.highest(), now);
    }
  }

  private void arrive(byte[] buf, int off, int len) {
    byte[] packet = Arrays.copyOfRange(buf, off, off + len);
    header.parse(packet, 0, len);
    if (header.payloadType() != KIND) {
      repeatedMarkers.add(header.marker());
      return;
    }
    bytes += len;
    long extended = sequences.unwrap(header.sequence());
    if (header.payloadLength() == 0) {
      fillers++;
      arrived.put(extended, new Packet(0, false, 0, 0, new byte[0], true));
    } else {
      if (!view.parse(Codec.VP9, packet, header.payloadOffset(), header.payloadLength())) {
        faults.add("unreadable payload");
      }
      byte[] payload =
          Arrays.copyOfRange(packet, contentAt(packet, header.payloadOffset()), packet.length);
      arrived.put(
          extended,
          new Packet(
              header.timestamp(), header.marker(), view.pictureId(), view.tl0(), payload, false));
    }
    if (next < 0) {
      next = extended;
    }
    while (!arrived.isEmpty() && arrived.firstKey() == next) {
      decode(arrived.pollFirstEntry().getValue());
      next++;
    }
  }

  private static int contentAt(byte[] packet, int from) {
    int first = packet[from];
    boolean flexible = (first & 0x10) != 0;
    int at = from + 4 + (flexible ? (first & 0x40) != 0 ? 2 : 0 : 1);
    if ((first & 0x02) != 0) {
      int layers = (packet[at] >> 5 & 7) + 1;
      at += 1 + 4 * layers + 3;
    }
    return at;
  }

  /** Sequence numbers that are missing between the first and the newest packet. */
  int holes() {
    return arrived.isEmpty() ? 0 : (int) (arrived.lastKey() - next + 1 - arrived.size());
  }

  private void decode(Packet packet) {
    if (packet.padding()) {
      return;
    }
    int picture = Bytes.i32(packet.content(), 0);
    int spatial = packet.content()[4];
    int pattern = packet.content()[5];
    int part = packet.content()[6];
    boolean key = packet.content()[8] == 1;
    if (pictureOpen >= 0 && picture != pictureOpen) {
      faults.add("picture " + pictureOpen + " has no marker");
    }
    if (part != parts) {
      faults.add("part " + part + " after " + parts);
    }
    checkPictureId(packet, picture);
    parts = part + 1;
    pictureOpen = picture;
    if (packet.content()[7] == 1) {
      parts = 0;
      checkReferences(picture, spatial, pattern, key, spatial > 0 && key);
      whole.add(new Layer(picture, spatial));
      topOfPicture = spatial;
    }
    if (packet.marker()) {
      shownByLayer.merge(topOfPicture, 1, Integer::sum);
      pictureOpen = -1;
    }
  }

  /** The ids keep the distances that the source's have, since references count in them. */
  private void checkPictureId(Packet packet, int picture) {
    long shift = packet.picture() - picture & 0x7FFF;
    if (lastPictureId >= 0 && shift != lastPictureId) {
      faults.add("picture ids shifted by " + shift + " after " + lastPictureId);
    }
    lastPictureId = shift;
  }

  private void checkReferences(
      int picture, int spatial, int pattern, boolean key, boolean interLayer) {
    if (interLayer && !whole.contains(new Layer(picture, spatial - 1))) {
      faults.add("layer " + spatial + " of key picture " + picture + " lacks the layer below");
    }
    if (!key) {
      int distance = pattern == 0 ? 4 : pattern == 3 ? 1 : pattern;
      int reference = picture - distance & 0x7FFF;
      if (!whole.contains(new Layer(reference, spatial))) {
        faults.add("layer " + spatial + " of " + picture + " (" + pattern + ") lacks " + reference);
      }
    }
  }

  /** The newest sequence number in order. */
  int newest() {
    return (int) (next - 1) & 0xFFFF;
  }

  int shown(int layer) {
    return shownByLayer.getOrDefault(layer, 0);
  }
}

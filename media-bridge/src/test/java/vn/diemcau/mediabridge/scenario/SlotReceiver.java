package vn.diemcau.mediabridge.scenario;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import vn.diemcau.mediabridge.codec.Codec;
import vn.diemcau.mediabridge.codec.VideoPayload;
import vn.diemcau.mediabridge.rtcp.RtcpWriter;
import vn.diemcau.mediabridge.rtp.Bytes;
import vn.diemcau.mediabridge.rtp.RtpHeader;
import vn.diemcau.mediabridge.rtp.Unwrapper;

/**
 * One receiving line of a peer: puts packets in order, asks for lost ones, counts whole frames and
 * notes as a fault whatever a decoder would stumble over.
 */
final class SlotReceiver {

  private record Packet(
      int timestamp,
      boolean marker,
      byte[] payload,
      boolean start,
      boolean key,
      long picture,
      int tl0,
      int layer) {}

  private static final int JITTER_BUFFER = 4;

  /** Where a camera's packet says whether its picture is a key frame; before it, of how many. */
  private static final int KEY_AT = 13;

  private static final long GIVE_UP = 1000 * Simulation.MILLI;

  private final Peer peer;
  private final String mid;
  private final boolean video;
  private final Unwrapper sequences = new Unwrapper(16);
  private final Unwrapper pictures = new Unwrapper(15);
  private final VideoPayload view = new VideoPayload();
  private final TreeMap<Long, Packet> waiting = new TreeMap<>();
  private final Map<Integer, Integer> frames = new HashMap<>();
  private final Map<Integer, Integer> sounds = new HashMap<>();
  private final Map<Long, Long> asked = new HashMap<>();
  private final Map<Long, Long> firstAsked = new HashMap<>();
  private long lastPli;
  private long next = -1;
  private long highest = -1;
  private int ssrc;
  private int rtxSsrc;
  private int lastTag;
  private int lastTimestamp;
  private long lastPicture = -1;
  private int lastTl0;
  private int inFrame;
  private boolean anything;
  int lost;

  /** How often it went on at a key frame without what was missing before. */
  int skipped;

  int repeatedPackets;

  final BasePictures bases = new BasePictures();
  int[] layers = new int[4];
  long lastArrival;
  long largestGap;
  int largestStep;
  int reports;
  long reportError;
  private long reportedNanos;
  private int reportedTimestamp;

  SlotReceiver(Peer peer, String mid) {
    this.peer = peer;
    this.mid = mid;
    video = mid.startsWith("v");
  }

  void receive(RtpHeader header, byte[] packet) {
    int skip = 0;
    int sequence = header.sequence();
    if (header.payloadType() == Peer.VP8_RTX) {
      check(rtxSsrc == 0 || rtxSsrc == header.ssrc(), "rtx ssrc changed");
      rtxSsrc = header.ssrc();
      sequence = Bytes.u16(packet, header.payloadOffset());
      skip = 2;
      repeatedPackets++;
    } else {
      check(ssrc == 0 || ssrc == header.ssrc(), "ssrc changed");
      ssrc = header.ssrc();
      peer.bySsrc.put(ssrc, this);
      if (lastArrival != 0) {
        largestGap = Math.max(largestGap, peer.simulation.now() - lastArrival);
      }
      lastArrival = peer.simulation.now();
    }
    long extended = sequences.unwrap(sequence);
    check(extended - highest < 300 || highest < 0, "sequence jumped by " + (extended - highest));
    highest = Math.max(highest, extended);
    if (extended < next || waiting.containsKey(extended)) {
      return;
    }
    Packet arrived = read(header, packet, skip);
    if (header.payloadType() == Peer.RED) {
      arrived = unwrap(extended, arrived);
    }
    waiting.put(extended, arrived);
    if (video && arrived.layer() == 0 && arrived.payload().length > KEY_AT) {
      int count = arrived.payload()[KEY_AT - 1];
      boolean key = arrived.payload()[KEY_AT] == 1;
      bases.packet(arrived.tl0(), count, key, peer.simulation.now() / Simulation.MILLI);
    }
    if (!video && waiting.size() > JITTER_BUFFER) {
      next = waiting.firstKey(); // what is missing of sound is concealed
    }
    if (next < 0 && arrived.key()) {
      next = extended; // like a decoder: what lies before the first key frame is of no use
      waiting.headMap(extended).clear();
    }
    inOrder();
  }

  private Packet read(RtpHeader header, byte[] packet, int skip) {
    int from = header.payloadOffset() + skip;
    int length = header.payloadLength() - skip;
    byte[] payload = Arrays.copyOfRange(packet, from, from + length);
    if (!video) {
      return new Packet(header.timestamp(), header.marker(), payload, true, true, 0, 0, 0);
    }
    check(view.parse(Codec.VP8, payload, 0, length), "unreadable payload");
    return new Packet(
        header.timestamp(),
        header.marker(),
        payload,
        view.frameStart(),
        view.keyFrameStart(),
        pictures.unwrap(view.pictureId()),
        view.tl0(),
        view.temporalId());
  }

  /** Takes the sound out, and that of the packet before where it is missing (RFC 2198). */
  private Packet unwrap(long extended, Packet redundant) {
    byte[] whole = redundant.payload();
    if ((whole[0] & 0x80) == 0) {
      return sound(redundant.timestamp(), whole, 1, whole.length);
    }
    int head = Bytes.i32(whole, 0);
    int own = 5 + (head & 0x3FF);
    int before = redundant.timestamp() - (head >>> 10 & 0x3FFF);
    if (next >= 0 && extended - 1 >= next) {
      waiting.putIfAbsent(extended - 1, sound(before, whole, 5, own));
    }
    return sound(redundant.timestamp(), whole, own, whole.length);
  }

  private static Packet sound(int timestamp, byte[] whole, int from, int to) {
    byte[] payload = Arrays.copyOfRange(whole, from, to);
    return new Packet(timestamp, false, payload, true, true, 0, 0, 0);
  }

  private void inOrder() {
    while (!waiting.isEmpty() && waiting.firstKey() == next) {
      Packet packet = waiting.pollFirstEntry().getValue();
      asked.remove(next);
      firstAsked.remove(next);
      next++;
      if (video) {
        picture(packet);
      } else {
        sound(packet);
      }
      anything = true;
      lastTimestamp = packet.timestamp();
    }
  }

  private void sound(Packet packet) {
    byte[] payload = packet.payload();
    check(payload[payload.length - 1] == Microphone.check(payload, 0), "sound was changed");
    if (anything) {
      check(packet.timestamp() - lastTimestamp > 0, "timestamp stands still");
      largestStep = Math.max(largestStep, packet.timestamp() - lastTimestamp);
    }
    sounds.merge(Bytes.i32(packet.payload(), 1), 1, Integer::sum);
  }

  private void picture(Packet packet) {
    int at = 7;
    int tag = Bytes.i32(packet.payload(), at);
    int index = packet.payload()[at + 4];
    int count = packet.payload()[at + 5];
    if (anything) {
      check(packet.timestamp() - lastTimestamp >= 0, "timestamp goes back");
      check(
          packet.picture() == lastPicture + (packet.start() ? 1 : 0),
          "picture " + packet.picture() + " after " + lastPicture);
      int tl0Step = packet.tl0() - lastTl0 & 0xFF;
      check(tl0Step == (packet.start() && packet.layer() == 0 ? 1 : 0), "tl0 step " + tl0Step);
    }
    check(tag == lastTag || packet.key(), "switched without a key frame");
    check(index == (packet.start() ? 0 : inFrame), "packet " + index + " after " + inFrame);
    inFrame = index + 1;
    if (packet.start()) {
      layers[packet.layer()]++;
    }
    if (packet.marker()) {
      check(inFrame == count, "frame ends after " + inFrame + " of " + count);
      frames.merge(tag, 1, Integer::sum);
      inFrame = 0;
    }
    lastTag = tag;
    lastPicture = packet.picture();
    lastTl0 = packet.tl0();
  }

  private long patience() {
    long there = peer.asBrowsers ? peer.down.delayMillis + peer.up.delayMillis : 0;
    return Math.max(60, there) * Simulation.MILLI;
  }

  /**
   * Asks again for what is missing, every 60 ms, or as browsers do once in a way there and back.
   */
  void tick() {
    if (!video || waiting.isEmpty() || next < 0) {
      return;
    }
    long now = peer.simulation.now();
    skipToKeyFrame(now);
    if (waiting.isEmpty()) {
      return;
    }
    long[] missing = new long[64];
    int count = 0;
    for (long i = next; i < waiting.lastKey() && count < missing.length; i++) {
      Long before = asked.get(i);
      if (!waiting.containsKey(i) && (before == null || now - before > patience())) {
        asked.put(i, now);
        firstAsked.putIfAbsent(i, now);
        missing[count++] = i;
      }
    }
    if (count > 0) {
      lost += count;
    }
    if (count > 0 && !peer.neverAsks) {
      peer.sendRtcp(new RtcpWriter(0, 600, 0).nack(1, ssrc, missing, count));
    }
  }

  /** Like a decoder: what has been missing for long is given up for the next key frame. */
  private void skipToKeyFrame(long now) {
    Long since = firstAsked.get(next);
    if (since == null || now - since < GIVE_UP) {
      return;
    }
    for (Map.Entry<Long, Packet> entry : waiting.entrySet()) {
      if (entry.getValue().key()) {
        next = entry.getKey();
        waiting.headMap(next).clear();
        anything = false;
        skipped++;
        inFrame = 0;
        inOrder();
        return;
      }
    }
    if (now - lastPli > GIVE_UP) {
      lastPli = now;
      peer.sendRtcp(new RtcpWriter(0, 100, 0).pli(1, ssrc));
    }
  }

  void senderReport(long ntp, int rtpTimestamp) {
    reports++;
    if (peer.asBrowsers) {
      int last = (int) (ntp >>> 16);
      peer.sendRtcp(
          new RtcpWriter(0, 100, 0).receiverReport(1).block(ssrc, 0, 0, highest, 0, last, 0));
    }
    if (anything) {
      long seconds = ntp >>> 32;
      long nanos = seconds * 1_000_000_000L + ((ntp & 0xFFFF_FFFFL) * 1_000_000_000L >>> 32);
      long passed = peer.simulation.now() - nanos;
      long units = (lastTimestamp - rtpTimestamp) * 1_000_000_000L / clockRate();
      reportError = Math.abs(passed - units);
      reportedNanos = nanos;
      reportedTimestamp = rtpTimestamp;
    }
  }

  private int clockRate() {
    return video ? 90_000 : 48_000;
  }

  /** How long ago, by its newest report, its newest packet was captured: what lip sync goes by. */
  long captureMillis() {
    long since = (lastTimestamp - reportedTimestamp) * 1000L / clockRate();
    return (lastArrival - reportedNanos) / Simulation.MILLI - since;
  }

  private void check(boolean holds, String fault) {
    if (!holds) {
      peer.faults.add(peer.id + " " + mid + ": " + fault);
    }
  }

  int framesOf(int tag) {
    return frames.getOrDefault(tag, 0);
  }

  int soundsOf(int tag) {
    return sounds.getOrDefault(tag, 0);
  }

  /** The newest sequence number, 16 bits. */
  int newest() {
    return (int) highest & 0xFFFF;
  }

  /** Asks for a packet again, whether it is there or not. */
  void askFor(int sequence) {
    peer.sendRtcp(new RtcpWriter(0, 600, 0).nack(1, ssrc, new long[] {sequence}, 1));
  }

  int ssrc() {
    return ssrc;
  }

  /** Counts from zero again. */
  void forget() {
    frames.clear();
    sounds.clear();
    bases.forget();
  }

  /** Packets that it still lacks. */
  int holes() {
    return waiting.isEmpty() ? 0 : (int) (waiting.lastKey() - next + 1 - waiting.size());
  }
}

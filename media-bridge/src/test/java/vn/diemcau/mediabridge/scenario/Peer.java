package vn.diemcau.mediabridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.diemcau.mediabridge.codec.Codec;
import vn.diemcau.mediabridge.receive.TransportCcRecorder;
import vn.diemcau.mediabridge.room.EndpointOutput;
import vn.diemcau.mediabridge.room.EndpointSpec;
import vn.diemcau.mediabridge.room.HeaderExtensions;
import vn.diemcau.mediabridge.room.MediaEndpoint;
import vn.diemcau.mediabridge.room.MediaKind;
import vn.diemcau.mediabridge.room.PayloadType;
import vn.diemcau.mediabridge.room.SourceSpec;
import vn.diemcau.mediabridge.room.SourceVerdict;
import vn.diemcau.mediabridge.room.VideoType;
import vn.diemcau.mediabridge.rtcp.RtcpListener;
import vn.diemcau.mediabridge.rtcp.RtcpReader;
import vn.diemcau.mediabridge.rtcp.RtcpWriter;
import vn.diemcau.mediabridge.rtp.Bytes;
import vn.diemcau.mediabridge.rtp.RtpHeader;
import vn.diemcau.mediabridge.send.ArraySink;

/** A simulated browser: sends a camera and a microphone, receives slots by mid. */
final class Peer implements EndpointOutput, RtcpListener {

  static final int OPUS = 111;
  static final int RED = 63;
  static final int VP8 = 96;
  static final int VP8_RTX = 97;
  static final HeaderExtensions EXTENSIONS = new HeaderExtensions(4, 3, 2, 1);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final Simulation simulation;
  final String id;
  final int loop;
  final int audioSlots;
  final int videoSlots;
  final Link up;
  final Link down;
  final Camera camera;
  final Microphone microphone;

  /** What {@link #share} announces: a screen or a film, and its sound. */
  final Camera screen;

  final Microphone sound;
  final Map<String, SlotReceiver> slots = new TreeMap<>();
  final Map<Integer, SlotReceiver> bySsrc = new HashMap<>();
  final List<JsonNode> told = new ArrayList<>();
  final TransportCcRecorder arrivals = new TransportCcRecorder();
  final List<String> faults = new ArrayList<>();
  private final ArraySink sink = new ArraySink(this::left);
  MediaEndpoint endpoint;
  boolean connected;
  int ticks;
  private int resting;
  int reportBlocks;
  int greetings;
  int feedbacks;
  int keyFrameRequests;
  int videoHeight = -1;
  int transportSequence;

  /** It answers sender reports, and asks for what it lacks once in a way there and back. */
  boolean asBrowsers;

  /** It never asks for what it lacks. */
  boolean neverAsks;

  /** It has neither camera nor microphone, so that its browser says nothing unless it is sent. */
  boolean mute;

  /** It lacks the end of its handshake: it can neither read nor say anything. */
  boolean deaf;

  Peer(Simulation simulation, String id, int loop, int audioSlots, int videoSlots) {
    this.simulation = simulation;
    this.id = id;
    this.loop = loop;
    this.audioSlots = audioSlots;
    this.videoSlots = videoSlots;
    up = new Link(simulation);
    down = new Link(simulation);
    camera = new Camera(this, tag());
    microphone = new Microphone(this, tag());
    screen = new Camera(this, sharedTag());
    sound = new Microphone(this, sharedTag());
  }

  void connect() {
    slots.clear();
    bySsrc.clear();
    EndpointSpec spec =
        new EndpointSpec(
            id,
            null,
            audioSlots,
            videoSlots,
            List.of(
                new PayloadType(OPUS, Codec.OPUS, PayloadType.NONE),
                new PayloadType(VP8, Codec.VP8, VP8_RTX)),
            EXTENSIONS);
    endpoint = simulation.room.addEndpoint(spec, loop, this).orElseThrow();
    connected = true;
    announce(camera.ssrc, camera.rtxSsrc, microphone.ssrc);
    MediaEndpoint mine = endpoint;
    Runnable ready =
        () ->
            inLoop(
                () -> {
                  mine.transportReady(simulation.now());
                  mine.channelOpened(simulation.now());
                  if (!mute) {
                    sendRtcp(new RtcpWriter(0, 100, 0).receiverReport(1));
                  }
                });
    if (simulation.handshakeMillis == 0) {
      ready.run();
    } else {
      simulation.after(simulation.handshakeMillis * Simulation.MILLI, ready);
    }
    simulation.every(
        MediaEndpoint.TICK_MILLIS * Simulation.MILLI,
        () -> {
          inLoop(() -> beat(mine));
          return connected && mine == endpoint;
        });
    simulation.every(
        5 * Simulation.MILLI,
        () -> {
          slots.values().forEach(SlotReceiver::tick);
          tellArrivals();
          return connected && mine == endpoint;
        });
  }

  private void beat(MediaEndpoint mine) {
    if (resting > 0) {
      resting--;
      return;
    }
    ticks++;
    boolean rests = mine.tick(simulation.now());
    resting = rests ? MediaEndpoint.RESTING_MILLIS / MediaEndpoint.TICK_MILLIS - 1 : 0;
  }

  @Override
  public void soon() {
    resting = 0;
  }

  private void tellArrivals() {
    if (arrivals.due(simulation.now())) {
      while (arrivals.pending()) {
        RtcpWriter told = new RtcpWriter(0, 1400, 0);
        arrivals.write(told, 1, 2, simulation.now());
        if (told.length() > 0) {
          sendRtcp(told);
        }
      }
    }
  }

  void announce(int cameraSsrc, int rtxSsrc, int microphoneSsrc) {
    announce(audio("-a0", microphoneSsrc), video("-v0", VideoType.CAMERA, cameraSsrc, rtxSsrc));
  }

  /** Announces a screen and its sound beside camera and microphone, as a page's answer does. */
  void share() {
    announce(
        audio("-a0", microphone.ssrc),
        audio("-a1", sound.ssrc),
        video("-v0", VideoType.CAMERA, camera.ssrc, camera.rtxSsrc),
        video("-v1", VideoType.DESKTOP, screen.ssrc, screen.rtxSsrc));
  }

  private void announce(SourceSpec... sources) {
    assertThat(simulation.room.setSources(id, List.of(sources))).isEqualTo(SourceVerdict.ACCEPTED);
  }

  private SourceSpec audio(String line, int ssrc) {
    long unsigned = Integer.toUnsignedLong(ssrc);
    return new SourceSpec(id + line, MediaKind.AUDIO, null, unsigned, SourceSpec.NO_SSRC);
  }

  private SourceSpec video(String line, VideoType type, int ssrc, int rtxSsrc) {
    return new SourceSpec(
        id + line,
        MediaKind.VIDEO,
        type,
        Integer.toUnsignedLong(ssrc),
        Integer.toUnsignedLong(rtxSsrc));
  }

  void leave() {
    connected = false;
    camera.stop();
    microphone.stop();
    screen.stop();
    sound.stop();
    simulation.room.expire(id);
  }

  /** Asks for everything at this height. */
  void watchAll(int maxHeight) {
    say(
        """
        {"colibriClass":"ReceiverVideoConstraints","lastN":-1,
         "defaultConstraints":{"maxHeight":%d},"selectedSources":[],"onStageSources":[],
         "constraints":{}}\
        """
            .formatted(maxHeight));
  }

  /** Asks for these sources only, on stage. */
  void watch(String... sources) {
    String names = "\"" + String.join("\",\"", sources) + "\"";
    String heights =
        String.join(
            ",",
            Arrays.stream(sources).map(name -> "\"" + name + "\":{\"maxHeight\":720}").toList());
    say(
        """
        {"colibriClass":"ReceiverVideoConstraints","lastN":-1,
         "defaultConstraints":{"maxHeight":0},"selectedSources":[],"onStageSources":[%s],
         "constraints":{%s}}\
        """
            .formatted(names, heights));
  }

  /** Takes sound that carries what went before once more (RFC 2198). */
  void takesSoundTwice() {
    say("{\"colibriClass\":\"ClientHello\",\"redPayloadType\":" + RED + "}");
  }

  void say(String json) {
    inLoop(() -> endpoint.channelMessage(json, simulation.now()));
  }

  void inLoop(Runnable task) {
    simulation.loops.get(loop).run(task);
  }

  void sendRtp(byte[] packet) {
    if (deaf) {
      return;
    }
    MediaEndpoint to = endpoint;
    up.carry(packet, arrived -> inLoop(() -> to.rtp(arrived, 0, arrived.length, simulation.now())));
  }

  void sendRtcp(RtcpWriter written) {
    if (deaf) {
      return;
    }
    MediaEndpoint to = endpoint;
    byte[] packet =
        Arrays.copyOfRange(written.buffer(), written.offset(), written.offset() + written.length());
    up.carry(
        packet, arrived -> inLoop(() -> to.rtcp(arrived, 0, arrived.length, simulation.now())));
  }

  @Override
  public byte[] buffer() {
    return sink.buffer();
  }

  @Override
  public int offset() {
    return sink.offset();
  }

  @Override
  public void send(int length) {
    sink.send(length);
  }

  private void left(byte[] buf, int off, int len) {
    assertThat(simulation.loops.get(loop).inLoop()).isTrue();
    int payloadType = buf[off + 1] & 0x7F;
    boolean video = payloadType != OPUS && payloadType != RED;
    if (isGreeting(buf, off, len)) {
      greetings++;
    } else {
      simulation.served.add(new Simulation.Served(id, video, simulation.now()));
    }
    down.carry(Arrays.copyOfRange(buf, off, off + len), this::receive);
  }

  private static boolean isGreeting(byte[] buf, int off, int len) {
    RtpHeader header = new RtpHeader();
    return header.parse(buf, off, len) && header.payloadLength() == 0;
  }

  private void receive(byte[] packet) {
    if (deaf) {
      return;
    }
    RtpHeader header = new RtpHeader();
    assertThat(header.parse(packet, 0, packet.length)).isTrue();
    long numbered = header.extension(packet, EXTENSIONS.transportCc());
    assertThat(numbered & 0xFF).as("transport-wide number on every packet").isEqualTo(2);
    arrivals.received(Bytes.u16(packet, (int) (numbered >> 8)), simulation.now());
    long found = header.extension(packet, EXTENSIONS.mid());
    assertThat(found).as("mid on every packet").isPositive();
    String mid = new String(packet, (int) (found >> 8), (int) (found & 0xFF));
    if (header.payloadLength() == 0) {
      if (slots.containsKey(mid)) {
        faults.add(id + " " + mid + ": a greeting among pictures");
      }
      return;
    }
    slots.computeIfAbsent(mid, fresh -> new SlotReceiver(this, fresh)).receive(header, packet);
  }

  @Override
  public void rtcp(byte[] buf, int off, int len) {
    assertThat(simulation.loops.get(loop).inLoop()).isTrue();
    byte[] packet = Arrays.copyOfRange(buf, off, off + len);
    down.carry(packet, arrived -> assertThat(RtcpReader.read(arrived, 0, len, this)).isTrue());
    if ((packet[0] & 0x1F) == 15 && (packet[1] & 0xFF) == 205) {
      feedbacks++;
    }
  }

  @Override
  public void channel(String json) {
    assertThat(simulation.loops.get(loop).inLoop()).isTrue();
    try {
      JsonNode message = JSON.readTree(json);
      told.add(message);
      if (message.path("sourceName").asText().equals(id + "-v0")) {
        videoHeight = message.get("maxHeight").intValue();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void nack(int mediaSsrc, int sequence) {
    if (mediaSsrc == camera.ssrc) {
      camera.repeat(sequence);
    } else if (mediaSsrc == screen.ssrc) {
      screen.repeat(sequence);
    }
  }

  @Override
  public void keyFrameRequest(int mediaSsrc) {
    if (mediaSsrc == camera.ssrc) {
      keyFrameRequests++;
      camera.keyFrameWanted();
    } else if (mediaSsrc == screen.ssrc) {
      screen.keyFrameWanted();
    }
  }

  @Override
  public void reportBlock(int mediaSsrc, int fractionLost, int lastReport, int delay) {
    reportBlocks++;
  }

  @Override
  public void senderReport(int ssrc, long ntp, int rtpTimestamp) {
    SlotReceiver slot = bySsrc.get(ssrc);
    if (slot != null) {
      slot.senderReport(ntp, rtpTimestamp);
    }
  }

  /** The newest message of a class, or null. */
  JsonNode lastTold(String colibriClass) {
    for (int i = told.size() - 1; i >= 0; i--) {
      if (told.get(i).get("colibriClass").asText().equals(colibriClass)) {
        return told.get(i);
      }
    }
    return null;
  }

  /** In which slot a source is, by the newest map that names it; null for none. */
  String slotOf(String source) {
    String kind = source.contains("-v") ? "VideoSourcesMap" : "AudioSourcesMap";
    JsonNode map = lastTold(kind);
    if (map != null) {
      for (JsonNode entry : map.get("mappedSources")) {
        if (entry.get("source").asText().equals(source)) {
          return entry.get("mid").asText();
        }
      }
    }
    return null;
  }

  /** Whole frames seen so far of somebody's camera, whichever slot they came in. */
  int framesOf(Peer other) {
    return slots.values().stream().mapToInt(slot -> slot.framesOf(other.tag())).sum();
  }

  /** Sound packets heard so far of somebody. */
  int soundsOf(Peer other) {
    return slots.values().stream().mapToInt(slot -> slot.soundsOf(other.tag())).sum();
  }

  /** The same of somebody's screen. */
  int framesOfScreen(Peer other) {
    return slots.values().stream().mapToInt(slot -> slot.framesOf(other.sharedTag())).sum();
  }

  /** The same of the sound of somebody's screen. */
  int soundsOfScreen(Peer other) {
    return slots.values().stream().mapToInt(slot -> slot.soundsOf(other.sharedTag())).sum();
  }

  private int sharedTag() {
    return tag() ^ 0x2000_0000;
  }

  /** What a packet's content carries to say whose it is. */
  int tag() {
    return id.hashCode() & 0x7FFF_FFFF;
  }
}

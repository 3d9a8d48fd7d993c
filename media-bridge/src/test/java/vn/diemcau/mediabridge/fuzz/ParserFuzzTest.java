package vn.diemcau.mediabridge.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.diemcau.mediabridge.fuzz.ShortRun.hex;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.bandwidth.LinkEstimate;
import vn.diemcau.mediabridge.bandwidth.Wishes;
import vn.diemcau.mediabridge.channel.ClientMessage;
import vn.diemcau.mediabridge.channel.ClientMessages;
import vn.diemcau.mediabridge.codec.Codec;
import vn.diemcau.mediabridge.codec.VideoPayload;
import vn.diemcau.mediabridge.dtls.SrtpKeys;
import vn.diemcau.mediabridge.dtls.SrtpProfile;
import vn.diemcau.mediabridge.ice.IceAgent;
import vn.diemcau.mediabridge.ice.IceCredentials;
import vn.diemcau.mediabridge.ice.StunCodec;
import vn.diemcau.mediabridge.rtcp.RtcpListener;
import vn.diemcau.mediabridge.rtcp.RtcpReader;
import vn.diemcau.mediabridge.rtcp.TransportFeedbackReader;
import vn.diemcau.mediabridge.rtp.RtpHeader;
import vn.diemcau.mediabridge.srtp.CipherWarmUp;
import vn.diemcau.mediabridge.srtp.SrtpSession;

/** Every parser of bytes from the network: whatever comes, it answers, and reads nothing beyond. */
class ParserFuzzTest {

  private static final String PASSWORD = "thepasswordofthebridge";

  @Tag("fuzz")
  @FuzzTest(maxDuration = "24h")
  void stun(byte[] input) {
    if (!StunCodec.looksLikeStun(input, input.length)) {
      return;
    }
    StunCodec.username(input, input.length);
    StunCodec.decode(input, input.length);
    IceAgent agent = new IceAgent(new IceCredentials("ufrag", PASSWORD));
    agent.onRequest(input, input.length, new InetSocketAddress("127.0.0.1", 9), 1);
  }

  @Tag("fuzz")
  @FuzzTest(maxDuration = "24h")
  void rtp(byte[] input) {
    RtpHeader header = new RtpHeader();
    if (!header.parse(input, 0, input.length)) {
      return;
    }
    assertThat(header.payloadOffset() + header.payloadLength()).isLessThanOrEqualTo(input.length);
    assertThat(header.payloadLength()).isNotNegative();
    for (int id = 0; id < 16; id++) {
      long found = header.extension(input, id);
      assertThat(found < 0 || (found >> 8) + (found & 0xFF) <= header.payloadOffset()).isTrue();
    }
  }

  /** Any kind of RTCP, congestion feedback among them. */
  @Tag("fuzz")
  @FuzzTest(maxDuration = "24h")
  void rtcp(byte[] input) {
    RtcpReader.read(input, 0, input.length, new RtcpListener() {});
  }

  /** What a receiver tells of what arrived; the estimate lives on. */
  @Tag("fuzz")
  @FuzzTest(maxDuration = "24h")
  void transportFeedback(byte[] input) {
    TransportFeedbackReader reader = new TransportFeedbackReader();
    if (reader.read(input, 0, input.length)) {
      assertThat(reader.count()).isBetween(1, TransportFeedbackReader.MAX_PACKETS);
    } else {
      assertThat(reader.count()).isZero();
    }
    LinkEstimate estimate = new LinkEstimate();
    long now = 1_000_000_000L;
    for (int i = 0; i < 300; i++) {
      now += 5_000_000L;
      estimate.sent(1000, now);
      if (i % 20 == 19) {
        estimate.feedback(input, 0, input.length, 100_000_000L, now);
        assertThat(estimate.bitsPerSecond()).isBetween(1L, 1_000_000_000_000L);
      }
    }
  }

  /** Sealed packets of a peer, or what claims to be: opened or dropped, and nothing beyond them. */
  @Tag("fuzz")
  @FuzzTest(maxDuration = "24h")
  void srtp(byte[] input) {
    for (SrtpProfile profile : SrtpProfile.values()) {
      byte[] packet = Arrays.copyOf(input, input.length + SrtpSession.MAX_OVERHEAD);
      try (SrtpSession session = new SrtpSession(keys(profile))) {
        int length = session.open(packet, 0, input.length);
        assertThat(length).isLessThan(Math.max(1, input.length));
        if (length >= 0) {
          assertThat(session.open(packet, 0, input.length)).isEqualTo(SrtpSession.DROP);
        }
      }
      for (int i = input.length; i < packet.length; i++) {
        assertThat(packet[i]).isZero();
      }
    }
  }

  private static SrtpKeys keys(SrtpProfile profile) {
    byte[] key = new byte[profile.keyLength()];
    byte[] salt = new byte[profile.saltLength()];
    return new SrtpKeys(profile, key, salt, key, salt);
  }

  private static byte[] sealed(SrtpProfile profile, String plain) {
    byte[] packet = hex(plain);
    byte[] room = Arrays.copyOf(packet, packet.length + SrtpSession.MAX_OVERHEAD);
    try (SrtpSession session = new SrtpSession(keys(profile))) {
      return Arrays.copyOf(room, session.seal(room, 0, packet.length));
    }
  }

  /** The first byte chooses the codec. */
  @Tag("fuzz")
  @FuzzTest(maxDuration = "24h")
  void payload(byte[] input) {
    if (input.length == 0) {
      return;
    }
    Codec codec = Codec.values()[1 + (input[0] & 3)];
    byte[] payload = Arrays.copyOfRange(input, 1, input.length);
    VideoPayload view = new VideoPayload();
    if (view.parse(codec, payload, 0, payload.length)) {
      assertThat(view.pictureIdAt() + view.pictureIdBits() / 8).isLessThanOrEqualTo(payload.length);
      assertThat(view.tl0At()).isLessThan(payload.length);
      assertThat(view.spatialId()).isBetween(0, VideoPayload.MAX_SPATIAL_LAYERS - 1);
      assertThat(view.temporalId()).isBetween(0, 7);
      assertThat(view.spatialLayers()).isBetween(0, VideoPayload.MAX_SPATIAL_LAYERS);
    }
  }

  @Tag("fuzz")
  @FuzzTest(maxDuration = "24h")
  void channelMessage(byte[] input) {
    ClientMessage read = ClientMessages.read(new String(input, UTF_8), Wishes.INITIAL);
    if (read instanceof ClientMessage.Constraints(Wishes wishes)) {
      assertThat(wishes.defaultHeight()).isBetween(0, Wishes.MAX_HEIGHT);
      assertThat(wishes.heights().values()).allMatch(h -> h >= 0 && h <= Wishes.MAX_HEIGHT);
    }
  }

  @Test
  void a_short_run_over_every_parser() {
    byte[] id = hex("000102030405060708090a0b");
    ShortRun.over(
        20_000,
        this::stun,
        StunCodec.check("ufrag:peer", 77, true, 9, id, PASSWORD.getBytes(UTF_8)),
        hex("0001 0000 2112A442 000102030405060708090a0b"));
    ShortRun.over(
        50_000,
        this::rtp,
        hex("90 60 0001 00000002 00000003 BEDE 0002 10 41 51 0102 00 00 00 AABB"),
        hex("B1 E0 FFFF 00000002 00000003 00000004 1000 0001 01 02 AA BB 01 0003 0003"));
    ShortRun.over(
        50_000,
        this::rtcp,
        hex("80 C8 0006 00000001 0000000200000003 00000004 00000005 00000006 81CE0002 00000001"),
        hex(
            "81 CD 0003 00000001 00000002 0003 8001 84 CE 0004 00000001 00000000 00000002"
                + " 07000000"),
        hex("8F CD 0005 00000001 00000002 0001 0003 000001 00 2003 0101 0100"));
    ShortRun.over(
        3_000,
        this::transportFeedback,
        hex("8F CD 0005 00000001 00000002 0001 0003 000001 00 2003 0101 0100"),
        hex("8F CD 0006 00000001 00000002 00F0 0009 000001 01 D955 8002 10 20 FFF0 10 00 00"));
    CipherWarmUp.run();
    String media = "90 60 0001 00000002 00000003 BEDE 0001 10 41 00 00 AABBCCDD";
    String report = "80 C9 0001 00000001 81CE0002 00000001 00000002";
    ShortRun.over(
        1_000,
        this::srtp,
        sealed(SrtpProfile.AEAD_AES_128_GCM, media),
        sealed(SrtpProfile.AES_CM_128_HMAC_SHA1_80, media),
        sealed(SrtpProfile.AEAD_AES_128_GCM, report),
        sealed(SrtpProfile.AES_CM_128_HMAC_SHA1_80, report));
    ShortRun.over(
        100_000,
        this::payload,
        hex("00 90 F0 9267 11 A3 10 0000 9D012A 8002 6801 00"),
        hex("01 AA 812C 30 09 38 0140 00B4 0280 0168 01 14 04 00"),
        hex("01 FD 812C 40 03 02 00"),
        hex("02 78 0002 67 42 0002 68 CE"),
        hex("03 18 0A 0B 00"));
    ShortRun.over(
        20_000,
        this::channelMessage,
        """
        {"colibriClass":"ReceiverVideoConstraints","lastN":2,"selectedSources":["a-v0"],
         "onStageSources":["b-v0"],"defaultConstraints":{"maxHeight":180},
         "constraints":{"a-v0":{"maxHeight":360.0}}}\
        """
            .getBytes(UTF_8));
  }
}

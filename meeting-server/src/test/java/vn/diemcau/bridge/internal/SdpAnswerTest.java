package vn.diemcau.bridge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.bridge.MediaReady;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.mediabridge.BridgeStats;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.mediabridge.codec.Codec;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.shared.Outcome;

/** Offers and answers between the meeting server, the bridge and a synthetic site. */
class SdpAnswerTest {

  private static MediaBridge bridge;
  private static SyntheticFleet fleet;
  private final BridgeSessions sessions = TestSessions.on(bridge);
  private final MeetingId meeting = MeetingId.next();
  private SyntheticSite site;
  private MediaOffer offer;
  private String answer;

  @BeforeAll
  static void start() {
    bridge = MediaBridge.start(BridgeConfig.loopback(1), InstantSource.system());
    fleet = new SyntheticFleet(1, "127.0.0.1", 3);
  }

  @AfterAll
  static void stop() {
    fleet.close();
    bridge.close();
  }

  @BeforeEach
  void anOfferAndItsAnswer() {
    site = fleet.add("commune");
    offer = sessions.open(meeting, "commune", MediaProfile.SITE, true).orThrow();
    answer = site.answer(offer.sdp());
  }

  @AfterEach
  void end() {
    sessions.end(meeting);
    site.close();
  }

  @Test
  void an_answer_to_an_offer_that_another_one_replaced_is_refused() {
    MediaOffer second = sessions.open(meeting, "commune", MediaProfile.SITE, true).orThrow();
    assertThat(code(sessions.answer(meeting, "commune", offer.number(), answer)))
        .isEqualTo("bridge.no-offer");
    assertThat(sessions.holds(meeting, "commune", offer.number())).isFalse();
    assertThat(sessions.holds(meeting, "commune", second.number())).isTrue();
  }

  @Test
  void opus_is_offered_with_forward_error_correction_and_pauses_on_every_line() {
    List<String> opus =
        offer.sdp().lines().filter(l -> l.startsWith("a=fmtp:111 ")).distinct().toList();
    assertThat(opus)
        .singleElement()
        .satisfies(line -> assertThat(line).contains("useinbandfec=1").contains("usedtx=1"));
    assertThat(offer.sdp().lines().filter(l -> l.startsWith("a=fmtp:111 "))).hasSize(5);
  }

  @Test
  void the_offer_has_a_line_for_everything_and_no_ssrc() {
    List<String> mids =
        offer.sdp().lines().filter(l -> l.startsWith("a=mid:")).map(l -> l.substring(6)).toList();
    assertThat(mids)
        .startsWith("mic", "cam", "screen", "sound", "a0", "a1", "a2", "v0")
        .endsWith("v8")
        .hasSize(16);
    assertThat(offer.sdp()).doesNotContain("a=ssrc").contains("a=ice-lite");
    assertThat(offer.audioSlots()).isEqualTo(3);
    assertThat(offer.videoSlots()).isEqualTo(9);
    assertThat(offer.channelPath()).startsWith("/colibri-ws/").contains("/commune?pwd=");
  }

  @Test
  void every_picture_line_takes_every_codec_with_its_retransmission_the_preferred_one_first() {
    assertThat(lines("m=video"))
        .hasSize(11)
        .containsOnly("m=video 9 UDP/TLS/RTP/SAVPF 96 97 98 99 102 103 104 105");
    for (String codec : List.of("96 VP8", "98 VP9", "102 H264", "104 AV1")) {
      assertThat(lines("a=rtpmap:" + codec + "/90000")).hasSize(11);
      String number = codec.split(" ")[0];
      assertThat(lines("a=rtcp-fb:" + number + " ccm fir")).hasSize(11);
      assertThat(lines("a=rtcp-fb:" + number + " nack pli")).hasSize(11);
      assertThat(offer.sdp()).contains("apt=" + number + "\r\n");
    }
    BridgeSessions other = TestSessions.on(bridge, new CodecPreference(Codec.VP9, Codec.AV1));
    MeetingId elsewhere = MeetingId.next();
    offer = other.open(elsewhere, "commune", MediaProfile.SITE, true).orThrow();
    other.end(elsewhere);
    assertThat(lines("m=video"))
        .startsWith(
            "m=video 9 UDP/TLS/RTP/SAVPF 98 99 96 97 102 103 104 105",
            "m=video 9 UDP/TLS/RTP/SAVPF 104 105 96 97 98 99 102 103");
  }

  private List<String> lines(String start) {
    return offer.sdp().lines().filter(line -> line.startsWith(start)).toList();
  }

  @Test
  void a_site_that_answers_connects_and_is_answered_only_once() throws Exception {
    assertThat(sessions.answer(meeting, "commune", offer.number(), answer))
        .isEqualTo(Outcome.done(new MediaReady("commune")));
    site.connected().get(20, TimeUnit.SECONDS);
    assertThat(code(sessions.answer(meeting, "commune", offer.number(), answer)))
        .isEqualTo("bridge.answered-already");
  }

  @Test
  void an_answer_without_an_offer_is_refused() {
    assertThat(code(sessions.answer(meeting, "nobody", offer.number(), answer)))
        .isEqualTo("bridge.no-offer");
    assertThat(code(sessions.answer(MeetingId.next(), "commune", offer.number(), answer)))
        .isEqualTo("bridge.no-offer");
    sessions.close(meeting, "commune");
    assertThat(code(sessions.answer(meeting, "commune", offer.number(), answer)))
        .isEqualTo("bridge.no-offer");
  }

  @Test
  void an_endpoint_id_that_makes_no_sense_is_refused() {
    for (String id : new String[] {"", "A", "a b", "a".repeat(33), "../x", null}) {
      assertThat(code(sessions.open(meeting, id, MediaProfile.SITE, true)))
          .isEqualTo("bridge.bad-endpoint");
    }
  }

  static Stream<Arguments> nonsense() {
    return Stream.of(
        Arguments.of("bridge.sdp-malformed", "^v=0", "v=1"),
        Arguments.of("bridge.sdp-malformed", "s=-", "no line of SDP"),
        Arguments.of("bridge.sdp-other-lines", "a=mid:v8", "a=mid:v9"),
        Arguments.of("bridge.sdp-other-lines", "a=mid:mic", "a=mid:cam"),
        Arguments.of("bridge.sdp-other-lines", "m=audio 9", "m=video 9"),
        Arguments.of("bridge.sdp-no-transport", "a=ice-pwd:\\S+", "a=ice-pwd:short"),
        Arguments.of("bridge.sdp-no-transport", "a=ice-ufrag:\\S+", "a=ice-ufrag:<b>"),
        Arguments.of("bridge.sdp-no-transport", "a=fingerprint:\\S+", "a=fingerprint:md5"),
        Arguments.of("bridge.sdp-no-transport", "a=fingerprint:.*", "a=x"),
        Arguments.of("bridge.sdp-no-transport", "a=setup:active", "a=setup:passive"),
        Arguments.of("bridge.sdp-no-transport", "a=rtcp-mux", "a=rtcp"),
        Arguments.of("bridge.sdp-bad-sources", "a=ssrc:\\d+", "a=ssrc:0"),
        Arguments.of("bridge.sdp-bad-sources", "a=ssrc:\\d+", "a=ssrc:4294967296"),
        Arguments.of("bridge.sdp-bad-sources", "a=ssrc:\\d+", "a=ssrc:77777777777777777777"),
        Arguments.of("bridge.sdp-bad-sources", "a=ssrc:\\d+", "a=ssrc:five"),
        Arguments.of("bridge.sdp-bad-sources", "a=ssrc-group:FID", "a=ssrc-group:SIM"),
        Arguments.of("bridge.sdp-bad-sources", "a=ssrc:.*", "a=x"));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void an_answer_that_makes_no_sense_is_refused_and_changes_nothing(
      String code, String pattern, String replacement) {
    String changed = answer.replaceAll("(?m)" + pattern, replacement);
    assertThat(changed).isNotEqualTo(answer);

    assertThat(code(sessions.answer(meeting, "commune", offer.number(), changed))).isEqualTo(code);

    BridgeStats.Endpoint inBridge = bridge.stats().conferences().getFirst().endpoints().getFirst();
    assertThat(inBridge.figures().sources()).isEmpty();
    assertThat(inBridge.connected()).isFalse();
    assertThat(sessions.answer(meeting, "commune", offer.number(), answer).isDone()).isTrue();
  }

  @Test
  void what_is_too_long_or_no_text_is_refused() {
    assertThat(code(sessions.answer(meeting, "commune", offer.number(), "v=0\r\n".repeat(100_000))))
        .isEqualTo("bridge.sdp-too-large");
    assertThat(code(sessions.answer(meeting, "commune", offer.number(), null)))
        .isEqualTo("bridge.sdp-too-large");
    assertThat(code(sessions.answer(meeting, "commune", offer.number(), "")))
        .isEqualTo("bridge.sdp-malformed");
    assertThat(code(sessions.answer(meeting, "commune", offer.number(), "v=0")))
        .isEqualTo("bridge.sdp-malformed");
  }

  @Test
  void answers_with_random_damage_are_a_value_and_never_an_exception() {
    Random random = new Random(5);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder damaged = new StringBuilder(answer);
      for (int n = 1 + random.nextInt(20); n > 0; n--) {
        damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(256));
      }
      SdpAnswer.read(damaged.toString(), SdpOffer.mids(3, 9), "commune");
    }
  }

  private static String code(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused ? refused.refusal().code() : "done";
  }
}

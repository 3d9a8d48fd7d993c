package vn.diemcau.mediabridge.colibri;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Error;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONDeserializer;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.mediabridge.BridgeStats;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.mediabridge.ModifyAnswer;
import vn.diemcau.mediabridge.ModifyAnswer.Condition;
import vn.diemcau.mediabridge.client.BridgeTransport;
import vn.diemcau.mediabridge.client.ClientSource;
import vn.diemcau.mediabridge.client.ClientTransport;
import vn.diemcau.mediabridge.client.ColibriRequests;
import vn.diemcau.mediabridge.dtls.Fingerprint;
import vn.diemcau.mediabridge.ice.IceCredentials;
import vn.diemcau.mediabridge.room.MediaKind;
import vn.diemcau.mediabridge.room.VideoType;

/** What a bridge refuses, and that a refusal changes nothing. */
class ColibriRefusalTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ClientTransport TRANSPORT =
      new ClientTransport(
          new IceCredentials("siteufrg", "sitepasswordsitepassword"),
          Fingerprint.sha256(new byte[] {1}));
  private static MediaBridge bridge;
  private List<BridgeStats.Conference> before;

  @BeforeAll
  static void start() {
    bridge = MediaBridge.start(BridgeConfig.loopback(1), InstantSource.system());
  }

  @AfterAll
  static void stop() {
    bridge.close();
  }

  @BeforeEach
  void oneConferenceWithTwoEndpoints() {
    done(ColibriRequests.createEndpoint("m", true, "chair", false));
    done(ColibriRequests.createEndpoint("m", false, "commune", true));
    done(ColibriRequests.answer("m", "chair", TRANSPORT, List.of(camera("chair-v0", 7))));
    before = bridge.stats().conferences();
  }

  @AfterEach
  void end() {
    done(ColibriRequests.expireConference("m"));
    assertThat(bridge.stats().conferences()).isEmpty();
  }

  @Test
  void an_answer_to_a_new_endpoint_holds_the_whole_transport() {
    ModifyAnswer answer = bridge.modify(ColibriRequests.createEndpoint("other", true, "x", false));
    BridgeTransport transport =
        BridgeTransport.read(((ModifyAnswer.Modified) answer).answer(), "x").orElseThrow();
    assertThat(transport.credentials().isWellFormed()).isTrue();
    assertThat(transport.fingerprint().hash()).isEqualTo("sha-256");
    assertThat(transport.candidates()).hasSize(1);
    assertThat(transport.candidates().getFirst().port()).isEqualTo(bridge.stats().ports().get(0));
    assertThat(transport.channelUrl()).startsWith("/colibri-ws/local/").contains("/x?pwd=");
    assertThat(((ModifyAnswer.Modified) answer).answer().getSources().getMediaSources())
        .extracting(s -> s.getId())
        .containsExactly("jvb-a0", "jvb-v0");
    done(ColibriRequests.expireEndpoint("other", "x"));
    assertThat(bridge.stats().conferences())
        .as("a conference expires with its last endpoint")
        .extracting(BridgeStats.Conference::meetingId)
        .containsExactly("m");
  }

  @Test
  void the_json_form_says_the_same() throws JsonProcessingException {
    ConferenceModifyIQ request = ColibriRequests.createEndpoint("json", true, "x", true);
    String json = Colibri2JSONSerializer.serializeConferenceModify(request).toString();
    ConferenceModifyIQ read =
        Colibri2JSONDeserializer.deserializeConferenceModify((ObjectNode) JSON.readTree(json))
            .build();
    done(read);
    done(ColibriRequests.expireConference("json"));
  }

  @Test
  void conferences_that_exist_or_do_not() {
    refused(
        ColibriRequests.createEndpoint("m", true, "x", false),
        Condition.CONFLICT,
        Colibri2Error.Reason.CONFERENCE_ALREADY_EXISTS);
    refused(
        ColibriRequests.createEndpoint("unknown", false, "x", false),
        Condition.NOT_FOUND,
        Colibri2Error.Reason.CONFERENCE_NOT_FOUND);
    refused(
        ColibriRequests.expireConference("unknown"),
        Condition.NOT_FOUND,
        Colibri2Error.Reason.CONFERENCE_NOT_FOUND);
  }

  @Test
  void endpoints_that_exist_or_do_not() {
    refused(
        ColibriRequests.createEndpoint("m", false, "chair", false),
        Condition.CONFLICT,
        Colibri2Error.Reason.UNSPECIFIED);
    refused(
        ColibriRequests.expireEndpoint("m", "nobody"),
        Condition.NOT_FOUND,
        Colibri2Error.Reason.UNKNOWN_ENDPOINT);
    refused(
        ColibriRequests.audioMutes("m", Set.of("chair", "nobody"), Set.of("commune")),
        Condition.NOT_FOUND,
        Colibri2Error.Reason.UNKNOWN_ENDPOINT);
    refused(
        ColibriRequests.createEndpoint("m", false, "a/b", false),
        Condition.BAD_REQUEST,
        Colibri2Error.Reason.UNSPECIFIED);
  }

  @Test
  void a_transport_that_makes_no_sense() {
    bad(answer(new IceCredentials("x", "sitepasswordsitepassword")));
    bad(answer(new IceCredentials("siteufrg", "short")));
    bad(answer(new IceCredentials("site\nufrg", "sitepasswordsitepassword")));
    Fingerprint unknownHash = new Fingerprint("md5", "00:11");
    bad(
        ColibriRequests.answer(
            "m", "commune", new ClientTransport(TRANSPORT.credentials(), unknownHash), List.of()));
  }

  @Test
  void a_second_and_different_transport() {
    refused(
        ColibriRequests.answer(
            "m",
            "chair",
            new ClientTransport(
                new IceCredentials("another1", "sitepasswordsitepassword"),
                TRANSPORT.fingerprint()),
            List.of()),
        Condition.CONFLICT,
        Colibri2Error.Reason.UNSPECIFIED);
  }

  @Test
  void sources_that_make_no_sense() {
    bad(sources("commune", camera("commune-v0", 0)));
    bad(sources("commune", camera("", 9)));
    bad(sources("commune", camera("a name with blanks", 9)));
    bad(sources("commune", camera("commune-v0", 9), camera("commune-v1", 9)));
    refused(
        sources("commune", camera("chair-v0", 10)),
        Condition.CONFLICT,
        Colibri2Error.Reason.UNSPECIFIED);
  }

  @Test
  void malformed_json_forms() throws JsonProcessingException {
    bad(json("{'meeting-id':'m','endpoints':[{'id':'x','create':true}]}"));
    bad(
        json(
            "{'meeting-id':'m','endpoints':[{'id':'x','create':true,'transport':{},"
                + "'capabilities':['source-names','ssrc-rewriting','rtp-mid-demux']}]}"));
    bad(
        json(
            "{'meeting-id':'m','endpoints':[{'id':'chair','expire':true},"
                + "{'id':'chair','expire':true}]}"));
    bad(
        json(
            "{'meeting-id':'n','create':true,'name':'no address','endpoints':"
                + "[{'id':'x','create':true}]}"));
  }

  @Test
  void relays_are_another_bridges_business() throws JsonProcessingException {
    refused(
        json("{'meeting-id':'m','relays':[{'id':'r','create':true}]}"),
        Condition.NOT_IMPLEMENTED,
        Colibri2Error.Reason.FEATURE_NOT_IMPLEMENTED);
  }

  private static ConferenceModifyIQ json(String text) throws JsonProcessingException {
    ObjectNode node = (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    return Colibri2JSONDeserializer.deserializeConferenceModify(node).build();
  }

  private static ConferenceModifyIQ answer(IceCredentials credentials) {
    return ColibriRequests.answer(
        "m", "commune", new ClientTransport(credentials, TRANSPORT.fingerprint()), List.of());
  }

  private static ConferenceModifyIQ sources(String id, ClientSource... sources) {
    return ColibriRequests.sources("m", id, List.of(sources));
  }

  private static ClientSource camera(String name, long ssrc) {
    return new ClientSource(name, MediaKind.VIDEO, VideoType.CAMERA, ssrc, -1);
  }

  private static void done(ConferenceModifyIQ request) {
    assertThat(bridge.modify(request)).isInstanceOf(ModifyAnswer.Modified.class);
  }

  private void bad(ConferenceModifyIQ request) {
    refused(request, Condition.BAD_REQUEST, Colibri2Error.Reason.UNSPECIFIED);
  }

  private void refused(
      ConferenceModifyIQ request, Condition condition, Colibri2Error.Reason reason) {
    ModifyAnswer answer = bridge.modify(request);
    assertThat(answer).isInstanceOf(ModifyAnswer.Refused.class);
    ModifyAnswer.Refused refused = (ModifyAnswer.Refused) answer;
    assertThat(refused.condition()).as(refused.text()).isEqualTo(condition);
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.text()).isNotBlank();
    assertThat(bridge.stats().conferences()).isEqualTo(before);
  }
}

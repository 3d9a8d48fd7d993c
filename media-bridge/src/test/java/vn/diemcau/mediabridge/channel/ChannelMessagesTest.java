package vn.diemcau.mediabridge.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.bandwidth.Wishes;

/** The JSON as a Jitsi Videobridge has it on the wire; only that ours says that a map is whole. */
class ChannelMessagesTest {

  @Test
  void a_video_map_names_source_owner_ssrc_rtx_type_and_mid() {
    assertThat(
            ChannelMessages.videoSourcesMap(
                List.of(new MappedSource("s1-v0", "s1", 4_000_000_000L, 7, "camera", "v3"))))
        .isEqualTo(
            "{\"colibriClass\":\"VideoSourcesMap\",\"whole\":true,\"mappedSources\":"
                + "[{\"source\":\"s1-v0\",\"owner\":\"s1\",\"ssrc\":4000000000,\"rtx\":7,\"videoType\":\"camera\","
                + "\"mid\":\"v3\"}]}");
  }

  @Test
  void an_audio_map_has_no_rtx_and_no_type() {
    assertThat(
            ChannelMessages.audioSourcesMap(
                List.of(new MappedSource("s1-a0", "s1", 5, -1, null, "a0"))))
        .isEqualTo(
            "{\"colibriClass\":\"AudioSourcesMap\",\"whole\":true,\"mappedSources\":"
                + "[{\"source\":\"s1-a0\",\"owner\":\"s1\",\"ssrc\":5,\"mid\":\"a0\"}]}");
  }

  @Test
  void the_short_messages() {
    assertThat(ChannelMessages.senderSourceConstraints("s1-v0", 0, false))
        .isEqualTo(
            "{\"colibriClass\":\"SenderSourceConstraints\",\"sourceName\":\"s1-v0\","
                + "\"maxHeight\":0}");
    assertThat(ChannelMessages.forwardedSources(List.of("a", "b")))
        .isEqualTo("{\"colibriClass\":\"ForwardedSources\",\"forwardedSources\":[\"a\",\"b\"]}");
    assertThat(ChannelMessages.dominantSpeaker("s2", List.of("s1")))
        .isEqualTo(
            "{\"colibriClass\":\"DominantSpeakerEndpointChangeEvent\","
                + "\"dominantSpeakerEndpoint\":\"s2\",\"previousSpeakers\":[\"s1\"],"
                + "\"silence\":false}");
    assertThat(ChannelMessages.serverHello()).startsWith("{\"colibriClass\":\"ServerHello\"");
  }

  @Test
  void a_wish_is_read_whole_and_what_it_leaves_out_stays() {
    Wishes whole =
        wishes(
            """
            {"colibriClass":"ReceiverVideoConstraints","lastN":5,"selectedSources":["b"],
             "onStageSources":["a"],"defaultConstraints":{"maxHeight":360},
             "constraints":{"a":{"maxHeight":720},"c":{"maxHeight":-1},"d":{"maxHeight":99999}}}\
            """,
            Wishes.INITIAL);
    assertThat(whole)
        .isEqualTo(
            new Wishes(5, List.of("a"), List.of("b"), 360, Map.of("a", 720, "c", 2160, "d", 2160)));
    Wishes changed = wishes("{\"colibriClass\":\"ReceiverVideoConstraints\",\"lastN\":-7}", whole);
    assertThat(changed)
        .isEqualTo(new Wishes(-1, whole.onStage(), whole.selected(), 360, whole.heights()));
    assertThat(Wishes.INITIAL.defaultHeight()).isEqualTo(180);
  }

  @Test
  void other_messages_are_told_apart() {
    assertThat(read("{\"colibriClass\":\"ClientHello\"}")).isInstanceOf(ClientMessage.Hello.class);
    assertThat(read("{\"colibriClass\":\"EndpointStats\",\"bitrate\":{}}"))
        .isInstanceOf(ClientMessage.Unknown.class);
    assertThat(read("[".repeat(5000))).isInstanceOf(ClientMessage.Malformed.class);
    assertThat(read(null)).isInstanceOf(ClientMessage.Malformed.class);
  }

  @Test
  void a_hello_may_name_the_payload_type_of_redundant_sound() {
    assertThat(hello("63")).isEqualTo(new ClientMessage.Hello(63));
    assertThat(read("{\"colibriClass\":\"ClientHello\"}"))
        .isEqualTo(new ClientMessage.Hello(ClientMessage.Hello.NONE));
    for (String bad : new String[] {"0", "64", "95", "128", "-1", "1e9", "\"63\"", "null", "[]"}) {
      assertThat(hello(bad)).as(bad).isInstanceOf(ClientMessage.Malformed.class);
    }
  }

  private static ClientMessage hello(String type) {
    return read("{\"colibriClass\":\"ClientHello\",\"redPayloadType\":" + type + "}");
  }

  private static Wishes wishes(String json, Wishes before) {
    return ((ClientMessage.Constraints) ClientMessages.read(json, before)).wishes();
  }

  private static ClientMessage read(String json) {
    return ClientMessages.read(json, Wishes.INITIAL);
  }
}

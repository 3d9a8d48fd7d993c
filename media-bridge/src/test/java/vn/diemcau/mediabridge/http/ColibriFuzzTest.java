package vn.diemcau.mediabridge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.BridgeConfig;
import vn.diemcau.mediabridge.MediaBridge;
import vn.diemcau.mediabridge.fuzz.ShortRun;

/** COLIBRI2 as JSON: whatever comes is answered, and the bridge goes on. */
class ColibriFuzzTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static MediaBridge bridge;

  @BeforeAll
  static void start() {
    bridge = MediaBridge.start(BridgeConfig.loopback(1), InstantSource.system());
  }

  @AfterAll
  static void stop() {
    bridge.close();
  }

  @Tag("fuzz")
  @FuzzTest(maxDuration = "24h")
  void request(byte[] input) {
    try {
      if (JSON.readTree(new String(input, UTF_8)) instanceof ObjectNode body) {
        new ColibriResource(bridge).modify(null, body, name -> null);
        assertThat(bridge.stats().faults()).isZero();
      }
    } catch (JsonProcessingException e) {
      // no JSON: the handler before this one refuses it
    }
  }

  @Test
  void a_short_run() {
    String create =
        """
        {"meeting-id":"m","name":"a@b.c","create":true,"endpoints":[{"id":"e1","create":true,
         "stats-id":"s","transport":{},"capabilities":["source-names","ssrc-rewriting",
         "rtp-mid-demux"],"force-mute":{"audio":true,"video":false},"medias":[{"type":"video",
         "payload-types":[{"id":"96","name":"VP8","clockrate":"90000","channels":"1",
         "parameters":{},"rtcp-fbs":[{"type":"nack"}]},{"id":"97","name":"rtx","clockrate":"90000",
         "channels":"1","parameters":{"apt":"96"}}],
         "rtp-hdrexts":[{"id":"1","uri":"urn:ietf:params:rtp-hdrext:sdes:mid"}]}]}]}""";
    String change =
        """
        {"meeting-id":"m","endpoints":[{"id":"e1","transport":{"transport":{"ufrag":"abcd",
         "pwd":"0123456789012345678901","rtcp-mux":true,"fingerprints":[{"hash":"sha-256",
         "fingerprint":"00:11","setup":"active"}]}},"sources":[{"type":"video","id":"e1-v0",
         "sources":[{"ssrc":7,"name":"e1-v0"},{"ssrc":8}],
         "ssrc-groups":[{"semantics":"FID","sources":[7,8]}]}]}]}""";
    ShortRun.over(
        3000,
        this::request,
        create.getBytes(UTF_8),
        change.getBytes(UTF_8),
        "{\"meeting-id\":\"m\",\"expire\":true}".getBytes(UTF_8));
  }
}

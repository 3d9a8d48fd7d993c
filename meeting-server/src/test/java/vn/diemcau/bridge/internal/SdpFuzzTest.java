package vn.diemcau.bridge.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.client.ClientSource;
import vn.diemcau.shared.Outcome;

/** A client's answer, whatever it says: read or refused, and what is read makes sense. */
class SdpFuzzTest {

  private static final List<String> MIDS = SdpOffer.mids(1, 1);
  private static final String GENUINE = genuine();

  @Tag("fuzz")
  @FuzzTest(maxDuration = "24h")
  void answer(byte[] input) {
    read(new String(input, UTF_8));
  }

  private static boolean read(String text) {
    if (!(SdpAnswer.read(text, MIDS, "e") instanceof Outcome.Done<SdpAnswer>(SdpAnswer answer))) {
      return false;
    }
    assertThat(answer.transport().credentials().isWellFormed()).isTrue();
    Set<Long> ssrcs = new HashSet<>();
    for (ClientSource source : answer.sources()) {
      assertThat(source.ssrc()).isBetween(1L, 0xFFFF_FFFFL);
      assertThat(ssrcs.add(source.ssrc())).isTrue();
      assertThat(source.rtxSsrc() < 0 || ssrcs.add(source.rtxSsrc())).isTrue();
    }
    return true;
  }

  @Test
  void a_short_run() {
    Random random = new Random(20_26);
    int taken = read(GENUINE) ? 1 : 0;
    assertThat(taken).as("the genuine one").isOne();
    for (int i = 0; i < 20_000; i++) {
      List<String> lines = new ArrayList<>(GENUINE.lines().toList());
      for (int times = random.nextInt(1, 4); times > 0; times--) {
        bend(lines, random);
      }
      taken += read(String.join("\r\n", lines)) ? 1 : 0;
    }
    assertThat(taken).as("some of it still makes sense").isBetween(100, 19_000);
  }

  private static void bend(List<String> lines, Random random) {
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    int cut = random.nextInt(line.length() + 1);
    switch (random.nextInt(5)) {
      case 0 -> lines.set(at, line.substring(0, cut));
      case 1 -> lines.set(at, line.substring(0, cut) + (char) random.nextInt(0x300) + line);
      case 2 -> lines.add(random.nextInt(lines.size()), line);
      case 3 -> Collections.swap(lines, at, random.nextInt(lines.size()));
      default -> lines.set(at, line.replaceFirst("[0-9]+", "" + random.nextLong()));
    }
  }

  /** As a browser writes it, without what nobody reads. */
  private static String genuine() {
    StringBuilder sdp = new StringBuilder("v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n");
    sdp.append("a=group:BUNDLE ").append(String.join(" ", MIDS)).append("\r\n");
    long ssrc = 1000;
    for (String mid : MIDS) {
      sdp.append(SdpOffer.isAudio(mid) ? "m=audio" : "m=video")
          .append(" 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:" + mid + "\r\na=rtcp-mux\r\n")
          .append("a=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\n")
          .append("a=fingerprint:sha-256 " + "0A:".repeat(31) + "0A\r\na=setup:active\r\n");
      if (!SdpOffer.SENDING.contains(mid)) {
        sdp.append("a=recvonly\r\n");
      } else if (SdpOffer.isAudio(mid)) {
        sdp.append("a=sendonly\r\na=ssrc:" + ssrc++ + " cname:c\r\n");
      } else {
        sdp.append("a=sendonly\r\na=ssrc-group:FID %d %d\r\n".formatted(ssrc, ssrc + 1));
        sdp.append("a=ssrc:" + ssrc++ + " cname:c\r\na=ssrc:" + ssrc++ + " cname:c\r\n");
      }
    }
    return sdp.toString();
  }
}

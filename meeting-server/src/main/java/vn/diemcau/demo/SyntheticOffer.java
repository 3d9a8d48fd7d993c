package vn.diemcau.demo;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import vn.diemcau.mediabridge.client.ClientSource;
import vn.diemcau.mediabridge.dtls.Fingerprint;
import vn.diemcau.mediabridge.ice.IceCredentials;
import vn.diemcau.mediabridge.room.MediaKind;
import vn.diemcau.mediabridge.synthetic.SiteOffer;
import vn.diemcau.mediabridge.synthetic.SyntheticSite;

/** The session description of a media offer, read and answered as a browser would (RFC 8829). */
final class SyntheticOffer {

  private final List<String> session = new ArrayList<>();
  private final List<List<String>> medias = new ArrayList<>();

  SyntheticOffer(String sdp) {
    List<String> current = session;
    for (String line : sdp.split("\r?\n")) {
      if (line.startsWith("m=")) {
        current = new ArrayList<>();
        medias.add(current);
      }
      current.add(line);
    }
  }

  /** What the bridge said of its side; the loopback candidate where there is one. */
  SiteOffer transport() {
    List<String> lines = medias.getFirst();
    IceCredentials credentials =
        new IceCredentials(value(lines, "a=ice-ufrag:"), value(lines, "a=ice-pwd:"));
    String[] fingerprint = value(lines, "a=fingerprint:").split(" ", 2);
    String[] candidate =
        lines.stream()
            .filter(l -> l.startsWith("a=candidate:") && l.contains(" 127.0.0.1 "))
            .findFirst()
            .orElseGet(() -> "a=candidate:" + value(lines, "a=candidate:"))
            .split(" ");
    return new SiteOffer(
        credentials,
        Fingerprint.parse(fingerprint[0], fingerprint[1]).orElseThrow(),
        new InetSocketAddress(candidate[4], Integer.parseInt(candidate[5])));
  }

  /** Sends microphone and camera, takes every receiving slot, leaves the screen's line unused. */
  String answer(SyntheticSite site) {
    StringBuilder sdp = new StringBuilder();
    line(sdp, "v=0");
    line(sdp, "o=- " + new SecureRandom().nextLong(1, Long.MAX_VALUE) + " 2 IN IP4 127.0.0.1");
    line(sdp, "s=-");
    line(sdp, "t=0 0");
    session.stream().filter(l -> l.startsWith("a=group:")).forEach(l -> line(sdp, l));
    medias.forEach(media -> answer(sdp, media, site));
    return sdp.toString();
  }

  private void answer(StringBuilder sdp, List<String> media, SyntheticSite site) {
    String mid = value(media, "a=mid:");
    line(sdp, media.getFirst());
    line(sdp, "c=IN IP4 0.0.0.0");
    line(sdp, "a=mid:" + mid);
    line(sdp, "a=ice-ufrag:" + site.transport().credentials().ufrag());
    line(sdp, "a=ice-pwd:" + site.transport().credentials().password());
    Fingerprint own = site.transport().fingerprint();
    line(sdp, "a=fingerprint:" + own.hash() + " " + own.value());
    line(sdp, "a=setup:active");
    line(sdp, "a=rtcp-mux");
    media.stream()
        .filter(
            l ->
                l.startsWith("a=rtpmap:")
                    || l.startsWith("a=fmtp:")
                    || l.startsWith("a=rtcp-fb:")
                    || l.startsWith("a=extmap:"))
        .forEach(l -> line(sdp, l));
    switch (mid) {
      case "mic" -> sources(sdp, site, MediaKind.AUDIO);
      case "cam" -> sources(sdp, site, MediaKind.VIDEO);
      case "screen" -> line(sdp, "a=inactive");
      default -> line(sdp, "a=recvonly");
    }
  }

  private static void sources(StringBuilder sdp, SyntheticSite site, MediaKind kind) {
    line(sdp, "a=sendonly");
    for (ClientSource source : site.sources()) {
      if (source.kind() != kind) {
        continue;
      }
      if (source.rtxSsrc() >= 0) {
        line(sdp, "a=ssrc-group:FID " + source.ssrc() + " " + source.rtxSsrc());
        line(sdp, "a=ssrc:" + source.rtxSsrc() + " cname:" + site.name());
      }
      line(sdp, "a=ssrc:" + source.ssrc() + " cname:" + site.name());
    }
  }

  private static String value(List<String> lines, String prefix) {
    return lines.stream()
        .filter(l -> l.startsWith(prefix))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the offer lacks " + prefix))
        .substring(prefix.length());
  }

  private static void line(StringBuilder sdp, String line) {
    sdp.append(line).append("\r\n");
  }
}

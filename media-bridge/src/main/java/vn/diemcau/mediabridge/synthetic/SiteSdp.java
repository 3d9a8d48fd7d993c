package vn.diemcau.mediabridge.synthetic;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import vn.diemcau.mediabridge.client.ClientTransport;
import vn.diemcau.mediabridge.client.MediaFormats;
import vn.diemcau.mediabridge.dtls.Fingerprint;
import vn.diemcau.mediabridge.ice.IceCredentials;

/** Reads a meeting server's offer and writes the answer that a browser would give. */
final class SiteSdp {

  private final List<String> lines;

  private SiteSdp(String offer) {
    this.lines = offer.lines().toList();
  }

  /**
   * The bridge's side of the offer.
   *
   * @throws NoSuchElementException when the offer lacks something; it comes from our own server
   */
  static SiteOffer read(String offer) {
    return new SiteSdp(offer).bridge();
  }

  /** The answer: microphone and camera send, everything else receives, no screen. */
  static String answer(String offer, ClientTransport transport, SiteSsrcs ssrcs, String name) {
    return new SiteSdp(offer).answer(transport, ssrcs, name);
  }

  private SiteOffer bridge() {
    String[] fingerprint = value("a=fingerprint:").split(" ");
    // The loopback address stands last and reaches a bridge on the same machine most surely.
    String[] chosen =
        lines.stream()
            .filter(
                l -> l.startsWith("a=candidate:") && l.contains(" udp ") && l.contains(" typ host"))
            .toList()
            .getLast()
            .split(" ");
    return new SiteOffer(
        new IceCredentials(value("a=ice-ufrag:"), value("a=ice-pwd:")),
        Fingerprint.parse(fingerprint[0], fingerprint[1]).orElseThrow(),
        new InetSocketAddress(chosen[4], Integer.parseInt(chosen[5])));
  }

  private String answer(ClientTransport transport, SiteSsrcs ssrcs, String name) {
    List<String> out = new ArrayList<>();
    out.add("v=0");
    out.add("o=- 1 1 IN IP4 127.0.0.1");
    out.add("s=-");
    out.add("t=0 0");
    out.add(line("a=group:BUNDLE"));
    String kind = "";
    for (String line : lines) {
      if (line.startsWith("m=")) {
        out.add(line);
        kind = line;
      } else if (line.startsWith("a=mid:")) {
        out.add(line);
        media(out, line.substring(6), kind.startsWith("m=audio"), transport, ssrcs, name);
      }
    }
    return String.join("\r\n", out) + "\r\n";
  }

  private static void media(
      List<String> out,
      String mid,
      boolean audio,
      ClientTransport transport,
      SiteSsrcs ssrcs,
      String name) {
    out.add("c=IN IP4 0.0.0.0");
    out.add("a=ice-ufrag:" + transport.credentials().ufrag());
    out.add("a=ice-pwd:" + transport.credentials().password());
    out.add(
        "a=fingerprint:" + transport.fingerprint().hash() + " " + transport.fingerprint().value());
    out.add("a=setup:active");
    out.add("a=rtcp-mux");
    out.add(
        audio
            ? "a=rtpmap:" + MediaFormats.OPUS + " opus/48000/2"
            : "a=rtpmap:" + MediaFormats.VP8 + " VP8/90000");
    switch (mid) {
      case "mic" -> {
        out.add("a=sendonly");
        out.add("a=ssrc:" + ssrcs.audio() + " cname:" + name);
      }
      case "cam" -> {
        out.add("a=sendonly");
        out.add("a=ssrc-group:FID " + ssrcs.video() + " " + ssrcs.rtx());
        out.add("a=ssrc:" + ssrcs.video() + " cname:" + name);
        out.add("a=ssrc:" + ssrcs.rtx() + " cname:" + name);
      }
      case "screen", "sound" -> out.add("a=inactive");
      default -> out.add("a=recvonly");
    }
  }

  private String value(String prefix) {
    return line(prefix).substring(prefix.length());
  }

  private String line(String prefix) {
    return lines.stream().filter(l -> l.startsWith(prefix)).findFirst().orElseThrow();
  }
}

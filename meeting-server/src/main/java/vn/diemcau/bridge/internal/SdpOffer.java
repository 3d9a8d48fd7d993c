package vn.diemcau.bridge.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.diemcau.mediabridge.client.BridgeTransport;
import vn.diemcau.mediabridge.client.MediaFormats;

/**
 * Writes the one offer of an endpoint: a line each for microphone, camera, screen and the screen's
 * sound to send, and the receiving slots {@code a0} … and {@code v0} …, which browsers find by mid
 * (RFC 9143) and which therefore name no SSRC.
 */
final class SdpOffer {

  /** The lines on which the client sends. */
  static final List<String> SENDING = List.of("mic", "cam", "screen", "sound");

  private static final int MAX_AVERAGE_OPUS_BITRATE = 40_000;

  private final BridgeTransport bridge;
  private final boolean lite;
  private final CodecPreference codecs;
  private final StringBuilder sdp = new StringBuilder(32_768);

  private SdpOffer(BridgeTransport bridge, boolean lite, CodecPreference codecs) {
    this.bridge = bridge;
    this.lite = lite;
    this.codecs = codecs;
  }

  /** The mids of an offer, in the order of its lines. */
  static List<String> mids(int audioSlots, int videoSlots) {
    List<String> mids = new ArrayList<>(SENDING);
    for (int i = 0; i < audioSlots; i++) {
      mids.add("a" + i);
    }
    for (int i = 0; i < videoSlots; i++) {
      mids.add("v" + i);
    }
    return mids;
  }

  /** Whether the line with this mid is one of audio. */
  static boolean isAudio(String mid) {
    return mid.equals("mic") || mid.equals("sound") || mid.startsWith("a");
  }

  /**
   * Writes the offer.
   *
   * @param sessionId the number in the origin line
   * @param lite whether the bridge is a lite ICE agent, as the embedded one is
   */
  static String write(
      BridgeTransport bridge,
      boolean lite,
      CodecPreference codecs,
      long sessionId,
      int audioSlots,
      int videoSlots) {
    return new SdpOffer(bridge, lite, codecs).write(sessionId, mids(audioSlots, videoSlots));
  }

  private String write(long sessionId, List<String> mids) {
    line("v=0");
    line("o=- " + sessionId + " 1 IN IP4 127.0.0.1");
    line("s=-");
    line("t=0 0");
    if (lite) {
      line("a=ice-lite");
    }
    line("a=group:BUNDLE " + mids.stream().collect(Collectors.joining(" ")));
    line("a=msid-semantic: WMS *");
    for (String mid : mids) {
      media(mid);
    }
    return sdp.toString();
  }

  private void media(String mid) {
    boolean audio = isAudio(mid);
    List<MediaFormats.VideoFormat> formats =
        MediaFormats.video(mid.equals("screen") ? codecs.screen() : codecs.camera());
    line(
        audio
            ? "m=audio 9 UDP/TLS/RTP/SAVPF "
                + MediaFormats.OPUS
                + (isRedundant(mid) ? " " + MediaFormats.RED : "")
            : "m=video 9 UDP/TLS/RTP/SAVPF " + numbers(formats));
    line("c=IN IP4 0.0.0.0");
    line("a=mid:" + mid);
    transport();
    if (SENDING.contains(mid)) {
      line("a=recvonly");
    } else {
      line("a=sendonly");
      line("a=msid:" + mid + " " + mid);
    }
    line("a=rtcp-mux");
    line("a=rtcp-rsize");
    extension(MediaFormats.MID_ID, MediaFormats.MID_URI);
    if (audio) {
      extension(MediaFormats.AUDIO_LEVEL_ID, MediaFormats.AUDIO_LEVEL_URI);
    }
    extension(MediaFormats.ABS_SEND_TIME_ID, MediaFormats.ABS_SEND_TIME_URI);
    extension(MediaFormats.TRANSPORT_CC_ID, MediaFormats.TRANSPORT_CC_URI);
    if (audio) {
      opus();
      if (isRedundant(mid)) {
        line("a=rtpmap:" + MediaFormats.RED + " red/48000/2");
        line("a=fmtp:" + MediaFormats.RED + " " + MediaFormats.OPUS + "/" + MediaFormats.OPUS);
      }
    } else {
      formats.forEach(this::video);
    }
  }

  /**
   * Whether a line may carry sound with what went before: a browser that takes it says so on the
   * bridge channel, in words that a Jitsi Videobridge does not know.
   */
  private boolean isRedundant(String mid) {
    return lite && isAudio(mid) && !SENDING.contains(mid);
  }

  private static String numbers(List<MediaFormats.VideoFormat> formats) {
    return formats.stream()
        .map(format -> format.payloadType() + " " + format.rtxPayloadType())
        .collect(Collectors.joining(" "));
  }

  private void transport() {
    line("a=ice-ufrag:" + bridge.credentials().ufrag());
    line("a=ice-pwd:" + bridge.credentials().password());
    line("a=fingerprint:" + bridge.fingerprint().hash() + " " + bridge.fingerprint().value());
    line("a=setup:actpass");
    for (BridgeTransport.Candidate c : bridge.candidates()) {
      String related = c.type().equals("host") ? "" : " raddr 0.0.0.0 rport 0";
      // a bridge is dialled and never dials (RFC 6544)
      String direction = c.protocol().equals("tcp") ? " tcptype passive" : "";
      line(
          "a=candidate:%s 1 %s %d %s %d typ %s%s%s generation 0"
              .formatted(
                  c.foundation(),
                  c.protocol(),
                  c.priority(),
                  c.address(),
                  c.port(),
                  c.type(),
                  related,
                  direction));
    }
    line("a=end-of-candidates");
  }

  private void opus() {
    int type = MediaFormats.OPUS;
    line("a=rtpmap:" + type + " opus/48000/2");
    line("a=rtcp-fb:" + type + " transport-cc");
    line("a=rtcp-fb:" + type + " nack");
    line(
        "a=fmtp:"
            + type
            + " minptime=10;useinbandfec=1;usedtx=1;maxaveragebitrate="
            + MAX_AVERAGE_OPUS_BITRATE);
  }

  private void video(MediaFormats.VideoFormat format) {
    int type = format.payloadType();
    line("a=rtpmap:" + type + " " + format.name() + "/90000");
    line("a=rtcp-fb:" + type + " ccm fir");
    line("a=rtcp-fb:" + type + " nack");
    line("a=rtcp-fb:" + type + " nack pli");
    line("a=rtcp-fb:" + type + " transport-cc");
    if (!format.parameters().isEmpty()) {
      line("a=fmtp:" + type + " " + format.parameters());
    }
    line("a=rtpmap:" + format.rtxPayloadType() + " rtx/90000");
    line("a=fmtp:" + format.rtxPayloadType() + " apt=" + type);
  }

  private void extension(int id, String uri) {
    line("a=extmap:" + id + " " + uri);
  }

  private void line(String text) {
    sdp.append(text).append("\r\n");
  }
}

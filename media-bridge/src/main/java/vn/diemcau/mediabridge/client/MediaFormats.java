package vn.diemcau.mediabridge.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jitsi.utils.MediaType;
import org.jitsi.xmpp.extensions.colibri2.Media;
import org.jitsi.xmpp.extensions.jingle.ParameterPacketExtension;
import org.jitsi.xmpp.extensions.jingle.PayloadTypePacketExtension;
import org.jitsi.xmpp.extensions.jingle.RTPHdrExtPacketExtension;
import org.jitsi.xmpp.extensions.jingle.RtcpFbPacketExtension;
import vn.diemcau.mediabridge.codec.Codec;

/**
 * The payload types and header extensions that every offer and every endpoint of ours uses, so that
 * SDP and COLIBRI2 cannot differ.
 */
public final class MediaFormats {

  public static final int OPUS = 111;

  /** Opus with what went before (RFC 2198), towards the client only. */
  public static final int RED = 63;

  public static final int VP8 = 96;
  public static final int VP8_RTX = 97;

  /**
   * Every picture codec, each on one payload type, so that a receiving slot may carry any of them.
   * H.264 is the constrained baseline profile, which every browser can encode and decode.
   */
  private static final List<VideoFormat> VIDEO =
      List.of(
          new VideoFormat(Codec.VP8, "VP8", VP8, VP8_RTX, ""),
          new VideoFormat(Codec.VP9, "VP9", 98, 99, "profile-id=0"),
          new VideoFormat(
              Codec.H264,
              "H264",
              102,
              103,
              "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f"),
          new VideoFormat(Codec.AV1, "AV1", 104, 105, ""));

  /**
   * One codec as it stands in every offer.
   *
   * @param parameters of its {@code fmtp} line, empty for none
   */
  public record VideoFormat(
      Codec codec, String name, int payloadType, int rtxPayloadType, String parameters) {}

  public static final int MID_ID = 1;
  public static final int AUDIO_LEVEL_ID = 2;
  public static final int ABS_SEND_TIME_ID = 3;
  public static final int TRANSPORT_CC_ID = 5;

  public static final String MID_URI = "urn:ietf:params:rtp-hdrext:sdes:mid";
  public static final String AUDIO_LEVEL_URI = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";
  public static final String ABS_SEND_TIME_URI =
      "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";
  public static final String TRANSPORT_CC_URI =
      "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

  private MediaFormats() {}

  /** The picture codecs in the order of an offer: this one first, the others as they always are. */
  public static List<VideoFormat> video(Codec preferred) {
    List<VideoFormat> ordered = new ArrayList<>(VIDEO);
    ordered.sort(Comparator.comparing(format -> format.codec() != preferred));
    return ordered;
  }

  /** Whether a payload type carries retransmissions (RFC 4588). */
  public static boolean isRetransmission(int payloadType) {
    return VIDEO.stream().anyMatch(format -> format.rtxPayloadType() == payloadType);
  }

  /** The {@code media} of a new endpoint. */
  static List<Media> medias() {
    Media audio =
        Media.getBuilder()
            .setType(MediaType.AUDIO)
            .addPayloadType(payload(OPUS, "opus", 48_000, 2))
            .addRtpHdrExt(extension(MID_ID, MID_URI))
            .addRtpHdrExt(extension(AUDIO_LEVEL_ID, AUDIO_LEVEL_URI))
            .addRtpHdrExt(extension(ABS_SEND_TIME_ID, ABS_SEND_TIME_URI))
            .addRtpHdrExt(extension(TRANSPORT_CC_ID, TRANSPORT_CC_URI))
            .build();
    Media.Builder video =
        Media.getBuilder()
            .setType(MediaType.VIDEO)
            .addRtpHdrExt(extension(MID_ID, MID_URI))
            .addRtpHdrExt(extension(ABS_SEND_TIME_ID, ABS_SEND_TIME_URI))
            .addRtpHdrExt(extension(TRANSPORT_CC_ID, TRANSPORT_CC_URI));
    for (VideoFormat format : VIDEO) {
      PayloadTypePacketExtension main = payload(format.payloadType(), format.name(), 90_000, 1);
      main.addRtcpFeedbackType(feedback("ccm", "fir"));
      main.addRtcpFeedbackType(feedback("nack", null));
      main.addRtcpFeedbackType(feedback("nack", "pli"));
      main.addRtcpFeedbackType(feedback("transport-cc", null));
      PayloadTypePacketExtension rtx = payload(format.rtxPayloadType(), "rtx", 90_000, 1);
      ParameterPacketExtension apt = new ParameterPacketExtension();
      apt.setName("apt");
      apt.setValue(String.valueOf(format.payloadType()));
      rtx.addParameter(apt);
      video.addPayloadType(main).addPayloadType(rtx);
    }
    return List.of(audio, video.build());
  }

  private static PayloadTypePacketExtension payload(int id, String name, int rate, int channels) {
    PayloadTypePacketExtension payload = new PayloadTypePacketExtension();
    payload.setId(id);
    payload.setName(name);
    payload.setClockrate(rate);
    payload.setChannels(channels);
    return payload;
  }

  private static RtcpFbPacketExtension feedback(String type, String subtype) {
    RtcpFbPacketExtension feedback = new RtcpFbPacketExtension();
    feedback.setFeedbackType(type);
    if (subtype != null) {
      feedback.setFeedbackSubtype(subtype);
    }
    return feedback;
  }

  private static RTPHdrExtPacketExtension extension(int id, String uri) {
    RTPHdrExtPacketExtension extension = new RTPHdrExtPacketExtension();
    extension.setID(String.valueOf(id));
    extension.setURI(URI.create(uri));
    return extension;
  }
}

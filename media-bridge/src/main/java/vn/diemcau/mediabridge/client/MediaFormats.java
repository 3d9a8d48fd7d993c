package vn.diemcau.mediabridge.client;

import java.net.URI;
import java.util.List;
import org.jitsi.utils.MediaType;
import org.jitsi.xmpp.extensions.colibri2.Media;
import org.jitsi.xmpp.extensions.jingle.ParameterPacketExtension;
import org.jitsi.xmpp.extensions.jingle.PayloadTypePacketExtension;
import org.jitsi.xmpp.extensions.jingle.RTPHdrExtPacketExtension;
import org.jitsi.xmpp.extensions.jingle.RtcpFbPacketExtension;

/**
 * The payload types and header extensions that every offer and every endpoint of ours uses, so that
 * SDP and COLIBRI2 cannot differ.
 */
public final class MediaFormats {

  public static final int OPUS = 111;
  public static final int VP8 = 96;
  public static final int VP8_RTX = 97;

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
    PayloadTypePacketExtension vp8 = payload(VP8, "VP8", 90_000, 1);
    vp8.addRtcpFeedbackType(feedback("ccm", "fir"));
    vp8.addRtcpFeedbackType(feedback("nack", null));
    vp8.addRtcpFeedbackType(feedback("nack", "pli"));
    vp8.addRtcpFeedbackType(feedback("transport-cc", null));
    PayloadTypePacketExtension rtx = payload(VP8_RTX, "rtx", 90_000, 1);
    ParameterPacketExtension apt = new ParameterPacketExtension();
    apt.setName("apt");
    apt.setValue(String.valueOf(VP8));
    rtx.addParameter(apt);
    Media video =
        Media.getBuilder()
            .setType(MediaType.VIDEO)
            .addPayloadType(vp8)
            .addPayloadType(rtx)
            .addRtpHdrExt(extension(MID_ID, MID_URI))
            .addRtpHdrExt(extension(ABS_SEND_TIME_ID, ABS_SEND_TIME_URI))
            .addRtpHdrExt(extension(TRANSPORT_CC_ID, TRANSPORT_CC_URI))
            .build();
    return List.of(audio, video);
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

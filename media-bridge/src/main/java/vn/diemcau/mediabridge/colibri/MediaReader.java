package vn.diemcau.mediabridge.colibri;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jitsi.xmpp.extensions.colibri2.Media;
import org.jitsi.xmpp.extensions.jingle.ParameterPacketExtension;
import org.jitsi.xmpp.extensions.jingle.PayloadTypePacketExtension;
import org.jitsi.xmpp.extensions.jingle.RTPHdrExtPacketExtension;
import vn.diemcau.mediabridge.codec.Codec;
import vn.diemcau.mediabridge.room.HeaderExtensions;
import vn.diemcau.mediabridge.room.PayloadType;

/** Reads the {@code media} of a new endpoint: payload types and header extensions. */
final class MediaReader {

  private static final int MAX_PAYLOAD_TYPES = 64;
  private static final String MID = "urn:ietf:params:rtp-hdrext:sdes:mid";
  private static final String TRANSPORT_CC =
      "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";
  private static final String ABS_SEND_TIME =
      "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";
  private static final String AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";

  /** What was negotiated. */
  record Negotiated(List<PayloadType> payloadTypes, HeaderExtensions extensions) {}

  private MediaReader() {}

  static Negotiated read(List<Media> medias) throws Refusal {
    if (medias.isEmpty()) {
      throw Refusal.bad("A new endpoint needs media");
    }
    List<PayloadTypePacketExtension> all = new ArrayList<>();
    Map<String, Integer> extensions = new HashMap<>();
    for (Media media : medias) {
      all.addAll(media.getPayloadTypes());
      for (RTPHdrExtPacketExtension extension : media.getRtpHdrExts()) {
        readExtension(extension, extensions);
      }
    }
    if (!extensions.containsKey(MID)) {
      throw Refusal.bad("rtp-mid-demux needs the mid header extension");
    }
    return new Negotiated(
        payloadTypes(all),
        new HeaderExtensions(
            extensions.get(MID),
            extensions.getOrDefault(TRANSPORT_CC, 0),
            extensions.getOrDefault(ABS_SEND_TIME, 0),
            extensions.getOrDefault(AUDIO_LEVEL, 0)));
  }

  private static void readExtension(
      RTPHdrExtPacketExtension extension, Map<String, Integer> extensions) throws Refusal {
    int id = number(extension.getID());
    if (id < 1 || id > 14 || extension.getURI() == null) {
      throw Refusal.bad("Header extension ids lie between 1 and 14");
    }
    Integer before = extensions.put(extension.getURI().toString(), id);
    boolean taken =
        extensions.entrySet().stream()
            .anyMatch(e -> e.getValue() == id && !e.getKey().equals(extension.getURI().toString()));
    if ((before != null && before != id) || taken) {
      throw Refusal.bad("Header extension id " + id + " means two things");
    }
  }

  private static List<PayloadType> payloadTypes(List<PayloadTypePacketExtension> all)
      throws Refusal {
    if (all.isEmpty() || all.size() > MAX_PAYLOAD_TYPES) {
      throw Refusal.bad("Between 1 and " + MAX_PAYLOAD_TYPES + " payload types are taken");
    }
    Map<Integer, Integer> rtxOf = new HashMap<>();
    Set<Integer> numbers = new HashSet<>();
    for (PayloadTypePacketExtension type : all) {
      if (type.getID() < 0 || type.getID() > 127 || !numbers.add(type.getID())) {
        throw Refusal.bad("Payload type " + type.getID() + " is out of range or given twice");
      }
      if ("rtx".equalsIgnoreCase(type.getName())) {
        rtxOf.put(number(parameter(type, "apt")), type.getID());
      }
    }
    List<PayloadType> read = new ArrayList<>();
    for (PayloadTypePacketExtension type : all) {
      Codec codec = codec(type.getName());
      if (codec != null) {
        read.add(
            new PayloadType(
                type.getID(), codec, rtxOf.getOrDefault(type.getID(), PayloadType.NONE)));
      }
    }
    if (read.isEmpty()) {
      throw Refusal.bad("None of the codecs is known");
    }
    return read;
  }

  private static Codec codec(String name) {
    return switch (name == null ? "" : name.toLowerCase(Locale.ROOT)) {
      case "opus" -> Codec.OPUS;
      case "vp8" -> Codec.VP8;
      case "vp9" -> Codec.VP9;
      case "h264" -> Codec.H264;
      case "av1" -> Codec.AV1;
      default -> null;
    };
  }

  private static String parameter(PayloadTypePacketExtension type, String name) {
    for (ParameterPacketExtension parameter : type.getParameters()) {
      if (name.equalsIgnoreCase(parameter.getName())) {
        return parameter.getValue();
      }
    }
    return null;
  }

  private static int number(String text) {
    return text != null && text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
  }
}

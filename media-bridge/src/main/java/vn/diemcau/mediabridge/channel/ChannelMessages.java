package vn.diemcau.mediabridge.channel;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** Writes what the bridge says on the bridge channel: JSON objects by {@code colibriClass}. */
public final class ChannelMessages {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String VERSION = "diemcau-1";

  private ChannelMessages() {}

  public static String serverHello() {
    return message("ServerHello").put("version", VERSION).toString();
  }

  /** Which video sources are in which slots, all of them. */
  public static String videoSourcesMap(List<MappedSource> mapped) {
    return sourcesMap("VideoSourcesMap", mapped);
  }

  /** Which audio sources are in which slots, all of them. */
  public static String audioSourcesMap(List<MappedSource> mapped) {
    return sourcesMap("AudioSourcesMap", mapped);
  }

  /** Which video sources flow to the receiver, by name. */
  public static String forwardedSources(Collection<String> names) {
    ObjectNode message = message("ForwardedSources");
    ArrayNode list = message.putArray("forwardedSources");
    names.forEach(list::add);
    return message.toString();
  }

  /**
   * How large a sender's source is wanted at most; 0 when nobody watches it.
   *
   * @param severalSizes whether somebody's line carries less than all of it (not of JVB's channel;
   *     a sender that does not know it goes on as it was)
   */
  public static String senderSourceConstraints(
      String sourceName, int maxHeight, boolean severalSizes) {
    ObjectNode message =
        message("SenderSourceConstraints")
            .put("sourceName", sourceName)
            .put("maxHeight", maxHeight);
    if (severalSizes) {
      message.put("severalSizes", true);
    }
    return message.toString();
  }

  /**
   * Who leads the talk.
   *
   * @param previous who led before, newest first
   */
  public static String dominantSpeaker(String endpoint, List<String> previous) {
    ObjectNode message = message("DominantSpeakerEndpointChangeEvent");
    message.put("dominantSpeakerEndpoint", endpoint);
    ArrayNode list = message.putArray("previousSpeakers");
    previous.forEach(list::add);
    return message.put("silence", false).toString();
  }

  private static String sourcesMap(String colibriClass, List<MappedSource> mapped) {
    // a Jitsi Videobridge tells what is new and leaves this out; ours tells all, each time
    ObjectNode message = message(colibriClass).put("whole", true);
    ArrayNode list = message.putArray("mappedSources");
    for (MappedSource one : mapped) {
      ObjectNode entry = list.addObject();
      entry.put("source", one.source()).put("owner", one.owner()).put("ssrc", one.ssrc());
      if (one.videoType() != null) {
        entry.put("rtx", one.rtx()).put("videoType", one.videoType());
      }
      entry.put("mid", one.mid());
    }
    return message.toString();
  }

  private static ObjectNode message(String colibriClass) {
    return JSON.createObjectNode().put("colibriClass", colibriClass);
  }
}

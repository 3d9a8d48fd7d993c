package vn.diemcau.mediabridge.synthetic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A synthetic site's end of the bridge channel: says what it wants to see and keeps the maps. */
public final class SiteChannel {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int KEPT_MESSAGES = 200;

  private final String site;
  private final Consumer<Boolean> cameraWanted;
  private final Map<String, String> bySlot = new ConcurrentHashMap<>();
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private volatile Consumer<String> toBridge = json -> {};

  SiteChannel(String site, Consumer<Boolean> cameraWanted) {
    this.site = site;
    this.cameraWanted = cameraWanted;
  }

  void opened(Consumer<String> newToBridge) {
    toBridge = newToBridge;
  }

  /** Asks for the pictures of at most so many sources, each up to this height in pixels. */
  public void watch(int lastN, int maxHeight) {
    toBridge.accept(
        "{\"colibriClass\":\"ReceiverVideoConstraints\",\"lastN\":"
            + lastN
            + ",\"defaultConstraints\":{\"maxHeight\":"
            + maxHeight
            + "}}");
  }

  /** Sends any message. */
  public void send(String json) {
    toBridge.accept(json);
  }

  /** A message from the bridge. Any thread. */
  public void receive(String json) {
    if (messages.size() < KEPT_MESSAGES) {
      messages.add(json);
    }
    try {
      JsonNode message = JSON.readTree(json);
      switch (message.path("colibriClass").asText()) {
        case "VideoSourcesMap" -> map(message, 'v');
        case "AudioSourcesMap" -> map(message, 'a');
        case "SenderSourceConstraints" -> constrain(message);
        default -> {
          // hello, forwarded sources, speakers: nothing to do for a machine
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The bridge sent no JSON: " + json, e);
    }
  }

  /** Source names by mid. */
  public Map<String, String> sourcesBySlot() {
    return new TreeMap<>(bySlot);
  }

  /** The first messages that came, for tests that look at the protocol. */
  public List<String> messages() {
    return List.copyOf(messages);
  }

  private void map(JsonNode message, char kind) {
    Map<String, String> now = new TreeMap<>();
    for (JsonNode source : message.path("mappedSources")) {
      now.put(source.path("mid").asText(), source.path("source").asText());
    }
    if (message.path("whole").asBoolean()) {
      bySlot.keySet().removeIf(mid -> mid.charAt(0) == kind && !now.containsKey(mid));
    } else {
      // a Jitsi Videobridge tells what is new; a source that it moved is no longer where it was
      bySlot.values().removeAll(now.values());
    }
    bySlot.putAll(now);
  }

  private void constrain(JsonNode message) {
    if (message.path("sourceName").asText().equals(site + "-v0")) {
      cameraWanted.accept(message.path("maxHeight").asInt() != 0);
    }
  }
}

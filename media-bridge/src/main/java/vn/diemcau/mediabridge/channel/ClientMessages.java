package vn.diemcau.mediabridge.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.mediabridge.bandwidth.Wishes;

/** Reads what a client says on the bridge channel. Bad input is a value, never an exception. */
public final class ClientMessages {

  /** Longer messages are not read. */
  public static final int MAX_LENGTH = 64 * 1024;

  private static final int MAX_ENTRIES = 2000;
  private static final int MAX_NAME = 128;
  private static final int LEAST_PAYLOAD_TYPE = 1;
  private static final int MOST_PAYLOAD_TYPE = 127;

  /** With the marker these would be taken for RTCP (RFC 5761, section 4). */
  private static final int FIRST_RTCP = 64;

  private static final int LAST_RTCP = 95;

  private ClientMessages() {}

  /**
   * Reads one message.
   *
   * @param before the client's wishes so far: fields that a {@code ReceiverVideoConstraints} leaves
   *     out stay as they were
   */
  public static ClientMessage read(String json, Wishes before) {
    if (json == null || json.length() > MAX_LENGTH) {
      return new ClientMessage.Malformed();
    }
    try {
      JsonNode root = ChannelMessages.JSON.readTree(json);
      if (root == null || !root.isObject() || !root.path("colibriClass").isTextual()) {
        return new ClientMessage.Malformed();
      }
      return switch (root.get("colibriClass").textValue()) {
        case "ClientHello" -> hello(root);
        case "ReceiverVideoConstraints" -> new ClientMessage.Constraints(wishes(root, before));
        default -> new ClientMessage.Unknown();
      };
    } catch (JsonProcessingException | BadMessage e) {
      return new ClientMessage.Malformed();
    }
  }

  private static ClientMessage hello(JsonNode root) {
    if (!root.has("redPayloadType")) {
      return new ClientMessage.Hello(ClientMessage.Hello.NONE);
    }
    int type = number(root.get("redPayloadType"));
    check(type >= LEAST_PAYLOAD_TYPE && type <= MOST_PAYLOAD_TYPE);
    check(type < FIRST_RTCP || type > LAST_RTCP);
    return new ClientMessage.Hello(type);
  }

  private static Wishes wishes(JsonNode root, Wishes before) {
    int lastN = root.has("lastN") ? Math.max(-1, number(root.get("lastN"))) : before.lastN();
    JsonNode defaults = root.path("defaultConstraints");
    return new Wishes(
        lastN,
        names(root, "onStageSources", before.onStage()),
        names(root, "selectedSources", before.selected()),
        root.has("defaultConstraints") ? height(defaults) : before.defaultHeight(),
        root.has("constraints") ? heights(root.get("constraints")) : before.heights());
  }

  private static List<String> names(JsonNode root, String field, List<String> before) {
    if (!root.has(field)) {
      return before;
    }
    JsonNode list = root.get(field);
    check(list.isArray() && list.size() <= MAX_ENTRIES);
    List<String> names = new ArrayList<>(list.size());
    for (JsonNode entry : list) {
      check(entry.isTextual() && entry.textValue().length() <= MAX_NAME);
      names.add(entry.textValue());
    }
    return names;
  }

  private static Map<String, Integer> heights(JsonNode object) {
    check(object.isObject() && object.size() <= MAX_ENTRIES);
    Map<String, Integer> heights = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      check(entry.getKey().length() <= MAX_NAME);
      heights.put(entry.getKey(), height(entry.getValue()));
    }
    return heights;
  }

  private static int height(JsonNode constraint) {
    check(constraint.isObject() && constraint.has("maxHeight"));
    int height = number(constraint.get("maxHeight"));
    return height < 0 ? Wishes.MAX_HEIGHT : Math.min(height, Wishes.MAX_HEIGHT);
  }

  private static int number(JsonNode node) {
    check(node.isNumber() && node.canConvertToInt());
    return node.intValue();
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new BadMessage();
    }
  }

  /** Ends the reading of a message; never leaves this class. */
  private static final class BadMessage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadMessage() {
      super(null, null, false, false);
    }
  }
}

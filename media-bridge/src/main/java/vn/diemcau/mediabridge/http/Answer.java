package vn.diemcau.mediabridge.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer of the REST side.
 *
 * @param status HTTP status
 * @param body empty for none
 */
record Answer(int status, String contentType, String body) {

  static final String JSON = "application/json";
  static final Answer NOTHING = new Answer(204, JSON, "");

  static Answer json(int status, JsonNode body) {
    return new Answer(status, JSON, body.toString());
  }

  /** A refusal with its reason, in the words of COLIBRI2 where it is one of COLIBRI2's. */
  static Answer refused(int status, String reason, String text) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    return json(status, body.put("reason", reason).put("text", text));
  }

  static Answer bad(String text) {
    return refused(400, "BAD_REQUEST", text);
  }

  static Answer unknown(String text) {
    return refused(404, "NOT_FOUND", text);
  }
}

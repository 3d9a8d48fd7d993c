package vn.diemcau.signalling;

import tools.jackson.databind.JsonNode;

/** What is done with one kind of frame from a client. */
interface FrameHandler {

  String kind();

  /** Whether the device needs its place first. */
  default boolean needsPlace() {
    return true;
  }

  void handle(Connection connection, JsonNode frame);
}

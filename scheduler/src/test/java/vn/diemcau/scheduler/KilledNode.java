package vn.diemcau.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** A server in a process of its own that is killed in the middle of a handler. */
final class KilledNode {

  static final String HANGING = "the handler hangs";

  private KilledNode() {}

  public static void main(String[] args) {
    Node.Hanging.gate.set(new CountDownLatch(1));
    Node node = Node.start(args[0], args[1], args[2], true);
    node.scheduler().at("later", Instant.now().plus(Duration.ofDays(1)), "record", "kept");
    node.scheduler().at("hangs", Instant.now(), "hang", "taken over");
  }
}

package vn.diemcau.mediabridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.room.MediaEndpoint;

/** Endpoints with nothing to do are ticked seldom, and nobody notices. */
class RestingTest {

  private static final int SECOND = 1000;
  private static final int PER_SECOND = SECOND / MediaEndpoint.TICK_MILLIS;

  private final Simulation simulation = new Simulation(33, 2);

  @Test
  void who_only_listens_and_watches_is_ticked_seldom_and_who_sends_always() {
    Peer speaker = sending("speaker");
    Peer viewer = simulation.join("viewer", 1);
    viewer.watch("speaker-v0");
    simulation.pass(3 * SECOND);

    int before = viewer.ticks;
    int speakerBefore = speaker.ticks;
    simulation.pass(SECOND);

    assertThat(viewer.framesOf(speaker)).isGreaterThan(60);
    assertThat(viewer.ticks - before).isLessThanOrEqualTo(PER_SECOND / 4);
    assertThat(speaker.ticks - speakerBefore).isBetween(PER_SECOND - 1, PER_SECOND + 1);
  }

  @Test
  void a_new_wish_of_a_resting_endpoint_is_served_at_the_next_tick() {
    Peer first = sending("first");
    Peer second = sending("second");
    Peer viewer = simulation.join("viewer", 1);
    viewer.watch("first-v0");
    simulation.pass(3 * SECOND + 7);

    viewer.watch("second-v0");
    simulation.pass(2 * MediaEndpoint.TICK_MILLIS);

    assertThat(viewer.slotOf("second-v0")).isNotNull();
    assertThat(viewer.framesOf(first)).isPositive();
    simulation.pass(500);
    assertThat(viewer.framesOf(second)).isPositive();
  }

  @Test
  void a_stage_that_changes_reaches_resting_endpoints_at_the_next_tick() {
    sending("first");
    sending("second");
    simulation.room.setStage(List.of("first"));
    Peer viewer = simulation.join("viewer", 1, 3, 1);
    viewer.watchAll(720);
    simulation.pass(3 * SECOND + 7);
    assertThat(viewer.slotOf("first-v0")).isNotNull();

    simulation.room.setStage(List.of("second"));
    simulation.pass(2 * MediaEndpoint.TICK_MILLIS);

    assertThat(viewer.slotOf("second-v0")).isNotNull();
  }

  @Test
  void a_sender_that_was_told_to_stop_is_asked_for_its_picture_at_once() {
    Peer sender = simulation.join("sender", 0);
    Peer viewer = simulation.join("viewer", 1);
    simulation.pass(3 * SECOND + 7);
    assertThat(sender.videoHeight).isZero();

    viewer.watch("sender-v0");
    simulation.pass(3 * MediaEndpoint.TICK_MILLIS);

    assertThat(sender.videoHeight).isEqualTo(720);
  }

  private Peer sending(String id) {
    Peer peer = simulation.join(id, 0);
    peer.camera.start();
    return peer;
  }
}

package vn.diemcau.mediabridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.codec.Codec;
import vn.diemcau.mediabridge.room.EndpointOutput;
import vn.diemcau.mediabridge.room.EndpointSpec;
import vn.diemcau.mediabridge.room.LoopExecutor;
import vn.diemcau.mediabridge.room.MediaEndpoint;
import vn.diemcau.mediabridge.room.MediaKind;
import vn.diemcau.mediabridge.room.PayloadType;
import vn.diemcau.mediabridge.room.Room;
import vn.diemcau.mediabridge.room.SourceSpec;
import vn.diemcau.mediabridge.room.VideoType;

/** A loop follows the room while another thread takes endpoints out, whichever comes first. */
class LeavingTest {

  private static final int VISITS = 3_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RealLoop loop = new RealLoop();
  private final Room room = Room.create("room", List.of(loop), new Random(1));
  private volatile String pictures = "";

  @Test
  void a_picture_leaves_the_map_with_its_sender_however_the_threads_meet()
      throws InterruptedException {
    MediaEndpoint viewer = room.addEndpoint(spec("viewer"), 0, new Told()).orElseThrow();
    loop.execute(() -> viewer.transportReady(1));
    loop.execute(
        () ->
            viewer.channelMessage(
                "{\"colibriClass\":\"ReceiverVideoConstraints\",\"lastN\":-1,"
                    + "\"defaultConstraints\":{\"maxHeight\":180}}",
                1));
    Thread thread = Thread.ofPlatform().start(() -> loop.run(viewer));
    try {
      for (int i = 0; i < VISITS; i++) {
        room.addEndpoint(spec("guest"), 0, new Told());
        SourceSpec camera =
            new SourceSpec(
                "guest-v0", MediaKind.VIDEO, VideoType.CAMERA, 1 + i, SourceSpec.NO_SSRC);
        room.setSources("guest", List.of(camera));
        await("visit " + i + " is in the map", true);
        if (i % 2 == 0) {
          room.expire("guest");
          await("visit " + i + " has left the map", false);
        } else {
          room.setSources("guest", List.of());
          await("the camera of visit " + i + " has left the map", false);
          room.expire("guest");
        }
      }
    } finally {
      loop.stopped = true;
      thread.join();
    }
  }

  /** Spins, so that the two threads meet as closely as they can; a bound, not a pace. */
  private void await(String what, boolean present) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (pictures.contains("guest-v0") != present) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static EndpointSpec spec(String id) {
    return new EndpointSpec(
        id,
        null,
        1,
        2,
        List.of(new PayloadType(Peer.VP8, Codec.VP8, Peer.VP8_RTX)),
        Peer.EXTENSIONS);
  }

  /** Keeps the newest map of pictures. */
  private final class Told implements EndpointOutput {

    @Override
    public byte[] buffer() {
      return new byte[MAX_PACKET];
    }

    @Override
    public int offset() {
      return 0;
    }

    @Override
    public void send(int length) {}

    @Override
    public void soon() {}

    @Override
    public void rtcp(byte[] buf, int off, int len) {}

    @Override
    public void channel(String json) {
      if (json.contains("VideoSourcesMap")) {
        pictures = json;
      }
    }
  }

  /** Ticks one endpoint as fast as it can on a thread of its own. */
  private static final class RealLoop implements LoopExecutor {

    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private volatile Thread thread;
    private volatile boolean stopped;

    private void run(MediaEndpoint viewer) {
      thread = Thread.currentThread();
      for (long tick = 1; !stopped; tick++) {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        viewer.tick(tick * MediaEndpoint.TICK_MILLIS * Simulation.MILLI);
      }
    }

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }

    @Override
    public long nowNanos() {
      return System.nanoTime();
    }

    @Override
    public boolean inLoop() {
      return Thread.currentThread() == thread;
    }

    @Override
    public void after(long delayNanos, LongConsumer task) {
      throw new IllegalStateException("Nobody sends here.");
    }

    @Override
    public boolean sendsRuns() {
      return false;
    }
  }
}

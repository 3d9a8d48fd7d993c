package vn.diemcau.mediabridge.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import vn.diemcau.mediabridge.room.LoopExecutor;
import vn.diemcau.mediabridge.room.Room;

/**
 * A room of the bridge with simulated loops, network and peers on a virtual clock. Everything
 * random comes from the seed, so a run can be repeated exactly.
 */
final class Simulation {

  static final long MILLI = 1_000_000L;

  private record Event(long at, long order, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  /** A loop whose tasks run when the simulation comes to them. */
  final class Loop implements LoopExecutor {

    int tasks;
    int waiting;
    boolean sendsRuns = true;
    long handOverMillis;

    @Override
    public void execute(Runnable task) {
      tasks++;
      waiting++;
      Simulation.this.after(
          handOverMillis * MILLI,
          () -> {
            waiting--;
            run(task);
          });
    }

    @Override
    public long nowNanos() {
      return now;
    }

    @Override
    public boolean inLoop() {
      return current == this;
    }

    @Override
    public void after(long delayNanos, LongConsumer task) {
      Simulation.this.after(delayNanos, () -> run(() -> task.accept(now)));
    }

    @Override
    public boolean sendsRuns() {
      return sendsRuns;
    }

    void run(Runnable task) {
      Loop before = current;
      current = this;
      try {
        task.run();
      } finally {
        current = before;
      }
    }
  }

  final Random random;
  final Room room;
  final List<Loop> loops = new ArrayList<>();

  /** How long a peer's ICE and DTLS take. */
  long handshakeMillis;

  final List<Peer> peers = new ArrayList<>();

  /** A packet that the bridge wrote, and when. */
  record Served(String id, boolean video, long at) {}

  /** What the bridge wrote, in that order. */
  final List<Served> served = new ArrayList<>();

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private Loop current;
  private long now = 7_000_000_000L;
  private long order;

  Simulation(long seed, int loopCount) {
    random = new Random(seed);
    for (int i = 0; i < loopCount; i++) {
      loops.add(new Loop());
    }
    room = Room.create("room", loops, new Random(seed + 1));
  }

  long now() {
    return now;
  }

  void after(long nanos, Runnable action) {
    events.add(new Event(now + nanos, order++, action));
  }

  void every(long nanos, BooleanSupplier action) {
    after(
        nanos,
        () -> {
          if (action.getAsBoolean()) {
            every(nanos, action);
          }
        });
  }

  /** Lets so much virtual time pass. */
  void pass(long millis) {
    long end = now + millis * MILLI;
    while (!events.isEmpty() && events.peek().at() <= end) {
      Event event = events.poll();
      now = event.at();
      event.action().run();
    }
    now = end;
  }

  /** A peer on the given loop, ready, with its channel open. */
  Peer join(String id, int loop) {
    return join(id, loop, 3, 9);
  }

  Peer join(String id, int loop, int audioSlots, int videoSlots) {
    Peer peer = new Peer(this, id, loop, audioSlots, videoSlots);
    peers.add(peer);
    peer.connect();
    return peer;
  }
}

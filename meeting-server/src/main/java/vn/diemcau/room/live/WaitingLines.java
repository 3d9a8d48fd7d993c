package vn.diemcau.room.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.room.Admission;
import vn.diemcau.room.RoomLink;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/**
 * The devices that ask for a place, for each meeting in the order in which they came: a few are let
 * in at a time, more where the line is long, so that the room's own work goes on between them, and
 * the others are told which place in the line they have. A device that asks again, as after a
 * reload, keeps its place.
 */
final class WaitingLines {

  static final int AT_ONCE = 32;

  /** All who are let in together begin with one snapshot: the country has no time for a hundred. */
  private static final int SHARE = 8;

  /** What the room's writer takes in one round. */
  private static final int MOST_AT_ONCE = 200;

  /** More than the country has sites; whoever comes later is to try again. */
  static final int MOST = 10_000;

  private static final long TELL_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Whose device it is, and which. */
  record Key(String who, String device) {}

  private record Asking(
      RoomLink link,
      Supplier<CompletableFuture<Outcome<Admission>>> letIn,
      CompletableFuture<Outcome<Admission>> answer) {}

  /** One meeting's line; guarded by the monitor of all. */
  private static final class Line {
    final LinkedHashMap<Key, Asking> waiting = new LinkedHashMap<>();
    long toldAt;
  }

  private final Map<MeetingId, Line> lines = new HashMap<>();
  private final Executor workers;
  private final LongSupplier nanos;

  WaitingLines(Executor workers, LongSupplier nanos) {
    this.workers = workers;
    this.nanos = nanos;
  }

  /**
   * Puts a device at the end of the line, or again where it was.
   *
   * @param letIn called when it is its turn
   */
  CompletableFuture<Outcome<Admission>> ask(
      MeetingId meeting,
      Key key,
      RoomLink link,
      Supplier<CompletableFuture<Outcome<Admission>>> letIn) {
    Asking asking = new Asking(link, letIn, new CompletableFuture<>());
    Asking former;
    boolean first;
    int position;
    synchronized (lines) {
      first = !lines.containsKey(meeting);
      Line line = lines.computeIfAbsent(meeting, m -> new Line());
      if (line.waiting.size() >= MOST && !line.waiting.containsKey(key)) {
        return CompletableFuture.completedFuture(refused("room.busy"));
      }
      former = line.waiting.put(key, asking);
      position = line.waiting.size();
    }
    if (former != null) {
      former.answer().complete(refused("room.taken-over"));
    } else if (position > AT_ONCE) {
      link.waiting(position);
    }
    if (first) {
      workers.execute(() -> work(meeting));
    }
    return asking.answer();
  }

  private void work(MeetingId meeting) {
    for (List<Asking> next = next(meeting); !next.isEmpty(); next = next(meeting)) {
      List<CompletableFuture<?>> underWay = new ArrayList<>();
      for (Asking asking : next) {
        underWay.add(letIn(asking));
      }
      CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new)).join();
      tell(meeting);
    }
  }

  /** The first ones; the line is given up when there are none. */
  private List<Asking> next(MeetingId meeting) {
    List<Asking> next = new ArrayList<>();
    synchronized (lines) {
      Line line = lines.get(meeting);
      int atOnce = Math.clamp(line.waiting.size() / SHARE, AT_ONCE, MOST_AT_ONCE);
      var each = line.waiting.values().iterator();
      while (each.hasNext() && next.size() < atOnce) {
        Asking asking = each.next();
        each.remove();
        if (!asking.link().gone()) {
          next.add(asking);
        }
      }
      if (next.isEmpty()) {
        lines.remove(meeting);
      }
    }
    return next;
  }

  private static CompletableFuture<?> letIn(Asking asking) {
    CompletableFuture<Outcome<Admission>> done;
    try {
      done = asking.letIn().get();
    } catch (RuntimeException e) {
      done = CompletableFuture.failedFuture(e);
    }
    return done.handle(
        (outcome, problem) ->
            problem == null
                ? asking.answer().complete(outcome)
                : asking.answer().completeExceptionally(problem));
  }

  /** Once a second, everyone who still waits. */
  private void tell(MeetingId meeting) {
    List<RoomLink> waiting;
    synchronized (lines) {
      Line line = lines.get(meeting);
      long now = nanos.getAsLong();
      if (now - line.toldAt < TELL_EVERY_NANOS) {
        return;
      }
      line.toldAt = now;
      waiting = line.waiting.values().stream().map(Asking::link).toList();
    }
    for (int i = 0; i < waiting.size(); i++) {
      waiting.get(i).waiting(i + 1);
    }
  }

  private static Outcome<Admission> refused(String code) {
    return Outcome.refused(Refusal.of(RefusalKind.UNAVAILABLE, code));
  }
}

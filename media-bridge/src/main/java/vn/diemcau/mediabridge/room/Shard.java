package vn.diemcau.mediabridge.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import vn.diemcau.mediabridge.receive.DropReason;
import vn.diemcau.mediabridge.receive.Drops;
import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.receive.SourceTrack;
import vn.diemcau.mediabridge.send.VideoSlot;
import vn.diemcau.mediabridge.send.VideoSlots;

/**
 * The part of a room that lives on one loop: the only place with a loop over receivers. Everything
 * but {@link #run} and {@link #handOver} happens on the loop's thread.
 */
final class Shard implements VideoSlots.Subscriptions {

  private final LocalRoom room;
  private final int index;
  private final LoopExecutor executor;
  private final Drops drops = new Drops();
  private final Map<SourceTrack, Feed> feeds = new HashMap<>();
  private final FanOut fanOut = new FanOut(this, drops);
  private final AtomicBoolean told = new AtomicBoolean();
  private List<RoomEndpoint> members = List.of();
  private RoomState seen = RoomState.EMPTY;
  private int turn;

  Shard(LocalRoom room, int index, LoopExecutor executor) {
    this.room = room;
    this.index = index;
    this.executor = executor;
  }

  int index() {
    return index;
  }

  /** Packets that were overtaken by a mute or a leave on their way here; any thread. */
  long overtaken() {
    return drops.of(DropReason.GONE);
  }

  /** Runs the task on the loop: now, when this is its thread. */
  void run(Runnable task) {
    if (executor.inLoop()) {
      task.run();
    } else {
      executor.execute(task);
    }
  }

  /** Runs the task on this loop after the delay, in the room's newest state. */
  void after(long delayNanos, LongConsumer task) {
    executor.after(
        delayNanos,
        now -> {
          sync();
          task.accept(now);
        });
  }

  boolean sendsRuns() {
    return executor.sendsRuns();
  }

  /** The room has changed, and nothing else may happen on this loop for a while. Any thread. */
  void changed() {
    if (told.compareAndSet(false, true)) {
      executor.execute(
          () -> {
            told.set(false);
            sync();
          });
    }
  }

  /** Follows the room's state. Called before anything else that a loop does in the room. */
  void sync() {
    RoomState now = room.state();
    if (now != seen) {
      seen = now;
      follow(now);
    }
  }

  private void follow(RoomState now) {
    List<RoomEndpoint> present = new ArrayList<>();
    for (Member member : now.members().values()) {
      if (member.endpoint().loopIndex() == index) {
        present.add(member.endpoint());
        member.endpoint().follow(now, member);
      }
    }
    for (RoomEndpoint before : members) {
      Member still = now.member(before.id());
      if (still == null || still.endpoint() != before) {
        before.stop();
      }
    }
    members = present;
  }

  /** Sound of an endpoint of this loop: to the members here, and once to each other loop. */
  void distribute(SourcePacket packet, long nowNanos) {
    for (Shard shard : room.shards()) {
      if ((seen.loopMask() & 1L << shard.index) == 0) {
        continue;
      }
      if (shard == this) {
        forward(packet, nowNanos);
      } else {
        shard.handOver(later -> shard.forward(packet, later));
      }
    }
  }

  /** As above for a picture, to those who watch it. */
  void distribute(Frame frame, long nowNanos) {
    long loops = frame.track().watchingLoops();
    for (Shard shard : room.shards()) {
      if ((loops & 1L << shard.index) == 0) {
        continue;
      }
      if (shard == this) {
        forward(frame, nowNanos);
      } else {
        shard.handOver(later -> shard.forward(frame, later));
      }
    }
  }

  /**
   * Forwards on this loop, in this loop's time: what waited on its way here would otherwise seem to
   * have left before it did, and a late loop would pass for a slow link.
   */
  private void handOver(LongConsumer forwarding) {
    executor.execute(
        () -> {
          sync();
          forwarding.accept(executor.nowNanos());
        });
  }

  private void forward(Frame frame, long nowNanos) {
    Feed feed = feeds.get(frame.track());
    if (feed != null) {
      fanOut.add(feed, frame, nowNanos);
    }
  }

  private void forward(SourcePacket packet, long nowNanos) {
    SourceTrack track = packet.track();
    if (track.muted() || track.gone()) {
      drops.count(DropReason.GONE);
      return;
    }
    int count = members.size();
    turn = turn + 1 < count ? turn + 1 : 0;
    for (int i = 0; i < count; i++) {
      int at = turn + i;
      members.get(at < count ? at : at - count).audio(packet, nowNanos);
    }
  }

  /** A sender report of an endpoint of this loop: to all who receive that source. */
  void distributeReport(SourceTrack track, long ntp, int rtpTimestamp, long nowNanos) {
    long loops = track.isVideo() ? track.watchingLoops() : seen.loopMask();
    for (Shard shard : room.shards()) {
      if ((loops & 1L << shard.index) != 0) {
        shard.run(() -> shard.report(track, ntp, rtpTimestamp, nowNanos));
      }
    }
  }

  private void report(SourceTrack track, long ntp, int rtpTimestamp, long nowNanos) {
    for (RoomEndpoint member : members) {
      member.senderReport(track, ntp, rtpTimestamp, nowNanos);
    }
  }

  void announceSpeaker(String endpointId) {
    sync();
    for (RoomEndpoint member : members) {
      member.announceSpeaker(endpointId, seen.speakers());
    }
  }

  @Override
  public void subscribe(VideoSlot slot, SourceTrack track) {
    feeds.computeIfAbsent(track, fresh -> new Feed(fresh, index)).subscribe(slot);
  }

  @Override
  public void unsubscribe(VideoSlot slot, SourceTrack track) {
    Feed feed = feeds.get(track);
    if (feed != null) {
      feed.unsubscribe(slot);
      if (feed.isEmpty()) {
        feeds.remove(track);
      }
    }
  }
}

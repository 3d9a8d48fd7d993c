package vn.diemcau.mediabridge.room;

import java.util.ArrayDeque;
import java.util.Deque;
import vn.diemcau.mediabridge.receive.DropReason;
import vn.diemcau.mediabridge.receive.Drops;
import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.receive.SourceTrack;
import vn.diemcau.mediabridge.send.VideoSlot;

/**
 * Gives pictures to the receivers of one loop, a slice at a time: between two slices the loop reads
 * its port, so that sound never waits for a key frame to reach hundreds. Pictures wait for one
 * another in the order of their arrival, and one that has waited too long is dropped.
 */
final class FanOut {

  /** Packets of a slice: about half a millisecond. */
  static final int SLICE = 128;

  /**
   * A picture that could not be begun for so long is of no use any more: the loop is overloaded.
   */
  static final long MAX_WAIT = 400_000_000L;

  private final Shard shard;
  private final Drops drops;
  private final Deque<Job> jobs = new ArrayDeque<>();
  private boolean goingOn;

  FanOut(Shard shard, Drops drops) {
    this.shard = shard;
    this.drops = drops;
  }

  /** One picture on its way to the receivers that it had when it came. */
  private static final class Job {
    private final Feed feed;
    private final Frame frame;
    private final VideoSlot[] slots;
    private final int first;
    private final long highestBefore;
    private final long since;
    private int served;

    Job(Feed feed, Frame frame, int first, long highestBefore) {
      this.feed = feed;
      this.frame = frame;
      this.slots = feed.slots();
      this.first = first;
      this.highestBefore = highestBefore;
      this.since = frame.receivedNanos();
    }

    boolean finished() {
      return served == slots.length;
    }

    VideoSlot next() {
      int at = first + served++;
      return slots[at < slots.length ? at : at - slots.length];
    }
  }

  /** Takes a picture; its first slice goes at once when no other picture is under way. */
  void add(Feed feed, Frame frame, long nowNanos) {
    long highestBefore = feed.remember(frame);
    if (feed.isEmpty()) {
      return;
    }
    jobs.add(new Job(feed, frame, feed.turn(), highestBefore));
    if (!goingOn) {
      slice(nowNanos);
    }
  }

  private void slice(long nowNanos) {
    goingOn = false;
    int room = SLICE;
    while (room > 0 && !jobs.isEmpty()) {
      Job job = jobs.peek();
      room -= part(job, room, nowNanos);
      if (job.finished()) {
        jobs.poll();
      }
    }
    if (!jobs.isEmpty()) {
      goingOn = true;
      shard.after(0, this::slice);
    }
  }

  /** Serves receivers until the slice is full; returns what that took. */
  private int part(Job job, int room, long nowNanos) {
    SourceTrack track = job.frame.track();
    boolean gone = track.muted() || track.gone();
    if (gone || nowNanos - job.since > MAX_WAIT) {
      drops.count(gone ? DropReason.GONE : DropReason.OVERLOADED, job.frame.size());
      job.served = job.slots.length;
      return 1;
    }
    int sent = 0;
    while (sent < room && !job.finished()) {
      VideoSlot slot = job.next();
      if (slot.track() == track && slot.wanted()) {
        serve(slot, job, nowNanos);
        sent += job.frame.size();
      }
    }
    return Math.max(1, sent);
  }

  private static void serve(VideoSlot slot, Job job, long nowNanos) {
    long upTo = job.highestBefore;
    for (SourcePacket packet : job.frame.packets()) {
      upTo = Math.max(upTo, packet.sequence());
      slot.forward(packet, job.feed.history(), upTo, nowNanos);
    }
  }
}

package vn.diemcau.mediabridge.room;

import java.util.Arrays;
import vn.diemcau.mediabridge.receive.PacketHistory;
import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.receive.SourceTrack;
import vn.diemcau.mediabridge.send.VideoSlot;

/** One video source on one loop: what came of it lately, and the slots that get it. */
final class Feed {

  private final SourceTrack track;
  private final int loop;
  private final PacketHistory history = new PacketHistory();
  private VideoSlot[] slots = {};
  private int turn;

  Feed(SourceTrack track, int loop) {
    this.track = track;
    this.loop = loop;
  }

  /**
   * Keeps the packets of a picture that came.
   *
   * @return the highest sequence number before it, -1 for none
   */
  long remember(Frame frame) {
    long before = history.highest();
    for (SourcePacket packet : frame.packets()) {
      history.add(packet);
    }
    return before;
  }

  PacketHistory history() {
    return history;
  }

  /** Who gets the source now; never changed, a change makes a new array. */
  VideoSlot[] slots() {
    return slots;
  }

  /** Whose turn it is to be served first: another one each time. */
  int turn() {
    turn = turn + 1 < slots.length ? turn + 1 : 0;
    return turn;
  }

  void subscribe(VideoSlot slot) {
    if (!Arrays.asList(slots).contains(slot)) {
      slots = Arrays.copyOf(slots, slots.length + 1);
      slots[slots.length - 1] = slot;
    }
    tellHeight();
  }

  void unsubscribe(VideoSlot slot) {
    slots = Arrays.stream(slots).filter(other -> other != slot).toArray(VideoSlot[]::new);
    tellHeight();
  }

  boolean isEmpty() {
    return slots.length == 0;
  }

  private void tellHeight() {
    int height = 0;
    for (VideoSlot slot : slots) {
      height = Math.max(height, slot.maxHeight());
    }
    track.watchedBy(loop, height, slots.length);
  }
}

package vn.diemcau.mediabridge.room;

import java.util.ArrayList;
import java.util.List;
import vn.diemcau.mediabridge.receive.PacketHistory;
import vn.diemcau.mediabridge.receive.SourcePacket;
import vn.diemcau.mediabridge.receive.SourceTrack;
import vn.diemcau.mediabridge.send.VideoSlot;

/** One video source on one loop: what came of it lately, and the slots that get it. */
final class Feed {

  private final SourceTrack track;
  private final int loop;
  private final PacketHistory history = new PacketHistory();
  private final List<VideoSlot> slots = new ArrayList<>();
  private int turn;

  Feed(SourceTrack track, int loop) {
    this.track = track;
    this.loop = loop;
  }

  /** Gives a packet to every slot; another one is served first each time. */
  void forward(SourcePacket packet, long nowNanos) {
    history.add(packet);
    int count = slots.size();
    if (count == 0) {
      return;
    }
    turn = turn + 1 < count ? turn + 1 : 0;
    for (int i = turn; i < count; i++) {
      slots.get(i).forward(packet, history, nowNanos);
    }
    for (int i = 0; i < turn; i++) {
      slots.get(i).forward(packet, history, nowNanos);
    }
  }

  void subscribe(VideoSlot slot) {
    if (!slots.contains(slot)) {
      slots.add(slot);
    }
    tellHeight();
  }

  void unsubscribe(VideoSlot slot) {
    slots.remove(slot);
    tellHeight();
  }

  boolean isEmpty() {
    return slots.isEmpty();
  }

  private void tellHeight() {
    int height = 0;
    for (VideoSlot slot : slots) {
      height = Math.max(height, slot.maxHeight());
    }
    track.watchedBy(loop, height);
  }
}

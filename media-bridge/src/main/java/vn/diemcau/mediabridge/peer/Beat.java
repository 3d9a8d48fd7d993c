package vn.diemcau.mediabridge.peer;

import java.util.Arrays;
import vn.diemcau.mediabridge.room.MediaEndpoint;

/**
 * When each peer of a loop is ticked next. One array says how many ticks each one lets pass, so
 * that hundreds of peers at rest cost no more than reading it.
 */
final class Beat {

  /** The place of a peer that is in no beat. */
  static final int NOWHERE = -1;

  private static final byte RESTING_TICKS =
      (byte) (MediaEndpoint.RESTING_MILLIS / MediaEndpoint.TICK_MILLIS - 1);

  private Peer[] peers = new Peer[16];
  private byte[] pause = new byte[16];
  private int count;

  void add(Peer peer) {
    if (count == peers.length) {
      peers = Arrays.copyOf(peers, 2 * count);
      pause = Arrays.copyOf(pause, 2 * count);
    }
    peers[count] = peer;
    pause[count] = 0;
    peer.place(count++);
  }

  /** Takes a peer out; the last one takes its place. */
  void remove(Peer peer) {
    int at = peer.place();
    if (at == NOWHERE) {
      return;
    }
    count--;
    peers[at] = peers[count];
    pause[at] = pause[count];
    peers[at].place(at);
    peers[count] = null;
    peer.place(NOWHERE);
  }

  /** The peer at this place is ticked at the next tick. */
  void soon(int place) {
    if (place != NOWHERE) {
      pause[place] = 0;
    }
  }

  void tick(long nowNanos) {
    for (int i = 0; i < count; i++) {
      if (pause[i] > 0) {
        pause[i]--;
      } else {
        pause[i] = peers[i].tick(nowNanos) ? RESTING_TICKS : 0;
      }
    }
  }
}

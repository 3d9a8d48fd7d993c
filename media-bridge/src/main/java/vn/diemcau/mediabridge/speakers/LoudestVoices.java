package vn.diemcau.mediabridge.speakers;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Chooses the few voices of a room that are forwarded. Each of them has a seat; a free seat is
 * taken by the first who makes a sound, a taken one only by somebody clearly louder, so that nobody
 * is cut off in the middle of a word by a neighbour's paper. An assured voice (of who has the
 * floor) comes before all others, however quiet it is. All loops of the room use one object: seats
 * change hands by compare-and-set, nothing waits.
 */
public final class LoudestVoices {

  /** How many are heard at once. */
  public static final int SEATS = 3;

  private static final float CLEARLY = 6;

  /** What being assured counts, more than any loudness. */
  private static final float ASSURED = 1000;

  private static final long SILENT = 1_500_000_000L;

  private final AtomicReferenceArray<Voice> seats = new AtomicReferenceArray<>(SEATS);

  /**
   * A packet of a voice came.
   *
   * @param level RFC 6464: 0 to 126; negative when the sender does not tell
   * @return whether it is forwarded
   */
  public boolean hear(Voice voice, int level, long nowNanos) {
    voice.hear(level, nowNanos);
    int candidate = 0;
    float quietest = Float.MAX_VALUE;
    for (int i = 0; i < SEATS; i++) {
      Voice seated = seats.get(i);
      if (seated == voice) {
        return true;
      }
      float loudness = seated == null || nowNanos - seated.lastHeard() > SILENT ? -1 : rank(seated);
      if (loudness < quietest) {
        quietest = loudness;
        candidate = i;
      }
    }
    return (quietest < 0 || rank(voice) > quietest + CLEARLY) && take(candidate, voice);
  }

  private static float rank(Voice voice) {
    return voice.assured() ? voice.loudness() + ASSURED : voice.loudness();
  }

  private boolean take(int seat, Voice voice) {
    Voice before = seats.get(seat);
    if (!seats.compareAndSet(seat, before, voice)) {
      return false;
    }
    if (before != null) {
      before.seated(false);
    }
    voice.seated(true);
    return true;
  }

  /** A voice was muted or has gone: its seat is free at once. */
  public void leave(Voice voice) {
    for (int i = 0; i < SEATS; i++) {
      if (seats.compareAndSet(i, voice, null)) {
        voice.seated(false);
      }
    }
  }
}

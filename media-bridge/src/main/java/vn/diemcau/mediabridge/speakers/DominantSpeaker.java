package vn.diemcau.mediabridge.speakers;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Who leads the talk: changes to somebody who has been speaking for a while, and from one who goes
 * on speaking only to one who is louder on average and has kept it up. Used by all loops of a room.
 *
 * <p>jitsi-utils' DominantSpeakerIdentification is not used: it locks, reads a clock and runs on an
 * executor of its own, all of which is forbidden below the loops.
 */
public final class DominantSpeaker {

  private static final long START = 300_000_000L;
  private static final long CONTEST = 900_000_000L;
  private static final long PAUSE = 1_000_000_000L;
  private static final float LOUDER = 3;

  private final AtomicReference<Voice> dominant = new AtomicReference<>();

  /**
   * A packet of a forwarded voice came.
   *
   * @return true when this voice became the dominant speaker by it
   */
  public boolean heard(Voice voice, long nowNanos) {
    Voice now = dominant.get();
    if (now == voice) {
      return false;
    }
    long speech = voice.speechNanos(nowNanos);
    boolean free = now == null || !now.isSpeech() || nowNanos - now.lastHeard() > PAUSE;
    boolean wins =
        free ? speech >= START : speech >= CONTEST && voice.average() > now.average() + LOUDER;
    return wins && dominant.compareAndSet(now, voice);
  }

  /** A voice was muted or has gone. */
  public void leave(Voice voice) {
    dominant.compareAndSet(voice, null);
  }

  /** Id of the endpoint that leads, or null. */
  public String endpoint() {
    Voice now = dominant.get();
    return now == null ? null : now.owner();
  }
}

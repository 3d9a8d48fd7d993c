package vn.diemcau.mediabridge.receive;

/**
 * Merges the wishes for a key frame of one source and says when to ask its sender: at once, but not
 * more often than every {@value #MIN_INTERVAL} ns, and again until one comes.
 */
public final class KeyFrameRequests {

  private static final long MIN_INTERVAL = 500_000_000L;

  private boolean wanted;
  private boolean asked;
  private long lastAsked;

  /** Somebody needs a key frame. */
  public void want() {
    wanted = true;
  }

  /** True when the sender has to be asked now; counts as asked. */
  public boolean takeDue(long nowNanos) {
    if (!wanted || asked && nowNanos - lastAsked < MIN_INTERVAL) {
      return false;
    }
    asked = true;
    lastAsked = nowNanos;
    return true;
  }

  /** A key frame began. */
  public void keyFrameStarted() {
    wanted = false;
  }

  public boolean wanted() {
    return wanted;
  }
}

package vn.diemcau.mediabridge.receive;

/**
 * Merges the wishes for a key frame of one source and says when to ask its sender: at once, but not
 * more often than every {@value #MIN_INTERVAL} ns, and again, less and less often, until one comes.
 */
public final class KeyFrameRequests {

  private static final long MIN_INTERVAL = 500_000_000L;
  private static final long MAX_INTERVAL = 4_000_000_000L;
  private static final int PATIENCE = 4;
  private static final long PATIENT_INTERVAL = 3_000_000_000L;

  private boolean wanted;
  private boolean patient;
  private boolean everStarted;
  private long lastStarted;
  private boolean asked;
  private long lastAsked;
  private int inVain;

  /** Somebody needs a key frame. */
  public void want() {
    wanted = true;
  }

  /**
   * Somebody would like one. Who sees a picture meanwhile is not urgent: it is asked for only when
   * the last one is a while ago, so that hundreds of receivers who change layers do not spoil
   * everybody's picture.
   */
  public void want(boolean urgent) {
    wanted |= urgent;
    patient |= !urgent;
  }

  /** True when the sender has to be asked now; counts as asked. */
  public boolean takeDue(long nowNanos) {
    boolean due = wanted || patient && (!everStarted || nowNanos - lastStarted >= PATIENT_INTERVAL);
    if (!due || asked && nowNanos - lastAsked < interval()) {
      return false;
    }
    asked = true;
    lastAsked = nowNanos;
    inVain++;
    return true;
  }

  /** A sender that does not answer is perhaps not sending at all: it is not pestered. */
  private long interval() {
    int doubled = Math.max(0, inVain - PATIENCE);
    return Math.min(MAX_INTERVAL, MIN_INTERVAL << Math.min(doubled, 3));
  }

  /** A key frame began. */
  public void keyFrameStarted(long nowNanos) {
    wanted = false;
    patient = false;
    everStarted = true;
    lastStarted = nowNanos;
    inVain = 0;
  }

  public boolean wanted() {
    return wanted;
  }
}

package vn.diemcau.mediabridge.speakers;

/** How loud one audio source has been. Written by the loop of its endpoint, read by all. */
public final class Voice {

  /** Loudness from which a sound counts as speech: 127 minus the level of RFC 6464. */
  static final float SPEECH = 77;

  private static final float RISE = 0.3f;
  private static final float FALL = 0.05f;
  private static final float SLOW = 0.02f;
  private static final int LEVEL_WITHOUT_EXTENSION = 60;

  private final String owner;
  private volatile float loudness;
  private volatile float average;
  private volatile long lastHeard;
  private volatile boolean seated;
  private volatile boolean assured;
  private long speechSince;
  private boolean speaking;

  /**
   * @param owner id of the endpoint
   */
  public Voice(String owner) {
    this.owner = owner;
  }

  public String owner() {
    return owner;
  }

  /** True while it is one of the voices that are forwarded. */
  public boolean seated() {
    return seated;
  }

  void seated(boolean now) {
    seated = now;
  }

  /** True while the server wants it forwarded whoever else is louder. */
  boolean assured() {
    return assured;
  }

  public void assured(boolean now) {
    assured = now;
  }

  /**
   * A packet with this level came.
   *
   * @param level RFC 6464: 0 (loudest) to 126; negative when the sender does not tell
   */
  void hear(int level, long nowNanos) {
    float heard = 127 - (level < 0 ? LEVEL_WITHOUT_EXTENSION : level);
    float before = loudness;
    loudness = before + (heard - before) * (heard > before ? RISE : FALL);
    average += (heard - average) * SLOW;
    lastHeard = nowNanos;
    boolean speech = loudness >= SPEECH;
    if (speech && !speaking) {
      speechSince = nowNanos;
    }
    speaking = speech;
  }

  /** Fast measure, 0 to 127. */
  float loudness() {
    return loudness;
  }

  /** Slow measure, over about a second. */
  float average() {
    return average;
  }

  long lastHeard() {
    return lastHeard;
  }

  /** How long it has been speaking without a pause; 0 when it is not. */
  long speechNanos(long nowNanos) {
    return speaking ? nowNanos - speechSince : 0;
  }

  boolean isSpeech() {
    return loudness >= SPEECH;
  }
}

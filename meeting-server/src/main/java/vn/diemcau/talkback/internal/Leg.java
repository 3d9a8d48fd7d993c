package vn.diemcau.talkback.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A called site's end of a line.
 *
 * @param endpoint the site's name in the line's conference
 * @param owner the session that answered, which alone speaks; null before
 * @param seen when that session last asked for the call
 * @param speaks whether it is heard; always so where one site alone is called
 */
record Leg(
    State state, String endpoint, String owner, Instant since, Instant seen, boolean speaks) {

  /** How far it is. All but the first two are ends. */
  enum State {
    @JsonProperty("ringing")
    RINGING,
    @JsonProperty("talking")
    TALKING,
    /** Somebody at the site did not want to talk now. */
    @JsonProperty("declined")
    DECLINED,
    @JsonProperty("no-answer")
    NO_ANSWER,
    @JsonProperty("hung-up")
    HUNG_UP,
    /** The site is heard by everyone: nobody talks with it beside that. */
    @JsonProperty("on-air")
    ON_AIR,
    /** Another technician talks with it. */
    @JsonProperty("busy")
    BUSY;

    boolean open() {
      return this == RINGING || this == TALKING;
    }
  }

  static Leg begun(State state, String endpoint, Instant now) {
    return new Leg(state, endpoint, null, now, now, false);
  }

  boolean open() {
    return state.open();
  }

  boolean talks() {
    return state == State.TALKING;
  }

  Leg answered(String by, boolean speaksAtOnce, Instant now) {
    return new Leg(State.TALKING, endpoint, by, now, now, speaksAtOnce);
  }

  Leg ended(State end, Instant now) {
    return new Leg(end, endpoint, owner, now, seen, false);
  }

  Leg seen(Instant now) {
    return new Leg(state, endpoint, owner, since, now, speaks);
  }

  Leg speaking(boolean on) {
    return new Leg(state, endpoint, owner, since, seen, on);
  }
}

package vn.diemcau.room.state;

import java.time.Instant;
import vn.diemcau.meeting.Phase;

/**
 * Where the meeting stands.
 *
 * @param beforeClose what an undone close returns to; null unless closed
 * @param undoCloseUntil null unless closed and undoable
 * @param closeSuggested the planned end was reached and the secretary has not answered
 */
public record Life(
    Phase phase,
    Instant startedAt,
    Instant recessSince,
    Instant closedAt,
    Instant undoCloseUntil,
    Phase beforeClose,
    boolean closeSuggested) {

  static final Life NEW = new Life(Phase.DRAFT, null, null, null, null, null, false);

  Life in(Phase next) {
    return new Life(
        next, startedAt, recessSince, closedAt, undoCloseUntil, beforeClose, closeSuggested);
  }

  Life started(Instant at) {
    return new Life(Phase.LIVE, at, null, null, null, null, false);
  }

  Life recessed(Instant at) {
    return new Life(Phase.RECESS, startedAt, at, null, null, null, closeSuggested);
  }

  Life resumed() {
    return new Life(Phase.LIVE, startedAt, null, null, null, null, closeSuggested);
  }

  Life closed(Instant at, Instant undoUntil) {
    return new Life(Phase.CLOSED, startedAt, recessSince, at, undoUntil, phase, false);
  }

  Life reopened(Phase back) {
    Instant recess = back == Phase.RECESS ? recessSince : null;
    return new Life(back, startedAt, recess, null, null, null, false);
  }

  Life suggested(boolean suggested) {
    return new Life(
        phase, startedAt, recessSince, closedAt, undoCloseUntil, beforeClose, suggested);
  }
}

package vn.diemcau.device.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import vn.diemcau.device.TroubleKind;
import vn.diemcau.room.SiteHealth;

/**
 * Follows one site through a meeting: what its line did since the last look, and whether it turned
 * bad or good again. Bad is said late and good later, so that a line that comes and goes is one
 * trouble and not many.
 */
final class SiteTrack {

  static final Duration LOST_AFTER = Duration.ofSeconds(45);
  static final Duration POOR_AFTER = Duration.ofSeconds(60);
  static final Duration GOOD_FOR = Duration.ofMinutes(2);
  static final Duration LOSSES_WITHIN = Duration.ofMinutes(10);
  static final int LOSSES = 3;

  /** Longer between two looks than this was not looked at: the server stood still. */
  private static final Duration MOST_BETWEEN = Duration.ofSeconds(60);

  private static final Set<String> BAD = Set.of("poor", "none");

  /** Seconds and counts since the last look. */
  record Counts(int watched, int poor, int away, int losses, int freezes) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts plus(Counts o) {
      return new Counts(
          watched + o.watched,
          poor + o.poor,
          away + o.away,
          losses + o.losses,
          freezes + o.freezes);
    }
  }

  /** What a look brought about. */
  enum Turn {
    NONE,
    BAD,
    GOOD
  }

  /**
   * One look.
   *
   * @param kind of a turn to bad
   */
  record Look(Counts counts, Turn turn, TroubleKind kind) {}

  private final Deque<Instant> losses = new ArrayDeque<>();
  private SiteHealth before;
  private Instant lookedAt;
  private Instant badSince;
  private Instant goodSince;
  private boolean troubled;

  /**
   * @param troubled whether it was told already, before this server took the room
   */
  SiteTrack(boolean troubled) {
    this.troubled = troubled;
  }

  Look look(SiteHealth now, Instant at) {
    Counts counts = counts(now, at);
    boolean bad = !now.connected() || BAD.contains(String.valueOf(now.quality()));
    for (int i = 0; i < counts.losses(); i++) {
      losses.add(at);
    }
    losses.removeIf(loss -> loss.isBefore(at.minus(LOSSES_WITHIN)));
    badSince = bad ? (badSince == null ? at : badSince) : null;
    goodSince = bad || counts.losses() > 0 ? null : (goodSince == null ? at : goodSince);
    before = now;
    lookedAt = at;
    TroubleKind kind = troubled ? null : trouble(now, at);
    if (kind != null) {
      troubled = true;
      return new Look(counts, Turn.BAD, kind);
    }
    if (troubled && goodSince != null && !goodSince.plus(GOOD_FOR).isAfter(at)) {
      troubled = false;
      losses.clear();
      return new Look(counts, Turn.GOOD, null);
    }
    return new Look(counts, Turn.NONE, null);
  }

  boolean isTroubled() {
    return troubled;
  }

  private TroubleKind trouble(SiteHealth now, Instant at) {
    if (!now.connected() && !now.since().plus(LOST_AFTER).isAfter(at)) {
      return TroubleKind.LOST;
    }
    if (losses.size() >= LOSSES) {
      return TroubleKind.UNSTEADY;
    }
    boolean longEnough = badSince != null && !badSince.plus(POOR_AFTER).isAfter(at);
    return now.connected() && longEnough ? TroubleKind.POOR : null;
  }

  private Counts counts(SiteHealth now, Instant at) {
    if (before == null) {
      return Counts.NONE;
    }
    Duration between = Duration.between(lookedAt, at);
    int seconds =
        (int) (between.compareTo(MOST_BETWEEN) > 0 ? 0 : Math.max(0, between.toSeconds()));
    // who came back between two looks was lost once, though both found it there
    boolean lost = !now.since().equals(before.since()) && (before.connected() || !now.connected());
    boolean poor = now.connected() && BAD.contains(String.valueOf(now.quality()));
    long freezes = now.freezes() - before.freezes();
    return new Counts(
        seconds,
        poor ? seconds : 0,
        now.connected() ? 0 : seconds,
        lost ? 1 : 0,
        (int) (freezes < 0 ? now.freezes() : freezes));
  }
}

package vn.diemcau.room.state;

import java.time.Instant;
import vn.diemcau.organisation.UnitId;

/**
 * Who is heard beside the main site.
 *
 * @param held null while nobody has the floor
 * @param exchange null without an exchange partner
 * @param actingMainSite the site that stands in for the main site; null normally
 * @param chairActed number of the chair's latest act on the floor; 0 before the first
 */
public record Floor(Held held, Partner exchange, UnitId actingMainSite, long chairActed) {

  static final Floor EMPTY = new Floor(null, null, null, 0);

  /**
   * The floor.
   *
   * @param request the answered entry of the queue, for the name plate; may be null
   * @param minutes speaking time with all extensions; null without a limit
   * @param deadline when it is over; null without a limit and while the clock stands still
   * @param pausedWith seconds left on the standing clock; null while it runs
   */
  public record Held(
      UnitId site,
      Request request,
      Instant since,
      Integer minutes,
      Instant deadline,
      Long pausedWith) {}

  /** The second site beside the floor. */
  public record Partner(UnitId site, Instant since) {}

  boolean heldBy(UnitId site) {
    return held != null && held.site().equals(site);
  }

  boolean exchangeWith(UnitId site) {
    return exchange != null && exchange.site().equals(site);
  }

  Floor give(Held next) {
    return new Floor(next, null, actingMainSite, chairActed);
  }

  Floor clock(Integer minutes, Instant deadline, Long pausedWith) {
    Held same = new Held(held.site(), held.request(), held.since(), minutes, deadline, pausedWith);
    return new Floor(same, exchange, actingMainSite, chairActed);
  }

  Floor partner(Partner next) {
    return new Floor(held, next, actingMainSite, chairActed);
  }

  /** Nobody has the floor. */
  Floor cleared() {
    return new Floor(null, null, actingMainSite, chairActed);
  }

  Floor acting(UnitId site) {
    if (site == null) {
      return new Floor(held, exchange, null, chairActed);
    }
    Held stays = heldBy(site) ? null : held;
    Partner partner = stays == null || exchangeWith(site) ? null : exchange;
    return new Floor(stays, partner, site, chairActed);
  }

  Floor chairActed(long seq) {
    return new Floor(held, exchange, actingMainSite, seq);
  }
}

package vn.diemcau.room.state;

import java.time.Instant;
import java.util.List;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/**
 * Showing a screen or a film: a right of its own, of who leads, the main site, the site with the
 * floor and the one that was allowed to. It ends with what gave it.
 */
final class ShareRules {

  private ShareRules() {}

  private static final Rule NOTHING_IS_SHOWN =
      q -> q.state().share().shown() == null ? null : Refusal.conflict("room.someone-shares");

  private static final Rule SOMETHING_TO_END =
      q -> q.state().share().equals(Share.NONE) ? Refusal.conflict("room.nobody-shares") : null;

  private static final Rule OWN_OR_LEAD =
      q ->
          q.by().leads() || concerned(q.state().share()).equals(q.by().site())
              ? null
              : Refusal.forbidden("room.not-lead");

  /** Sites speak for themselves here, who leads too: the page that asks is the one that shows. */
  private static Rule ownSite(UnitId site) {
    return q -> q.by().isAt(site) ? null : Refusal.forbidden("room.foreign-site");
  }

  private static Rule mayShow(UnitId site) {
    return q ->
        q.by().leads() || entitled(q.state(), site)
            ? null
            : Refusal.forbidden("room.may-not-share");
  }

  private static Rule sends(UnitId site) {
    return q -> isThere(q.state(), site) ? null : Refusal.conflict("room.site-not-connected");
  }

  private static boolean entitled(RoomState state, UnitId site) {
    return site.equals(state.effectiveMainSite())
        || state.floor().heldBy(site)
        || site.equals(state.share().allowed());
  }

  /** The device that sends the site's picture sends what is shown, too. */
  private static boolean isThere(RoomState state, UnitId site) {
    return state.seat(site).media().map(Seat.Endpoint::connected).orElse(false);
  }

  private static UnitId concerned(Share share) {
    return share.shown() != null ? share.shown().site() : share.allowed();
  }

  static Outcome<List<RoomEvent>> decide(Question q, ShareCommand command) {
    return switch (command) {
      case ShareCommand.Allow(UnitId site) ->
          Rule.decide(
              q,
              List.of(
                  Rules.LEADS,
                  Rules.in(Phase.LIVE),
                  Rules.takesPart(site),
                  NOTHING_IS_SHOWN,
                  Rules.linked(site)),
              () -> List.of(new ShareEvent.Allowed(site)));
      case ShareCommand.Start(UnitId site, Share.What what) ->
          Rule.decide(
              q,
              List.of(
                  ownSite(site),
                  Rules.in(Phase.LIVE),
                  Rules.takesPart(site),
                  mayShow(site),
                  NOTHING_IS_SHOWN,
                  sends(site)),
              () -> List.of(new ShareEvent.Started(site, what, q.by().leads())));
      case ShareCommand.End() ->
          Rule.decide(
              q,
              List.of(SOMETHING_TO_END, OWN_OR_LEAD),
              () -> List.of(new ShareEvent.Ended(concerned(q.state().share()))));
    };
  }

  /** What is shown ends with the right to show it, with the device and with the meeting. */
  static List<RoomEvent> endAfter(RoomState after) {
    Share share = after.share();
    UnitId site = concerned(share);
    if (site == null) {
      return List.of();
    }
    boolean goesOn = after.phase() == Phase.LIVE && after.plan().hasSite(site);
    if (share.shown() != null) {
      goesOn &= isThere(after, site) && (share.shown().byLead() || entitled(after, site));
    }
    return goesOn ? List.of() : List.of(new ShareEvent.Ended(site));
  }

  static RoomState apply(RoomState state, Instant at, ShareEvent event) {
    Share share = state.share();
    return switch (event) {
      case ShareEvent.Allowed(UnitId site) -> state.with(new Share(site, share.shown()));
      case ShareEvent.Started(UnitId site, Share.What what, boolean byLead) ->
          state.with(new Share(share.allowed(), new Share.Shown(site, what, at, byLead)));
      case ShareEvent.Ended ignored -> state.with(Share.NONE);
    };
  }
}

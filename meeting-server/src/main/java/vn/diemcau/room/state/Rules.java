package vn.diemcau.room.state;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** The policies that several areas share. */
final class Rules {

  static final Set<Phase> OPEN = EnumSet.of(Phase.LINE_CHECK, Phase.LIVE, Phase.RECESS);
  static final Set<Phase> FROM_ANNOUNCED =
      EnumSet.of(Phase.ANNOUNCED, Phase.LINE_CHECK, Phase.LIVE, Phase.RECESS);

  private Rules() {}

  /** Chair, deputy chair and secretary run the meeting. */
  static final Rule LEADS = q -> q.by().leads() ? null : Refusal.forbidden("room.not-lead");

  /** Who leads, and the site that speaks about its own speech. */
  static final Rule LEADS_OR_HAS_FLOOR =
      q ->
          q.by().leads()
                  || q.state().floor().held() != null
                      && q.by().isAt(q.state().floor().held().site())
              ? null
              : Refusal.forbidden("room.not-lead");

  static final Rule SYSTEM_ONLY = q -> q.by().system() ? null : Refusal.forbidden("room.not-lead");

  /**
   * The chair wins a conflict: what someone else decided before seeing the chair's latest act on
   * the floor is not done.
   */
  static final Rule CHAIR_WINS =
      q ->
          q.expect() != null
                  && !q.by().by().isChair()
                  && q.state().floor().chairActed() > q.expect()
              ? Refusal.conflict("room.chair-acted-meanwhile")
              : null;

  static Rule in(Phase phase) {
    return in(EnumSet.of(phase));
  }

  static Rule in(Set<Phase> phases) {
    return q -> phases.contains(q.state().phase()) ? null : wrongPhase(q.state().phase());
  }

  static Rule takesPart(UnitId site) {
    return q -> q.state().plan().hasSite(site) ? null : Refusal.forbidden("room.site-not-invited");
  }

  /** Sites act for themselves; the lead may act for any. */
  static Rule ownSiteOrLead(UnitId site) {
    return q -> q.by().leads() || q.by().isAt(site) ? null : Refusal.forbidden("room.foreign-site");
  }

  static Rule linked(UnitId site) {
    return q ->
        q.state().seat(site).connected() ? null : Refusal.conflict("room.site-not-connected");
  }

  /** Why a phase is not the right one for a command. */
  static Refusal wrongPhase(Phase phase) {
    return switch (phase) {
      case DRAFT, ANNOUNCED -> Refusal.conflict("room.not-open-yet");
      case LINE_CHECK -> Refusal.conflict("room.not-started");
      case LIVE -> Refusal.conflict("room.already-started");
      case RECESS -> Refusal.conflict("room.in-recess");
      case CLOSED -> Refusal.conflict("room.closed");
      case POSTPONED, CANCELLED ->
          Refusal.of(RefusalKind.CONFLICT, "room.called-off", Map.of("phase", phase.code()));
    };
  }
}

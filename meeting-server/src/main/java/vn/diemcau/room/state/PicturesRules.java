package vn.diemcau.room.state;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.diemcau.meeting.MeetingRole;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** Which pictures a site is given: set by who leads, or by the technician who knows its machine. */
final class PicturesRules {

  private PicturesRules() {}

  private static final Rule LEADS_OR_TECHNICIAN =
      q ->
          q.by().leads() || q.by().is(MeetingRole.TECHNICIAN)
              ? null
              : Refusal.forbidden("room.not-technician");

  static Outcome<List<RoomEvent>> decide(Question q, PicturesCommand command) {
    return switch (command) {
      case PicturesCommand.Choose(UnitId site, Pictures pictures) ->
          Rule.decide(
              q,
              List.of(
                  Rules.in(Rules.FROM_ANNOUNCED),
                  Rules.takesPart(site),
                  Rules.ownSiteOrLead(site),
                  LEADS_OR_TECHNICIAN),
              () ->
                  pictures == q.state().pictures(site)
                      ? List.of()
                      : List.of(new PicturesEvent.Chosen(site, pictures)));
    };
  }

  static RoomState apply(RoomState state, PicturesEvent event) {
    return switch (event) {
      case PicturesEvent.Chosen(UnitId site, Pictures pictures) -> {
        Set<UnitId> next = new HashSet<>(state.stageOnly());
        if (pictures == Pictures.STAGE_ONLY) {
          next.add(site);
        } else {
          next.remove(site);
        }
        yield state.withStageOnly(next);
      }
    };
  }
}

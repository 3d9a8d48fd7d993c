package vn.diemcau.room.state;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/**
 * How the stage is arranged: decided by who leads, the same for everyone. Who is heard does not
 * depend on it.
 */
final class StageRules {

  private StageRules() {}

  private static final Rule A_DOCUMENT_IS_SHOWN =
      q ->
          q.state().direction().scene().showsDocument()
              ? null
              : Refusal.conflict("room.no-document-on-stage");

  /** A grid has at least two sites, each once; nothing else has any. */
  private static Rule gridOf(Layout layout, List<UnitId> sites) {
    return q -> {
      boolean distinct = new HashSet<>(sites).size() == sites.size();
      boolean fits = layout == Layout.GRID ? sites.size() >= 2 && distinct : sites.isEmpty();
      return fits ? null : Refusal.invalid("room.stage-grid");
    };
  }

  private static Rule allTakePart(List<UnitId> sites) {
    return q ->
        sites.stream().allMatch(q.state().plan()::hasSite)
            ? null
            : Refusal.forbidden("room.site-not-invited");
  }

  private static Rule documentFor(Layout layout, UUID document) {
    return q -> {
      boolean shows = layout != null && layout.showsDocument();
      return shows == (document != null) ? null : Refusal.invalid("room.stage-document");
    };
  }

  /** The main site is on stage anyway. */
  private static Rule notMainSite(UnitId site) {
    return q ->
        q.state().effectiveMainSite().equals(site)
            ? Refusal.conflict("room.main-site-needs-no-floor")
            : null;
  }

  static Outcome<List<RoomEvent>> decide(Question q, StageCommand command) {
    return switch (command) {
      case StageCommand.Show(Layout layout, List<UnitId> sites, UUID document, Integer page) ->
          Rule.decide(
              q,
              List.of(
                  Rules.LEADS,
                  Rules.in(Rules.OPEN),
                  gridOf(layout, sites),
                  allTakePart(sites),
                  documentFor(layout, document)),
              () -> List.of(new StageEvent.Shown(layout, sites, document, page)));
      case StageCommand.Turn(int page) ->
          Rule.decide(
              q,
              List.of(Rules.in(Rules.OPEN), A_DOCUMENT_IS_SHOWN, Rules.LEADS_OR_HAS_FLOOR),
              () ->
                  q.state().direction().scene().page() == page
                      ? List.of()
                      : List.of(new StageEvent.Turned(page)));
      case StageCommand.Prepare prepare -> prepare(q, prepare.site());
      case StageCommand.Preset preset -> preset(q, preset);
    };
  }

  private static Outcome<List<RoomEvent>> prepare(Question q, UnitId site) {
    List<Rule> rules =
        site == null
            ? List.of(Rules.LEADS, Rules.in(Rules.OPEN))
            : List.of(
                Rules.LEADS,
                Rules.in(Rules.OPEN),
                Rules.takesPart(site),
                notMainSite(site),
                Rules.linked(site));
    return Rule.decide(q, rules, () -> List.of(new StageEvent.Prepared(site)));
  }

  private static Outcome<List<RoomEvent>> preset(Question q, StageCommand.Preset preset) {
    return Rule.decide(
        q,
        List.of(
            Rules.LEADS,
            Rules.in(Rules.FROM_ANNOUNCED),
            AgendaRules.onAgenda(preset.item()),
            gridOf(preset.layout(), preset.sites()),
            allTakePart(preset.sites()),
            documentFor(preset.layout(), preset.document())),
        () ->
            List.of(
                new StageEvent.PresetKept(
                    preset.item(), preset.layout(), preset.sites(), preset.document())));
  }

  static RoomState apply(RoomState state, Instant at, StageEvent event) {
    Direction direction = state.direction();
    Scene scene = direction.scene();
    return switch (event) {
      case StageEvent.Shown(Layout layout, List<UnitId> sites, UUID document, int page) ->
          state.with(direction.with(new Scene(layout, sites, document, page, at)));
      case StageEvent.Turned(int page) -> state.with(direction.with(scene.at(page)));
      case StageEvent.Prepared(UnitId site) -> state.with(direction.prepares(site));
      case StageEvent.PresetKept kept ->
          state.with(
              direction.preset(
                  kept.item(),
                  kept.layout() == null
                      ? null
                      : new Scene(kept.layout(), kept.sites(), kept.document(), 1, null)));
    };
  }
}

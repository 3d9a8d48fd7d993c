package vn.diemcau.room.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** A site that has the floor in a meeting above this one is silent here until it is back. */
final class AboveRules {

  private AboveRules() {}

  /** Who speaks elsewhere cannot be called here. */
  static Rule notAbove(UnitId site) {
    return q -> {
      Above above = q.state().above().get(site);
      return above == null
          ? null
          : Refusal.of(RefusalKind.CONFLICT, "room.heard-above", Map.of("title", above.title()));
    };
  }

  static Outcome<List<RoomEvent>> decide(Question q, AboveCommand command) {
    return switch (command) {
      case AboveCommand.Heard heard ->
          Rule.decide(q, List.of(Rules.SYSTEM_ONLY), () -> differences(q.state(), heard));
    };
  }

  private static List<RoomEvent> differences(RoomState state, AboveCommand.Heard heard) {
    boolean open = Rules.OPEN.contains(state.phase());
    List<RoomEvent> events = new ArrayList<>();
    state
        .above()
        .forEach(
            (site, above) -> {
              boolean still = open && heard.sites().contains(site);
              if (above.meeting().equals(heard.meeting()) && !still) {
                events.add(new AboveEvent.BackFromAbove(site));
              }
            });
    if (open) {
      state.plan().sites().stream()
          .map(Plan.PlannedSite::site)
          .filter(site -> heard.sites().contains(site) && !state.above().containsKey(site))
          .forEach(
              site -> events.add(new AboveEvent.HeardAbove(site, heard.meeting(), heard.title())));
    }
    return events;
  }

  static RoomState apply(RoomState state, Instant at, AboveEvent event) {
    Map<UnitId, Above> next = new HashMap<>(state.above());
    switch (event) {
      case AboveEvent.HeardAbove e -> next.put(e.site(), new Above(e.meeting(), e.title(), at));
      case AboveEvent.BackFromAbove e -> next.remove(e.site());
    }
    return state.withAbove(next);
  }

  /** What is left of it when the plan no longer holds the sites. */
  static Map<UnitId, Above> without(Plan plan, Map<UnitId, Above> above) {
    return above.entrySet().stream()
        .filter(e -> plan.hasSite(e.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}

package vn.diemcau.room.state;

import java.util.HashMap;
import java.util.Map;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.organisation.UnitId;

/**
 * What was directed of the stage.
 *
 * @param presets the arrangement that an agenda item begins with
 * @param prepares the site that was told to prepare to speak; null without one
 */
public record Direction(Scene scene, Map<AgendaItemId, Scene> presets, UnitId prepares) {

  static final Direction NONE = new Direction(Scene.SPEAKER, Map.of(), null);

  public Direction {
    presets = Map.copyOf(presets);
  }

  Direction with(Scene next) {
    return new Direction(next, presets, prepares);
  }

  Direction prepares(UnitId site) {
    return new Direction(scene, presets, site);
  }

  /**
   * @param preset null to have none
   */
  Direction preset(AgendaItemId item, Scene preset) {
    Map<AgendaItemId, Scene> next = new HashMap<>(presets);
    if (preset == null) {
      next.remove(item);
    } else {
      next.put(item, preset);
    }
    return new Direction(scene, next, prepares);
  }

  /** A site is given the floor: it is seen, and has prepared itself long enough. */
  Direction withSpeaker(UnitId site) {
    return new Direction(scene.withSpeaker(), presets, site.equals(prepares) ? null : prepares);
  }

  /** What is left when the plan is changed. */
  Direction within(Plan plan) {
    Map<AgendaItemId, Scene> next = new HashMap<>();
    presets.forEach(
        (item, preset) -> {
          if (plan.hasItem(item)) {
            next.put(item, preset.within(plan));
          }
        });
    return new Direction(
        scene.within(plan), next, prepares != null && plan.hasSite(prepares) ? prepares : null);
  }
}

package vn.diemcau.meeting.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.Invited;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.Units;

/**
 * Checks who is called to a meeting and where each unit attends: every unit stands below the
 * convener, and a site is the main site or that of a unit which is called and attends at home.
 */
@Component
class InvitedCheck {

  /** Above the country's 34 provinces and 3,321 communes. */
  static final int MAX_INVITED = 5000;

  private static final String FIELD = "invited";

  private final Units units;

  InvitedCheck(Units units) {
    this.units = units;
  }

  /**
   * The invited units in the office's order, without the convener, who is always there.
   *
   * @param reach the convening unit and all below it, in the office's order
   */
  List<Invited> check(
      MeetingPlan plan, Map<UnitId, Unit> reach, boolean complete, PlanProblems problems) {
    if (plan.invited().size() > MAX_INVITED) {
      problems.add(FIELD, "invited-too-many", Map.of("max", MAX_INVITED));
      return List.of();
    }
    Map<UnitId, UnitId> siteOf = new LinkedHashMap<>();
    plan.invited().forEach(call -> collect(call, plan.convenerId(), reach, siteOf, problems));
    siteOf.forEach((unit, site) -> site(unit, site, plan.convenerId(), siteOf, problems));
    siteOf.remove(plan.convenerId());
    if (complete && siteOf.isEmpty()) {
      problems.add(FIELD, "invited-missing");
    }
    List<Invited> ordered = new ArrayList<>();
    reach.keySet().stream()
        .filter(siteOf::containsKey)
        .forEach(
            unit -> ordered.add(new Invited(unit, siteOf.get(unit), reach.get(unit).isOutside())));
    return ordered;
  }

  private void collect(
      MeetingPlan.Call call,
      UnitId convener,
      Map<UnitId, Unit> reach,
      Map<UnitId, UnitId> siteOf,
      PlanProblems problems) {
    UnitId unit = call.unitId();
    if (unit == null || units.find(unit).isEmpty()) {
      problems.add(FIELD, "invited-unknown");
      return;
    }
    if (!reach.isEmpty() && !reach.containsKey(unit)) {
      problems.add(FIELD, "invited-outside", named(unit));
    }
    UnitId site = call.siteId() == null ? unit : call.siteId();
    boolean outside = units.find(unit).filter(Unit::isOutside).isPresent();
    if (!site.equals(unit) && (outside || units.find(site).filter(Unit::isOutside).isPresent())) {
      // a feed from elsewhere has no room in which others could sit
      problems.add(FIELD, "source-elsewhere", named(unit));
    }
    if (unit.equals(convener) && !site.equals(unit)) {
      problems.add(FIELD, "convener-elsewhere");
    }
    if (siteOf.put(unit, site) != null) {
      problems.add(FIELD, "invited-twice", named(unit));
    }
  }

  private void site(
      UnitId unit,
      UnitId site,
      UnitId convener,
      Map<UnitId, UnitId> siteOf,
      PlanProblems problems) {
    if (site.equals(convener) || site.equals(unit) || site.equals(siteOf.get(site))) {
      return;
    }
    if (inCircle(unit, siteOf)) {
      problems.add(FIELD, "site-circle", named(unit));
    } else {
      problems.add(FIELD, "site-not-attending", named(unit));
    }
  }

  private static boolean inCircle(UnitId unit, Map<UnitId, UnitId> siteOf) {
    UnitId next = siteOf.get(unit);
    for (int steps = 0; next != null && steps <= siteOf.size(); steps++) {
      if (next.equals(unit)) {
        return true;
      }
      if (next.equals(siteOf.get(next))) {
        return false;
      }
      next = siteOf.get(next);
    }
    return false;
  }

  private Map<String, Object> named(UnitId unit) {
    return Map.of("unit", units.label(unit), "unitId", unit.toString());
  }
}

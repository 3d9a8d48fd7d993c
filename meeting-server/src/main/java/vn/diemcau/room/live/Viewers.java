package vn.diemcau.room.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.diemcau.meeting.MeetingRole;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Admission;
import vn.diemcau.room.Audience;
import vn.diemcau.room.RoomViews;
import vn.diemcau.room.state.Pictures;
import vn.diemcau.room.state.Plan;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.room.state.Seat;

/**
 * Whose pictures each device of a room may receive beside the stage, and what the bridge was told
 * of it last (ADR 8). The caller holds its monitor from asking to telling, so that an older list
 * never overtakes a newer one.
 */
final class Viewers {

  private record Viewer(UnitId site, boolean everyone) {}

  private final Function<UnitId, UnitId> parentOf;
  private final int stripUpTo;
  private final Map<String, Viewer> viewers = new HashMap<>();
  private final Map<String, Set<String>> told = new HashMap<>();

  /**
   * @param parentOf the unit above a site, or null
   * @param stripUpTo in a meeting of more sites there are no small pictures
   */
  Viewers(Function<UnitId, UnitId> parentOf, int stripUpTo) {
    this.parentOf = parentOf;
    this.stripUpTo = stripUpTo;
  }

  /**
   * Who leads, the main site's technicians, and what one of these projects at the main site or its
   * IT staff hung up there.
   */
  static boolean seesEveryone(Admission device, Plan plan) {
    return device.doer().lead()
        || device.audience() == Audience.TECHNICIANS
        || device.audience() == Audience.HALL
            && device.site().equals(plan.mainSite())
            && (device.doer().is(MeetingRole.TECHNICIAN) || device.doer().is(MeetingRole.DISPLAY));
  }

  void add(String endpoint, UnitId site, boolean everyone) {
    viewers.put(endpoint, new Viewer(site, everyone));
    told.remove(endpoint);
  }

  void remove(String endpoint) {
    viewers.remove(endpoint);
    told.remove(endpoint);
  }

  void clear() {
    viewers.clear();
    told.clear();
  }

  Set<String> endpoints() {
    return Set.copyOf(viewers.keySet());
  }

  /** The lists that differ from what was told before; from now on they count as told. */
  Map<String, Set<String>> changes(RoomState state) {
    Map<UnitId, Set<String>> byParent = byParent(state);
    Map<UnitId, Set<String>> bySite = new HashMap<>();
    Map<String, Set<String>> changed = new HashMap<>();
    viewers.forEach(
        (endpoint, viewer) -> {
          if (!viewer.everyone()) {
            Set<String> owners =
                bySite.computeIfAbsent(viewer.site(), site -> owners(state, site, byParent));
            if (!owners.equals(told.put(endpoint, owners))) {
              changed.put(endpoint, owners);
            }
          }
        });
    return changed;
  }

  /** The list of one device, if it differs from what was told before; it counts as told. */
  Optional<Set<String>> changeOf(String endpoint, RoomState state) {
    Viewer viewer = viewers.get(endpoint);
    if (viewer == null || viewer.everyone()) {
      return Optional.empty();
    }
    Set<String> owners = owners(state, viewer.site(), byParent(state));
    return owners.equals(told.put(endpoint, owners)) ? Optional.empty() : Optional.of(owners);
  }

  /** The cameras of the sites under each unit; empty where a meeting is too large for a strip. */
  private Map<UnitId, Set<String>> byParent(RoomState state) {
    Map<UnitId, Set<String>> byParent = new HashMap<>();
    if (hasStrips(state)) {
      for (Plan.PlannedSite planned : state.plan().sites()) {
        UnitId parent = parentOf.apply(planned.site());
        if (parent != null) {
          camera(state, planned.site())
              .ifPresent(c -> byParent.computeIfAbsent(parent, p -> new HashSet<>()).add(c));
        }
      }
    }
    return byParent;
  }

  private boolean hasStrips(RoomState state) {
    return state.plan().sites().size() <= stripUpTo;
  }

  private Set<String> owners(RoomState state, UnitId site, Map<UnitId, Set<String>> byParent) {
    boolean strip = hasStrips(state) && state.pictures(site) == Pictures.ALL;
    return strip ? stripOf(state, site, byParent) : besideItself(state, site);
  }

  /** Who is alone on stage is shown the main site there instead of a mirror. */
  private static Set<String> besideItself(RoomState state, UnitId site) {
    Set<String> owners = new HashSet<>();
    if (RoomViews.stage(state).sites().contains(site)) {
      camera(state, state.effectiveMainSite()).ifPresent(owners::add);
    }
    return Set.copyOf(owners);
  }

  /** The main site, whoever stands in for it, the own site, the one above and those beside. */
  private Set<String> stripOf(RoomState state, UnitId site, Map<UnitId, Set<String>> byParent) {
    Set<String> owners = new HashSet<>();
    for (UnitId seen : List.of(state.plan().mainSite(), state.effectiveMainSite(), site)) {
      camera(state, seen).ifPresent(owners::add);
    }
    UnitId parent = parentOf.apply(site);
    if (parent != null) {
      camera(state, parent).ifPresent(owners::add);
      owners.addAll(byParent.getOrDefault(parent, Set.of()));
    }
    return Set.copyOf(owners);
  }

  private static Optional<String> camera(RoomState state, UnitId site) {
    return state.seat(site).media().map(Seat.Endpoint::id);
  }
}

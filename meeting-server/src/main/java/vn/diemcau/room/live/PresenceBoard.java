package vn.diemcau.room.live;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.MediaReport;
import vn.diemcau.room.RoomViews;
import vn.diemcau.room.SitePresence;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.room.state.Seat;

/** What is so in a room right now: who is linked, heard, well or badly. Decides nothing. */
final class PresenceBoard {

  /** Loudness from which a heard site counts as speaking. */
  private static final double SPEAKS = 0.02;

  private final Map<String, MediaReport> reports = new ConcurrentHashMap<>();
  private final Map<String, Long> freezes = new ConcurrentHashMap<>();
  private final Map<UnitId, SitePresence> shown = new ConcurrentHashMap<>();
  private final Set<UnitId> touched = ConcurrentHashMap.newKeySet();
  private List<SitePresence> all;

  void report(String endpoint, UnitId site, MediaReport report) {
    reports.put(endpoint, report);
    freezes.merge(endpoint, (long) report.freezes(), Long::sum);
    touched.add(site);
  }

  void forget(String endpoint) {
    reports.remove(endpoint);
    freezes.remove(endpoint);
  }

  /** How often the device's picture stood still since it came, or came back. */
  long freezes(String endpoint) {
    return freezes.getOrDefault(endpoint, 0L);
  }

  void touch(UnitId site) {
    touched.add(site);
  }

  SitePresence of(UnitId site) {
    SitePresence now = shown.get(site);
    return now == null ? SitePresence.none(site) : now;
  }

  /** The same object until something changes, so that it can be encoded once. */
  synchronized List<SitePresence> all() {
    if (all == null) {
      all = List.copyOf(shown.values());
    }
    return all;
  }

  /** Brings the touched sites up to date and returns those that differ from what was shown. */
  synchronized List<SitePresence> refresh(RoomState state, Set<String> linked) {
    Set<UnitId> sites = new LinkedHashSet<>(touched);
    touched.removeAll(sites);
    List<SitePresence> changes = new ArrayList<>();
    for (UnitId site : sites) {
      SitePresence now = now(state, site, linked);
      if (!now.equals(shown.put(site, now))) {
        changes.add(now);
        all = null;
      }
    }
    return changes;
  }

  private SitePresence now(RoomState state, UnitId site, Set<String> linked) {
    Seat seat = state.seat(site);
    boolean connected =
        seat.endpoints().values().stream()
            .anyMatch(e -> !e.view().projected() && linked.contains(e.id()));
    String media = seat.mediaEndpoint();
    MediaReport report = media != null && linked.contains(media) ? reports.get(media) : null;
    if (report == null) {
      return new SitePresence(
          site, connected, RoomViews.devices(seat), media, null, null, null, false);
    }
    boolean heard = state.audibleSites().contains(site);
    return new SitePresence(
        site,
        connected,
        RoomViews.devices(seat),
        media,
        report.mic() ? "on" : "off",
        report.camera() ? "on" : "off",
        report.quality(),
        heard && report.mic() && report.level() >= SPEAKS);
  }
}

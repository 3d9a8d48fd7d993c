package vn.diemcau.attendance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.SeatEvent;

/** When each site was linked, read off the journal: devices and reconnections merged. */
final class SiteTimes {

  /** From the first device that came to the last that went. */
  record Span(Instant from, Instant to) {

    Duration within(Instant begin, Instant end) {
      Instant start = from.isAfter(begin) ? from : begin;
      Instant stop = to.isBefore(end) ? to : end;
      return stop.isAfter(start) ? Duration.between(start, stop) : Duration.ZERO;
    }
  }

  private final Map<UnitId, List<Span>> spans = new HashMap<>();
  private final Map<UnitId, Set<String>> linked = new HashMap<>();
  private final Map<UnitId, Instant> since = new HashMap<>();

  /**
   * @param until when who is still linked was last seen
   */
  static SiteTimes of(List<JournalEntry> journal, Instant until) {
    SiteTimes times = new SiteTimes();
    for (JournalEntry entry : journal) {
      switch (entry.event()) {
        case SeatEvent.Joined e -> times.came(e.site(), e.endpoint(), entry.at());
        case SeatEvent.Back e -> times.came(e.site(), e.endpoint(), entry.at());
        case SeatEvent.Lost e -> times.went(e.site(), e.endpoint(), e.since());
        case SeatEvent.Left e -> times.went(e.site(), e.endpoint(), entry.at());
        default -> {
          // says nothing about links
        }
      }
    }
    Map.copyOf(times.since).forEach((site, from) -> times.end(site, until));
    return times;
  }

  private void came(UnitId site, String endpoint, Instant at) {
    Set<String> devices = linked.computeIfAbsent(site, s -> new HashSet<>());
    if (devices.isEmpty()) {
      since.put(site, at);
    }
    devices.add(endpoint);
  }

  private void went(UnitId site, String endpoint, Instant at) {
    Set<String> devices = linked.getOrDefault(site, Set.of());
    if (devices.remove(endpoint) && devices.isEmpty()) {
      end(site, at);
    }
  }

  private void end(UnitId site, Instant at) {
    Instant from = since.remove(site);
    Instant to = at.isBefore(from) ? from : at;
    spans.computeIfAbsent(site, s -> new ArrayList<>()).add(new Span(from, to));
  }

  List<Span> of(UnitId site) {
    return spans.getOrDefault(site, List.of());
  }
}

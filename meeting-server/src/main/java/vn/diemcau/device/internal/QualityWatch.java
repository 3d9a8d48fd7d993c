package vn.diemcau.device.internal;

import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Rooms;
import vn.diemcau.room.SiteHealth;

/**
 * Looks at the sites of the rooms that run here every quarter of a minute: adds up how their lines
 * do, by day, and tells when one turns bad or good again. Only looks; the rooms do not wait for it.
 */
@Service
public class QualityWatch {

  static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final Logger log = LoggerFactory.getLogger(QualityWatch.class);
  private static final int LOOKS_UNTIL_KEPT = 8;

  private record Seen(MeetingId meeting, UnitId site, String device) {

    TroubleRows.Where where() {
      return new TroubleRows.Where(meeting, site);
    }
  }

  private final Rooms rooms;
  private final QualityRows quality;
  private final TroubleRows troubles;
  private final InstantSource clock;
  private final Map<Seen, SiteTrack> tracks = new HashMap<>();
  private final Map<QualityRows.Key, SiteTrack.Counts> sums = new HashMap<>();
  private int looks;

  QualityWatch(Rooms rooms, QualityRows quality, TroubleRows troubles, InstantSource clock) {
    this.rooms = rooms;
    this.quality = quality;
    this.troubles = troubles;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 15_000, initialDelay = 15_000)
  public void look() {
    Instant now = clock.instant();
    take(rooms.health(), now);
    if (++looks % LOOKS_UNTIL_KEPT == 0) {
      keep();
    }
  }

  /** What was added up since the last time goes into the table. */
  @PreDestroy
  public synchronized void keep() {
    if (sums.isEmpty()) {
      return;
    }
    try {
      quality.add(sums);
      sums.clear();
    } catch (RuntimeException e) {
      log.warn("how lines did is kept with the next look: {}", e.toString());
    }
  }

  private synchronized void take(List<SiteHealth> all, Instant now) {
    LocalDate day = LocalDate.ofInstant(now, HERE);
    Set<Seen> there = new HashSet<>();
    List<MeetingId> on = all.stream().map(SiteHealth::meeting).distinct().toList();
    Set<TroubleRows.Where> told = all.isEmpty() ? Set.of() : troubles.stillThere(on, now);
    for (SiteHealth health : all) {
      Seen seen = new Seen(health.meeting(), health.site(), health.device());
      there.add(seen);
      SiteTrack track = tracks.computeIfAbsent(seen, s -> new SiteTrack(told.contains(s.where())));
      SiteTrack.Look look = track.look(health, now);
      if (!look.counts().equals(SiteTrack.Counts.NONE)) {
        sums.merge(
            new QualityRows.Key(day, health.site(), health.device()),
            look.counts(),
            SiteTrack.Counts::plus);
      }
      switch (look.turn()) {
        case BAD ->
            troubles.begin(health.meeting(), health.site(), health.device(), look.kind(), now);
        case GOOD -> troubles.end(health.meeting(), health.site(), now);
        case NONE -> {
          // as before
        }
      }
    }
    // who left on purpose, or whose meeting is over, is nobody's trouble any more
    tracks
        .entrySet()
        .removeIf(
            entry -> {
              Seen seen = entry.getKey();
              if (there.contains(seen)) {
                return false;
              }
              boolean another =
                  there.stream()
                      .anyMatch(
                          s -> s.meeting().equals(seen.meeting()) && s.site().equals(seen.site()));
              if (!another && entry.getValue().isTroubled()) {
                troubles.end(seen.meeting(), seen.site(), now);
              }
              return true;
            });
  }
}

package vn.diemcau.device.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.device.TroubleKind;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.Unit;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.organisation.UnitRef;
import vn.diemcau.organisation.Units;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.security.Role;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/**
 * Tells who looks after sites which of them turned bad, with the number to call, before they do.
 */
@Service
public class Troubles {

  private static final Set<Role> TOLD = Set.of(Role.IT_STAFF, Role.TECHNICIAN);

  /** A server looks every quarter of a minute: what it does not see any more is over. */
  private static final Duration UNSEEN = Duration.ofMinutes(2);

  /** What is good again stands there for a while, so that nobody calls for nothing. */
  private static final Duration ENDED = Duration.ofMinutes(10);

  private static final int MOST = 500;

  /**
   * A site that turned bad.
   *
   * @param under the next unit above; null for none
   * @param endedAt null while it lasts
   */
  public record Trouble(
      UUID id,
      MeetingId meetingId,
      UnitRef site,
      UnitRef under,
      TroubleKind kind,
      Instant since,
      Instant endedAt,
      String phone,
      String takenBy) {}

  private final TroubleRows rows;
  private final Watched watched;
  private final Units units;
  private final Audit audit;
  private final InstantSource clock;

  Troubles(TroubleRows rows, Watched watched, Units units, Audit audit, InstantSource clock) {
    this.rows = rows;
    this.watched = watched;
    this.units = units;
    this.audit = audit;
    this.clock = clock;
  }

  /** Of sites that the person looks after; empty for who looks after none. */
  @Transactional(readOnly = true)
  public List<Trouble> list(Actor actor) {
    List<UnitId> tops = watched.tops(actor, TOLD);
    if (tops.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    return rows.open(now.minus(UNSEEN), now.minus(ENDED), MOST).stream()
        .filter(row -> isWithin(row.site(), tops))
        .map(this::shown)
        .toList();
  }

  /** Others see who looks after it. */
  @Transactional
  public Outcome<Void> take(Actor actor, UUID id) {
    TroubleRows.Row row = rows.find(id).orElse(null);
    if (row == null) {
      return Outcome.refused(Refusal.notFound("device.no-such-trouble"));
    }
    if (!isWithin(row.site(), watched.tops(actor, TOLD))) {
      return Outcome.refused(Refusal.forbidden("device.not-looked-after"));
    }
    rows.take(id, actor.name(), clock.instant());
    audit.record(
        actor, "device.trouble-taken", units.label(row.site()), Map.of("meeting", row.meeting()));
    return Outcome.done();
  }

  private boolean isWithin(UnitId site, List<UnitId> tops) {
    return tops.stream().anyMatch(top -> units.isWithin(site, top));
  }

  private Trouble shown(TroubleRows.Row row) {
    UnitId above = units.find(row.site()).map(Unit::parentId).orElse(null);
    return new Trouble(
        row.id(),
        row.meeting(),
        units.ref(row.site()),
        above == null ? null : units.ref(above),
        row.kind(),
        row.since(),
        row.endedAt(),
        row.phone(),
        row.takenBy());
  }
}

package vn.diemcau.meeting.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.Actor;

/** Reads what ties a person to meetings, in two queries for however many. */
@Component
class TiesQuery {

  private final JdbcClient jdbc;

  TiesQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Ties of(Actor actor, MeetingId meeting) {
    return of(actor, List.of(meeting)).getOrDefault(meeting, Ties.NONE);
  }

  /** Meetings without any tie are left out. */
  Map<MeetingId, Ties> of(Actor actor, Collection<MeetingId> meetings) {
    String ids = MeetingStore.array(meetings.stream().map(MeetingId::value).toList());
    Set<MeetingId> asSecretary = actor.account() == null ? Set.of() : secretary(actor, ids);
    Map<MeetingId, Map<UnitId, UnitId>> sites = sites(actor, ids);
    Set<MeetingId> tied = new HashSet<>(asSecretary);
    tied.addAll(sites.keySet());
    Map<MeetingId, Ties> ties = new HashMap<>();
    tied.forEach(
        id -> ties.put(id, new Ties(asSecretary.contains(id), sites.getOrDefault(id, Map.of()))));
    return ties;
  }

  private Set<MeetingId> secretary(Actor actor, String ids) {
    return jdbc.sql(
            "SELECT meeting_id FROM meeting_secretary WHERE account_id = :account"
                + " AND meeting_id = ANY (cast(:ids AS uuid[]))")
        .param("account", actor.account().value())
        .param("ids", ids)
        .query((r, n) -> new MeetingId(MeetingStore.uuid(r, "meeting_id")))
        .set();
  }

  private Map<MeetingId, Map<UnitId, UnitId>> sites(Actor actor, String ids) {
    Map<MeetingId, Map<UnitId, UnitId>> sites = new HashMap<>();
    jdbc.sql(
            """
            SELECT meeting_id, unit_id, site_id FROM meeting_invited
             WHERE meeting_id = ANY (cast(:ids AS uuid[]))
               AND unit_id = ANY (cast(:units AS uuid[]))
            """)
        .param("ids", ids)
        .param("units", MeetingStore.array(invitedAs(actor)))
        .query(
            r -> {
              sites
                  .computeIfAbsent(
                      new MeetingId(MeetingStore.uuid(r, "meeting_id")), id -> new HashMap<>())
                  .put(MeetingStore.unit(r, "unit_id"), MeetingStore.unit(r, "site_id"));
            });
    return sites;
  }

  private static List<UUID> invitedAs(Actor actor) {
    return actor
        .pass()
        .map(pass -> List.of(pass.site().value()))
        .orElseGet(() -> MeetingAccess.unitsOf(actor).stream().map(UnitId::value).toList());
  }
}

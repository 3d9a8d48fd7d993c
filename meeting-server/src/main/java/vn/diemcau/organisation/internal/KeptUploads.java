package vn.diemcau.organisation.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files of imports between preview and application: kept for an hour, by token. */
@Component
class KeptUploads {

  private static final Duration KEPT = Duration.ofHours(1);

  /**
   * What was uploaded.
   *
   * @param fingerprint of the plan that was shown
   */
  record Upload(byte[] units, byte[] predecessors, LocalDate validFrom, String fingerprint) {}

  private final JdbcClient db;
  private final InstantSource clock;

  KeptUploads(JdbcClient db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  void keep(UUID token, Upload upload) {
    Instant now = clock.instant();
    db.sql("delete from unit_import where made_at < :old")
        .param("old", now.minus(KEPT).atOffset(ZoneOffset.UTC))
        .update();
    db.sql(
            "insert into unit_import (token, made_at, units, predecessors, valid_from, fingerprint)"
                + " values (:token, :now, :units, :predecessors, :day, :fingerprint)")
        .param("token", token)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("units", upload.units())
        .param("predecessors", upload.predecessors())
        .param("day", upload.validFrom())
        .param("fingerprint", upload.fingerprint())
        .update();
  }

  Optional<Upload> find(UUID token) {
    return db.sql(
            "select units, predecessors, valid_from, fingerprint from unit_import where token ="
                + " :token and made_at >= :old")
        .param("token", token)
        .param("old", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
        .query(
            (row, n) ->
                new Upload(
                    row.getBytes("units"),
                    row.getBytes("predecessors"),
                    row.getObject("valid_from", LocalDate.class),
                    row.getString("fingerprint")))
        .optional();
  }

  void forget(UUID token) {
    db.sql("delete from unit_import where token = :token").param("token", token).update();
  }
}

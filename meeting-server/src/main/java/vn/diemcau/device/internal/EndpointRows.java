package vn.diemcau.device.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.device.Endpoint;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.AccountId;
import vn.diemcau.shared.DbTime;

/** The tables of devices, of codes given out for them, and of browsers bound to them. */
@Component
class EndpointRows {

  private static final String SELECT =
      """
      select e.*, k.device, k.browser, k.enrolled_at, k.last_at
        from endpoint e left join endpoint_key k on k.endpoint_id = e.id
      """;

  private final JdbcClient jdbc;

  EndpointRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(UUID id, Endpoint.Described as, AccountId account, Instant at) {
    described(
            """
            insert into endpoint (id, site_id, name, kind, serial, place, line, inspected_on,
                                  contact, phone, notes, account_id, added_at)
            values (:id, :site, :name, :kind, :serial, :place, :line, :inspected, :contact, :phone,
                    :notes, :account, :at)
            """,
            id,
            as)
        .param("account", account.value())
        .param("at", DbTime.of(at))
        .update();
  }

  void change(UUID id, Endpoint.Described as) {
    described(
            """
            update endpoint set site_id = :site, name = :name, kind = :kind, serial = :serial,
                   place = :place, line = :line, inspected_on = :inspected, contact = :contact,
                   phone = :phone, notes = :notes where id = :id
            """,
            id,
            as)
        .update();
  }

  private JdbcClient.StatementSpec described(String sql, UUID id, Endpoint.Described as) {
    return jdbc.sql(sql)
        .param("id", id)
        .param("site", as.site().value())
        .param("name", as.name())
        .param("kind", as.kind().code())
        .param("serial", as.serial())
        .param("place", as.place())
        .param("line", as.line())
        .param("inspected", as.inspectedOn())
        .param("contact", as.contact())
        .param("phone", as.phone())
        .param("notes", as.notes());
  }

  void remove(UUID id) {
    jdbc.sql("delete from endpoint where id = :id").param("id", id).update();
  }

  Optional<Endpoint> find(UUID id) {
    return jdbc.sql(SELECT + " where e.id = :id")
        .param("id", id)
        .query((row, n) -> endpoint(row))
        .optional();
  }

  Optional<Endpoint> ofAccount(AccountId account) {
    return jdbc.sql(SELECT + " where e.account_id = :account")
        .param("account", account.value())
        .query((row, n) -> endpoint(row))
        .optional();
  }

  List<Endpoint> all() {
    return jdbc.sql(SELECT + " order by e.name, e.id").query((row, n) -> endpoint(row)).list();
  }

  /** In place of a code that was given before. */
  void giveCode(UUID endpoint, String hash, Instant until) {
    jdbc.sql(
            """
            insert into endpoint_code (endpoint_id, code_hash, valid_until)
            values (:endpoint, :hash, :until)
            on conflict (endpoint_id) do update set code_hash = :hash, valid_until = :until
            """)
        .param("endpoint", endpoint)
        .param("hash", hash)
        .param("until", DbTime.of(until))
        .update();
  }

  /** Uses a code up; empty when there is none that is still valid. */
  Optional<UUID> useCode(String hash, Instant now) {
    return jdbc.sql(
            """
            delete from endpoint_code where code_hash = :hash and valid_until > :now
             returning endpoint_id
            """)
        .param("hash", hash)
        .param("now", DbTime.of(now))
        .query(UUID.class)
        .optional();
  }

  /** Binds a browser in place of the one before. */
  void bind(UUID endpoint, String hash, String device, String browser, Instant at) {
    jdbc.sql(
            """
            insert into endpoint_key (endpoint_id, key_hash, device, browser, enrolled_at, last_at)
            values (:endpoint, :hash, :device, :browser, :at, :at)
            on conflict (endpoint_id) do update set key_hash = :hash, device = :device,
                   browser = :browser, enrolled_at = :at, last_at = :at
            """)
        .param("endpoint", endpoint)
        .param("hash", hash)
        .param("device", device)
        .param("browser", browser)
        .param("at", DbTime.of(at))
        .update();
  }

  /** Its browser and a code that was given are good no longer. */
  void unbind(UUID endpoint) {
    jdbc.sql("delete from endpoint_key where endpoint_id = :id").param("id", endpoint).update();
    jdbc.sql("delete from endpoint_code where endpoint_id = :id").param("id", endpoint).update();
  }

  /** The account of the device with a key, whose coming in is noted. */
  Optional<AccountId> cameIn(String hash, Instant at) {
    return jdbc.sql(
            """
            update endpoint_key k set last_at = :at from endpoint e
             where k.key_hash = :hash and e.id = k.endpoint_id returning e.account_id
            """)
        .param("hash", hash)
        .param("at", DbTime.of(at))
        .query(UUID.class)
        .optional()
        .map(AccountId::new);
  }

  private static Endpoint endpoint(ResultSet row) throws SQLException {
    String device = row.getString("device");
    return new Endpoint(
        row.getObject("id", UUID.class),
        new Endpoint.Described(
            new UnitId(row.getObject("site_id", UUID.class)),
            row.getString("name"),
            Endpoint.Kind.of(row.getString("kind")),
            row.getString("serial"),
            row.getString("place"),
            row.getString("line"),
            row.getObject("inspected_on", LocalDate.class),
            row.getString("contact"),
            row.getString("phone"),
            row.getString("notes")),
        new AccountId(row.getObject("account_id", UUID.class)),
        DbTime.read(row, "added_at"),
        device == null
            ? null
            : new Endpoint.Enrolled(
                device,
                row.getString("browser"),
                DbTime.read(row, "enrolled_at"),
                DbTime.read(row, "last_at")));
  }
}

package vn.diemcau.device.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import vn.diemcau.shared.DbTime;

/** The tables of orders and of the endpoints that they are for. */
@Component
class OrderRows {

  /** Names of endpoints that are still open, at most. */
  private static final int NAMED = 50;

  private static final String SELECT =
      """
      select o.*, count(t.endpoint_id) as meant, count(t.told_at) as told, count(t.done_at) as done,
             array_agg(e.name order by e.name) filter (where t.done_at is null) as open
        from endpoint_order o
        left join endpoint_order_to t on t.order_id = o.id
        left join endpoint e on e.id = t.endpoint_id
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  OrderRows(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  void add(
      UUID id,
      EndpointOrders.What what,
      String text,
      String toName,
      String byName,
      Instant at,
      Instant until) {
    jdbc.sql(
            """
            insert into endpoint_order (id, what, text, to_name, by_name, at, until)
            values (:id, :what, :text, :to, :by, :at, :until)
            """)
        .param("id", id)
        .param("what", what.name().toLowerCase(Locale.ROOT))
        .param("text", text)
        .param("to", toName)
        .param("by", byName)
        .param("at", DbTime.of(at))
        .param("until", DbTime.of(until))
        .update();
  }

  void address(UUID order, Map<UUID, Instant> dueOf) {
    batches.batchUpdate(
        "insert into endpoint_order_to (order_id, endpoint_id, due_at) values (?, ?, ?)",
        dueOf.entrySet().stream()
            .map(to -> new Object[] {order, to.getKey(), Timestamp.from(to.getValue())})
            .toList());
  }

  EndpointOrders.Sent sent(UUID id) {
    return jdbc.sql(SELECT + " where o.id = :id group by o.id")
        .param("id", id)
        .query((row, n) -> sent(row))
        .single();
  }

  /** Counted over these endpoints alone. */
  List<EndpointOrders.Sent> latest(Collection<UUID> endpoints, int limit) {
    return jdbc.sql(
            SELECT + " where e.id = any(:endpoints) group by o.id order by o.at desc limit :limit")
        .param("endpoints", new SqlArrayValue("uuid", endpoints.toArray()))
        .param("limit", limit)
        .query((row, n) -> sent(row))
        .list();
  }

  List<EndpointOrders.Order> due(UUID endpoint, Instant now) {
    return jdbc.sql(
            """
            update endpoint_order_to t set told_at = coalesce(t.told_at, :now)
              from endpoint_order o
             where t.order_id = o.id and t.endpoint_id = :endpoint and t.done_at is null
               and t.due_at <= :now and o.until > :now
            returning o.*
            """)
        .param("endpoint", endpoint)
        .param("now", DbTime.of(now))
        .query(
            (row, n) ->
                new EndpointOrders.Order(
                    row.getObject("id", UUID.class),
                    what(row),
                    row.getString("text"),
                    row.getString("by_name"),
                    DbTime.read(row, "at")))
        .list();
  }

  /** False when there is no such order for this endpoint; again is as once. */
  boolean done(UUID order, UUID endpoint, Instant at) {
    return jdbc.sql(
                """
                update endpoint_order_to set done_at = coalesce(done_at, :at)
                 where order_id = :order and endpoint_id = :endpoint
                """)
            .param("order", order)
            .param("endpoint", endpoint)
            .param("at", DbTime.of(at))
            .update()
        > 0;
  }

  void forgetBefore(Instant before) {
    jdbc.sql("delete from endpoint_order where at < :before")
        .param("before", DbTime.of(before))
        .update();
  }

  private static EndpointOrders.Sent sent(ResultSet row) throws SQLException {
    String[] open =
        row.getArray("open") == null ? null : (String[]) row.getArray("open").getArray();
    return new EndpointOrders.Sent(
        row.getObject("id", UUID.class),
        what(row),
        row.getString("text"),
        row.getString("to_name"),
        row.getString("by_name"),
        DbTime.read(row, "at"),
        DbTime.read(row, "until"),
        row.getInt("meant"),
        row.getInt("told"),
        row.getInt("done"),
        open == null ? List.of() : Stream.of(open).limit(NAMED).toList());
  }

  private static EndpointOrders.What what(ResultSet row) throws SQLException {
    return EndpointOrders.What.valueOf(row.getString("what").toUpperCase(Locale.ROOT));
  }
}

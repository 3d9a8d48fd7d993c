package vn.diemcau.device.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.shared.DbTime;

/** The table of what endpoints last said of themselves. */
@Component
class LiveRows {

  private final JdbcClient jdbc;

  LiveRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void heard(UUID endpoint, Instant at, EndpointLife.Beat beat) {
    jdbc.sql(
            """
            insert into endpoint_live (endpoint_id, at, place, software, browser)
            values (:id, :at, :place, :software, :browser)
            on conflict (endpoint_id) do update
               set at = :at, place = :place, software = :software, browser = :browser
            """)
        .param("id", endpoint)
        .param("at", DbTime.of(at))
        .param("place", beat.place().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .param("software", beat.software())
        .param("browser", beat.browser())
        .update();
  }

  <T> Map<UUID, T> all(BiFunction<Instant, EndpointLife.Beat, T> as) {
    Map<UUID, T> all = new HashMap<>();
    jdbc.sql("select * from endpoint_live")
        .query(
            row -> {
              String place = row.getString("place").toUpperCase(Locale.ROOT).replace('-', '_');
              all.put(
                  row.getObject("endpoint_id", UUID.class),
                  as.apply(
                      DbTime.read(row, "at"),
                      new EndpointLife.Beat(
                          EndpointLife.Place.valueOf(place),
                          row.getString("software"),
                          row.getString("browser"))));
            });
    return all;
  }
}

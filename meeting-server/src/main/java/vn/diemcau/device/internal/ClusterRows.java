package vn.diemcau.device.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.AccountId;

/** The tables of clusters. */
@Component
class ClusterRows {

  /** Sites that one technician looks after in a meeting. */
  record Cluster(int number, AccountId technician, Set<UnitId> sites) {}

  private final JdbcClient jdbc;

  ClusterRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Cluster> all(MeetingId meeting) {
    Map<Integer, Cluster> clusters = new TreeMap<>();
    jdbc.sql(
            """
            select number, technician_id, site_id from line_check_cluster
              join line_check_cluster_site using (meeting_id, number)
             where meeting_id = :meeting
            """)
        .param("meeting", meeting.value())
        .query(
            row -> {
              int number = row.getInt("number");
              AccountId technician = new AccountId(row.getObject("technician_id", UUID.class));
              clusters
                  .computeIfAbsent(number, n -> new Cluster(n, technician, new HashSet<>()))
                  .sites()
                  .add(new UnitId(row.getObject("site_id", UUID.class)));
            });
    return List.copyOf(clusters.values());
  }

  Set<UnitId> of(MeetingId meeting, AccountId technician) {
    return jdbc
        .sql(
            """
            select site_id from line_check_cluster
              join line_check_cluster_site using (meeting_id, number)
             where meeting_id = :meeting and technician_id = :technician
            """)
        .param("meeting", meeting.value())
        .param("technician", technician.value())
        .query(UUID.class)
        .list()
        .stream()
        .map(UnitId::new)
        .collect(Collectors.toSet());
  }

  void replace(MeetingId meeting, List<Cluster> clusters) {
    clear(meeting);
    for (Cluster cluster : clusters) {
      jdbc.sql("insert into line_check_cluster values (:meeting, :number, :technician)")
          .param("meeting", meeting.value())
          .param("number", cluster.number())
          .param("technician", cluster.technician().value())
          .update();
      jdbc.sql(
              """
              insert into line_check_cluster_site
              select :meeting, site, :number from unnest(:sites) as site
              """)
          .param("meeting", meeting.value())
          .param("number", cluster.number())
          .param(
              "sites",
              new SqlArrayValue("uuid", cluster.sites().stream().map(UnitId::value).toArray()))
          .update();
    }
  }

  /** False when there is no such cluster. */
  boolean give(MeetingId meeting, int number, AccountId technician) {
    return jdbc.sql(
                """
                update line_check_cluster set technician_id = :technician
                 where meeting_id = :meeting and number = :number
                """)
            .param("technician", technician.value())
            .param("meeting", meeting.value())
            .param("number", number)
            .update()
        > 0;
  }

  void clear(MeetingId meeting) {
    jdbc.sql("delete from line_check_cluster where meeting_id = :meeting")
        .param("meeting", meeting.value())
        .update();
  }
}

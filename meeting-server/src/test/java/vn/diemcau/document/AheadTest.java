package vn.diemcau.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestClock;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;

/** What a unit's device fetches before the meeting, and what the secretary sees of it. */
@ServerTest
class AheadTest {

  private static final byte[] PAPER = Papers.pdf("Kế hoạch phòng cháy");

  @Autowired TestCities cities;
  @Autowired TestClock clock;
  @Autowired JdbcClient db;

  private TestCity city;
  private MeetingId meeting;
  private TestSession secretary;
  private TestSession commune;

  @BeforeEach
  void aMeetingOfOneCommune() {
    city = cities.fresh();
    Map<String, Object> plan = TestMeetings.plan(city);
    UnitId called = city.communes.getFirst();
    plan.put("agenda", List.of(TestMeetings.item("Báo cáo", 30, null)));
    plan.put("invited", List.of(TestMeetings.call(called, called)));
    meeting = TestMeetings.announced(city, plan);
    secretary = city.signedIn(city.secretary);
    commune = city.signedIn(city.delegateOf(city.communes.getFirst()));
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  @Test
  void a_device_is_told_of_released_papers_of_the_next_day_with_their_hash() {
    String id = released("a.pdf", PAPER);
    Papers.put(secretary, meeting, "draft.pdf", Papers.pdf("Dự thảo"));
    released("b.csv", Papers.text("xã,số"));

    JsonNode ahead = commune.get("/api/documents/ahead").json();

    assertThat(ahead.size()).isEqualTo(1);
    JsonNode one = ahead.get(0);
    assertThat(one.path("id").asString()).isEqualTo(id);
    assertThat(one.path("size").asLong()).isEqualTo(PAPER.length);
    assertThat(one.path("hash").asString())
        .isEqualTo(commune.get("/api/documents/" + id).json().path("hash").asString())
        .hasSize(64);
    assertThat(one.path("withinSeconds").asLong()).isBetween(60L, 1800L);
  }

  @Test
  void who_is_not_invited_is_told_of_nothing_and_no_device_after_the_close() {
    released("a.pdf", PAPER);
    TestSession stranger = city.signedIn(city.delegateOf(city.communes.get(4)));
    assertThat(stranger.get("/api/documents/ahead").json().size()).isZero();

    clock.advance(Duration.ofDays(3));
    assertThat(commune.get("/api/documents/ahead").json().size()).isZero();
  }

  @Test
  void to_be_told_and_to_fetch_is_neither_to_receive_nor_to_open_and_is_audited() {
    String id = released("a.pdf", PAPER);
    commune.get("/api/documents/ahead");

    assertThat(commune.get("/api/documents/" + id + "/content?ahead=1").bytes()).isEqualTo(PAPER);

    JsonNode receipt = receipt(id);
    assertThat(receipt.path("receivedAt").isNull()).isTrue();
    assertThat(receipt.path("openedAt").isNull()).isTrue();
    assertThat(commune.get("/api/documents/" + id).json().path("openedByMe").asBoolean()).isFalse();
    assertThat(
            db.sql(
                    """
                    select kind from audit_entry where details ->> 'document' = :id
                       and kind in ('document.opened', 'document.downloaded',
                                    'document.fetched-ahead')
                    """)
                .param("id", id)
                .query(String.class)
                .list())
        .containsExactly("document.fetched-ahead");
  }

  @Test
  void the_secretary_sees_which_unit_has_the_whole_file() {
    String id = released("a.pdf", PAPER);
    String hash = commune.get("/api/documents/" + id).json().path("hash").asString();

    assertThat(commune.post("/api/documents/" + id + "/kept", Map.of("hash", hash)).status())
        .isEqualTo(204);

    assertThat(receipt(id).path("keptAt").isNull()).isFalse();
    assertThat(secretary.get("/api/documents/" + id).json().path("receipts").path("kept").asInt())
        .isEqualTo(1);
  }

  @Test
  void a_device_with_other_bytes_or_of_another_unit_has_nothing() {
    String id = released("a.pdf", PAPER);
    TestSession stranger = city.signedIn(city.delegateOf(city.communes.get(4)));

    assertThat(commune.post("/api/documents/" + id + "/kept", Map.of("hash", "00")).code())
        .isEqualTo("document.another-file");
    assertThat(commune.post("/api/documents/" + id + "/kept", Map.of()).code())
        .isEqualTo("document.another-file");
    String hash = commune.get("/api/documents/" + id).json().path("hash").asString();
    assertThat(stranger.post("/api/documents/" + id + "/kept", Map.of("hash", hash)).status())
        .isEqualTo(403);

    assertThat(receipt(id).path("keptAt").isNull()).isTrue();
  }

  private String released(String file, byte[] bytes) {
    return Papers.released(secretary, meeting, file, bytes);
  }

  private JsonNode receipt(String id) {
    return secretary.get("/api/documents/" + id + "/receipts").json().path(0);
  }
}

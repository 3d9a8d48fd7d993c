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
import vn.diemcau.TestSession.Answer;
import vn.diemcau.meeting.MeetingId;

/**
 * What a reader gets: bytes by ranges, headers that keep the file from doing anything, text, hits.
 */
@ServerTest
class ReadingTest {

  private static final byte[] PAPER =
      Papers.pdf("Kế hoạch phòng cháy", "Giao Sở Giáo dục và Đào tạo kiểm tra trường học");

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
    meeting = meetingOf(0);
    secretary = city.signedIn(city.secretary);
    commune = city.signedIn(city.delegateOf(city.communes.get(0)));
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  @Test
  void a_pdf_is_shown_in_place_and_can_run_nothing() {
    String id = released(meeting, "Kế hoạch số 12.pdf", PAPER);

    Answer answer = commune.get("/api/documents/" + id + "/content");

    assertThat(answer.bytes()).isEqualTo(PAPER);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/pdf");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
    assertThat(header(answer, "Content-Security-Policy")).startsWith("sandbox; default-src 'none'");
    assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
    assertThat(header(answer, "Cache-Control")).contains("private").doesNotContain("max-age");
    assertThat(header(answer, "Content-Disposition"))
        .startsWith("inline;")
        .contains("filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20s%E1%BB%91%2012.pdf");
  }

  @Test
  void a_download_and_what_no_browser_shows_is_sent_as_an_attachment() {
    String pdf = released(meeting, "a.pdf", PAPER);
    String table = released(meeting, "b.csv", Papers.text("xã,số\nA,1\n"));

    assertThat(
            header(
                commune.get("/api/documents/" + pdf + "/content?download=1"),
                "Content-Disposition"))
        .startsWith("attachment;");
    assertThat(header(commune.get("/api/documents/" + table + "/content"), "Content-Disposition"))
        .startsWith("attachment;");
  }

  @Test
  void parts_of_a_file_are_sent_by_range() {
    String id = released(meeting, "a.pdf", PAPER);

    Answer part = ranged(id, "bytes=10-19");

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.bytes()).isEqualTo(java.util.Arrays.copyOfRange(PAPER, 10, 20));
    assertThat(header(part, "Content-Range")).isEqualTo("bytes 10-19/" + PAPER.length);
    assertThat(ranged(id, "bytes=-5").bytes()).hasSize(5);
    assertThat(ranged(id, "bytes=99999999-").status()).isEqualTo(416);
  }

  @Test
  void an_unchanged_file_is_not_sent_again() {
    String id = released(meeting, "a.pdf", PAPER);
    String tag = header(commune.get("/api/documents/" + id + "/content"), "ETag");

    Answer again =
        commune.send(
            commune
                .request("/api/documents/" + id + "/content")
                .GET()
                .header("If-None-Match", tag));

    assertThat(again.status()).isEqualTo(304);
  }

  @Test
  void views_and_downloads_are_audited_once_for_each_reading() {
    String id = released(meeting, "a.pdf", PAPER);
    for (int from = 0; from < 5; from++) {
      ranged(id, "bytes=" + from + "-" + (from + 1));
    }
    commune.get("/api/documents/" + id + "/content");
    assertThat(audited(id)).containsExactly("document.opened");

    commune.get("/api/documents/" + id + "/content?download=1");
    assertThat(audited(id)).containsExactly("document.opened", "document.downloaded");

    clock.advance(Duration.ofMinutes(11));
    commune.get("/api/documents/" + id + "/content");
    assertThat(audited(id))
        .containsExactly("document.opened", "document.downloaded", "document.opened");
  }

  @Test
  void a_refused_reading_is_neither_audited_nor_a_receipt() {
    String id = released(meeting, "a.pdf", PAPER);
    TestSession stranger = city.signedIn(city.delegateOf(city.communes.get(4)));

    assertThat(stranger.get("/api/documents/" + id + "/content").status()).isEqualTo(403);

    assertThat(audited(id)).isEmpty();
    JsonNode receipt = secretary.get("/api/documents/" + id + "/receipts").json().path(0);
    assertThat(receipt.path("openedAt").isNull()).isTrue();
  }

  @Test
  void the_text_of_a_page_can_be_read() throws InterruptedException {
    String id = released(meeting, "a.pdf", PAPER);
    JsonNode view = Papers.whenRead(commune, id);

    JsonNode page = commune.get("/api/documents/" + id + "/pages/2").json();

    assertThat(view.path("pages").asInt()).isEqualTo(2);
    assertThat(page.path("text").asString())
        .isEqualTo("Giao Sở Giáo dục và Đào tạo kiểm tra trường học");
    assertThat(commune.get("/api/documents/" + id + "/pages/3").code())
        .isEqualTo("document.no-such-page");
  }

  @Test
  void why_a_file_has_no_text_is_said() throws InterruptedException {
    String id = released(meeting, "quet.pdf", Papers.pdf(" "));

    JsonNode view = Papers.whenRead(commune, id);

    assertThat(view.path("text").asString()).isEqualTo("none");
    assertThat(view.path("textReason").asString()).contains("không có chữ");
    assertThat(view.path("textReasonCode").asString()).isEqualTo("document-store.no-text.empty");
  }

  @Test
  void search_finds_what_the_searcher_may_read_and_nothing_else() throws InterruptedException {
    String mine = released(meeting, "a.pdf", PAPER);
    MeetingId other = meetingOf(4);
    String theirs = released(other, "b.pdf", PAPER);
    String draft = Papers.put(secretary, meeting, "c.pdf", PAPER);
    for (String id : List.of(mine, theirs, draft)) {
      Papers.whenRead(secretary, id);
    }

    JsonNode found = commune.get("/api/search?q=giao+duc+truong").json();

    assertThat(found.path("total").asInt()).isEqualTo(1);
    JsonNode hit = found.path("hits").path(0);
    assertThat(hit.path("documentId").asString()).isEqualTo(mine);
    assertThat(hit.path("meetingId").asString()).isEqualTo(meeting.toString());
    assertThat(hit.path("page").asInt()).isEqualTo(2);
    assertThat(hit.path("parts").path(0).toString()).isEqualTo("{\"text\":\"Giao\",\"hit\":true}");
    assertThat(found(secretary, "")).containsExactlyInAnyOrder(mine, theirs);
    assertThat(found(secretary, "&meeting=" + meeting)).containsExactlyInAnyOrder(mine, draft);
    assertThat(found(commune, "&meeting=" + meeting)).containsExactly(mine);
    assertThat(commune.get("/api/search?q=giao&meeting=" + other).status()).isEqualTo(403);
  }

  @Test
  void a_search_that_makes_no_sense_is_refused() {
    assertThat(commune.get("/api/search?q=").code()).isEqualTo("document-store.query-empty");
    assertThat(commune.get("/api/search?q=" + "a".repeat(201)).code())
        .isEqualTo("document-store.query-too-long");
    assertThat(commune.get("/api/search?q=a&meeting=x").status()).isEqualTo(400);
    assertThat(commune.get("/api/search").status()).isEqualTo(400);
  }

  private List<String> found(TestSession session, String more) {
    List<String> ids = new java.util.ArrayList<>();
    session
        .get("/api/search?q=giao+duc+truong" + more)
        .json()
        .path("hits")
        .forEach(hit -> ids.add(hit.path("documentId").asString()));
    return ids;
  }

  private MeetingId meetingOf(int commune) {
    Map<String, Object> plan = TestMeetings.plan(city);
    plan.put(
        "agenda",
        List.of(TestMeetings.item("Báo cáo", 30, null), TestMeetings.item("Chỉ đạo", 20, null)));
    plan.put(
        "invited",
        List.of(TestMeetings.call(city.communes.get(commune), city.communes.get(commune))));
    return TestMeetings.announced(city, plan);
  }

  private String released(MeetingId in, String fileName, byte[] content) {
    return Papers.released(secretary, in, fileName, content);
  }

  private Answer ranged(String id, String range) {
    return commune.send(
        commune.request("/api/documents/" + id + "/content").GET().header("Range", range));
  }

  private List<String> audited(String id) {
    return db.sql(
            """
            select kind from audit_entry where details ->> 'document' = :id
               and kind in ('document.opened', 'document.downloaded') order by id
            """)
        .param("id", id)
        .query(String.class)
        .list();
  }

  private static String header(Answer answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}

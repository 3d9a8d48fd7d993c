package vn.diemcau.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.TestSession.Answer;
import vn.diemcau.TestSession.Part;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.Phase;

/** Who uploads, changes, releases and sees which document. */
@ServerTest
class DocumentTest {

  private static final byte[] PAPER = Papers.pdf("Báo cáo giải ngân vốn đầu tư công");

  @Autowired TestCities cities;
  @Autowired Meetings meetings;

  @Value("${diemcau.data}")
  Path data;

  private TestCity city;
  private MeetingId meeting;
  private TestSession secretary;
  private TestSession commune;
  private TestSession stranger;

  @BeforeEach
  void aMeetingOfOneDistrict() {
    city = cities.fresh();
    Map<String, Object> plan = TestMeetings.plan(city);
    plan.put(
        "agenda",
        List.of(TestMeetings.item("Báo cáo", 30, null), TestMeetings.item("Chỉ đạo", 20, null)));
    plan.put(
        "invited",
        List.of(
            TestMeetings.call(city.district1, city.district1),
            TestMeetings.call(city.communes.get(0), city.communes.get(0)),
            TestMeetings.call(city.communes.get(1), city.district1)));
    meeting = TestMeetings.announced(city, plan);
    secretary = city.signedIn(city.secretary);
    commune = city.signedIn(city.delegateOf(city.communes.get(0)));
    stranger = city.signedIn(city.delegateOf(city.communes.get(4)));
  }

  @Test
  void a_secretary_adds_a_file_to_an_agenda_item_as_a_draft() {
    String item = agendaItem(0);

    Answer answer =
        Papers.send(
            secretary, meeting, "Báo cáo quý III.pdf", PAPER, Part.field("agendaItemId", item));

    assertThat(answer.status()).isEqualTo(200);
    JsonNode view = answer.json();
    assertThat(view.path("title").asString()).isEqualTo("Báo cáo quý III");
    assertThat(view.path("fileName").asString()).isEqualTo("Báo cáo quý III.pdf");
    assertThat(view.path("agendaItemId").asString()).isEqualTo(item);
    assertThat(view.path("type").asString()).isEqualTo("application/pdf");
    assertThat(view.path("size").asInt()).isEqualTo(PAPER.length);
    assertThat(view.path("state").asString()).isEqualTo("draft");
    assertThat(view.path("uploadedBy").asString()).isEqualTo(city.secretary.actor().name());
    assertThat(Papers.list(secretary, meeting)).hasSize(1);
  }

  @Test
  void an_unreleased_document_does_not_exist_for_invited_units() {
    String draft = Papers.put(secretary, meeting, "a.pdf", PAPER);

    assertThat(Papers.list(commune, meeting)).isEmpty();
    for (String path : List.of("", "/content", "/receipts", "/pages/1")) {
      Answer answer = commune.get("/api/documents/" + draft + path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.code()).as(path).isEqualTo("document.unknown");
    }
    assertThat(receipt(draft, 1).path("openedAt").isNull()).isTrue();
  }

  @Test
  void a_released_document_is_received_and_opened_by_unit() {
    String id = Papers.put(secretary, meeting, "a.pdf", PAPER);
    assertThat(release(secretary, id).status()).isEqualTo(204);
    assertThat(receipt(id, 1).path("receivedAt").isNull()).isTrue();

    JsonNode seen = Papers.list(commune, meeting).getFirst();
    assertThat(seen.path("state").asString()).isEqualTo("released");
    assertThat(seen.path("receipts").isNull()).isTrue();
    assertThat(seen.path("openedByMe").asBoolean()).isFalse();
    assertThat(receipt(id, 1).path("receivedAt").isNull()).isFalse();
    assertThat(receipt(id, 1).path("openedAt").isNull()).isTrue();

    assertThat(commune.get("/api/documents/" + id + "/content").bytes()).isEqualTo(PAPER);

    assertThat(receipt(id, 1).path("openedBy").asString())
        .isEqualTo(city.delegateOf(city.communes.get(0)).actor().name());
    assertThat(receipt(id, 0).path("openedAt").isNull()).isTrue();
    JsonNode counts = Papers.list(secretary, meeting).getFirst().path("receipts");
    assertThat(counts.path("units").asInt()).isEqualTo(3);
    assertThat(counts.path("received").asInt()).isEqualTo(1);
    assertThat(counts.path("opened").asInt()).isEqualTo(1);
    assertThat(Papers.list(commune, meeting).getFirst().path("openedByMe").asBoolean()).isTrue();
  }

  @Test
  void the_list_of_meetings_counts_what_is_released_and_unread() {
    String id = Papers.put(secretary, meeting, "a.pdf", PAPER);
    Papers.put(secretary, meeting, "b.pdf", PAPER);
    release(secretary, id);

    assertThat(counted(commune).toString()).isEqualTo("{\"total\":1,\"unread\":1}");
    commune.get("/api/documents/" + id + "/content");
    assertThat(counted(commune).toString()).isEqualTo("{\"total\":1,\"unread\":0}");
  }

  @Test
  void who_uploaded_a_document_is_not_told_to_read_it() {
    release(secretary, Papers.put(secretary, meeting, "a.pdf", PAPER));

    assertThat(Papers.list(secretary, meeting).getFirst().path("openedByMe").asBoolean()).isTrue();
    assertThat(counted(secretary).toString()).isEqualTo("{\"total\":1,\"unread\":0}");
    assertThat(counted(commune).toString()).isEqualTo("{\"total\":1,\"unread\":1}");
  }

  @Test
  void a_foreign_unit_is_refused_everywhere_and_changes_nothing() {
    String id = Papers.put(secretary, meeting, "a.pdf", PAPER);
    release(secretary, id);
    List<JsonNode> before = Papers.list(secretary, meeting);

    for (String path : List.of("", "/content", "/receipts", "/pages/1")) {
      assertThat(stranger.get("/api/documents/" + id + path).status()).as(path).isEqualTo(403);
    }
    assertThat(stranger.get("/api/meetings/" + meeting + "/documents").status()).isEqualTo(403);
    assertThat(Papers.send(stranger, meeting, "x.pdf", PAPER).status()).isEqualTo(403);
    assertThat(release(stranger, id).status()).isEqualTo(403);
    assertThat(stranger.patch("/api/documents/" + id, Map.of("title", "X")).status())
        .isEqualTo(403);
    assertThat(stranger.delete("/api/documents/" + id).status()).isEqualTo(403);

    assertThat(Papers.list(secretary, meeting)).isEqualTo(before);
  }

  @Test
  void an_invited_unit_reads_but_does_not_manage() {
    String released = Papers.put(secretary, meeting, "a.pdf", PAPER);
    release(secretary, released);
    List<JsonNode> before = Papers.list(secretary, meeting);

    String one = "/api/documents/" + released;
    assertThat(Papers.send(commune, meeting, "x.pdf", PAPER).code())
        .isEqualTo("document.not-managed");
    assertThat(commune.patch(one, Map.of("title", "X")).code()).isEqualTo("document.not-managed");
    assertThat(commune.delete(one).code()).isEqualTo("document.not-managed");
    assertThat(commune.get(one + "/receipts").code()).isEqualTo("document.not-managed");
    assertThat(release(commune, released).code()).isEqualTo("document.not-managed");

    assertThat(Papers.list(secretary, meeting)).isEqualTo(before);
  }

  @Test
  void nobody_reads_without_a_session() {
    String id = Papers.put(secretary, meeting, "a.pdf", PAPER);
    release(secretary, id);

    assertThat(city.browser().get("/api/documents/" + id + "/content").status()).isEqualTo(401);
    assertThat(city.browser().get("/api/search?q=bao").status()).isEqualTo(401);
  }

  @Test
  void a_renamed_program_is_refused_and_leaves_nothing_behind() throws IOException {
    byte[] program = Files.readAllBytes(Path.of(System.getProperty("java.home"), "bin", "java"));
    long before = filesKept();

    Answer answer = Papers.send(secretary, meeting, "bao-cao.pdf", program);

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.code()).isEqualTo("document-store.type-not-allowed");
    assertThat(answer.json().path("sentences").path("vi").asString()).startsWith("Loại tệp này");
    assertThat(Papers.list(secretary, meeting)).isEmpty();
    assertThat(filesKept()).isEqualTo(before);
  }

  @Test
  void an_upload_that_ends_in_the_middle_is_refused_and_leaves_nothing_behind() throws IOException {
    long before = filesKept();
    String half =
        "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nnửa";

    Answer answer =
        secretary.send(
            secretary
                .request("/api/meetings/" + meeting + "/documents")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(half))
                .header("Content-Type", "multipart/form-data; boundary=cut"));

    assertThat(answer.code()).isEqualTo("document-store.upload-broken");
    assertThat(Papers.list(secretary, meeting)).isEmpty();
    assertThat(filesKept()).isEqualTo(before);
  }

  @Test
  void a_file_over_the_limit_is_refused_and_leaves_nothing_behind() throws IOException {
    long before = filesKept();
    byte[] large = new byte[(200 << 20) + 1];

    Answer answer = Papers.send(secretary, meeting, "lon.pdf", large);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("document-store.too-large");
    assertThat(Papers.list(secretary, meeting)).isEmpty();
    assertThat(filesKept()).isEqualTo(before);
  }

  @Test
  void a_form_that_makes_no_sense_is_refused() {
    String path = "/api/meetings/" + meeting + "/documents";

    assertThat(secretary.upload(path, List.of(Part.field("title", "Không có tệp"))).status())
        .isEqualTo(422);
    assertThat(
            Papers.send(secretary, meeting, "a.pdf", PAPER, Part.field("agendaItemId", "x"))
                .status())
        .isEqualTo(422);
    assertThat(
            Papers.send(
                    secretary,
                    meeting,
                    "a.pdf",
                    PAPER,
                    Part.field("agendaItemId", UUID.randomUUID().toString()))
                .code())
        .isEqualTo("document.no-such-item");
    assertThat(secretary.post(path, Map.of("file", "x")).status()).isBetween(400, 499);
    assertThat(Papers.list(secretary, meeting)).isEmpty();
  }

  @Test
  void a_document_is_renamed_moved_and_put_in_order() {
    String first = agendaItem(0);
    String second = agendaItem(1);
    String a = Papers.put(secretary, meeting, "a.pdf", PAPER, Part.field("agendaItemId", first));
    String b = Papers.put(secretary, meeting, "b.pdf", PAPER, Part.field("agendaItemId", first));
    String c = Papers.put(secretary, meeting, "c.pdf", PAPER, Part.field("agendaItemId", second));
    assertThat(ids()).containsExactly(a, b, c);

    change(c, Map.of("agendaItemId", first, "position", 0));
    assertThat(ids()).containsExactly(c, a, b);
    change(c, Map.of("position", 1, "title", "  Phụ lục  số 1 "));
    assertThat(ids()).containsExactly(a, c, b);

    JsonNode moved = Papers.list(secretary, meeting).get(1);
    assertThat(moved.path("title").asString()).isEqualTo("Phụ lục số 1");
    assertThat(moved.path("agendaItemId").asString()).isEqualTo(first);
  }

  @Test
  void a_change_that_makes_no_sense_is_refused_and_changes_nothing() {
    String id = Papers.put(secretary, meeting, "a.pdf", PAPER);
    List<JsonNode> before = Papers.list(secretary, meeting);
    String one = "/api/documents/" + id;

    assertThat(secretary.patch(one, Map.of("title", "  ")).code()).isEqualTo("document.bad-title");
    assertThat(secretary.patch(one, Map.of("title", "x".repeat(301))).code())
        .isEqualTo("document.bad-title");
    assertThat(
            secretary
                .patch(one, Map.of("title", "Mới", "agendaItemId", UUID.randomUUID().toString()))
                .code())
        .isEqualTo("document.no-such-item");
    assertThat(secretary.patch(one, Map.of("position", "đầu")).code())
        .isEqualTo("platform.malformed");
    assertThat(secretary.patch(one, "{").status()).isEqualTo(400);
    assertThat(secretary.patch("/api/documents/khong-co", Map.of()).status()).isEqualTo(400);

    assertThat(Papers.list(secretary, meeting)).isEqualTo(before);
  }

  @Test
  void a_draft_can_be_deleted_and_a_released_document_cannot() {
    String draft = Papers.put(secretary, meeting, "a.pdf", PAPER);
    String released = Papers.put(secretary, meeting, "b.pdf", PAPER);
    release(secretary, released);

    assertThat(secretary.delete("/api/documents/" + draft).status()).isEqualTo(204);
    Answer refused = secretary.delete("/api/documents/" + released);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("document.released-stays");
    assertThat(ids()).containsExactly(released);
  }

  @Test
  void a_release_with_an_unknown_document_releases_none() {
    String id = Papers.put(secretary, meeting, "a.pdf", PAPER);

    assertThat(release(secretary, id, UUID.randomUUID().toString()).code())
        .isEqualTo("document.unknown");
    assertThat(release(secretary).code()).isEqualTo("document.nothing-chosen");

    assertThat(Papers.list(commune, meeting)).isEmpty();
  }

  @Test
  void a_second_release_changes_nothing() {
    String id = Papers.put(secretary, meeting, "a.pdf", PAPER);
    release(secretary, id);
    List<JsonNode> before = Papers.list(secretary, meeting);

    assertThat(release(secretary, id).status()).isEqualTo(204);

    assertThat(Papers.list(secretary, meeting)).isEqualTo(before);
  }

  @Test
  void only_a_document_of_the_meeting_is_put_on_its_stage() {
    String own = Papers.released(secretary, meeting, "Báo cáo.pdf", PAPER);
    MeetingId other = TestMeetings.announced(city, TestMeetings.plan(city));
    String foreign = Papers.released(secretary, other, "Báo cáo khác.pdf", PAPER);
    assertThat(command(meeting, "meeting.open-line-check", Map.of()).status()).isEqualTo(200);
    String unknown = UUID.randomUUID().toString();

    for (String wrong : List.of(foreign, unknown)) {
      assertThat(command(meeting, "stage.show", onStage(wrong)).code())
          .isEqualTo("room.foreign-document");
    }
    assertThat(command(meeting, "stage.show", onStage(own)).status()).isEqualTo(200);
  }

  private static Map<String, Object> onStage(String document) {
    return Map.of("layout", "document", "document", document);
  }

  private Answer command(MeetingId room, String name, Map<String, Object> args) {
    return secretary.post(
        "/api/rooms/" + room + "/commands",
        Map.of("id", UUID.randomUUID().toString(), "name", name, "args", args));
  }

  @Test
  void a_closed_meeting_takes_no_more_documents() {
    String draft = Papers.put(secretary, meeting, "a.pdf", PAPER);
    meetings.enter(meeting, Phase.LINE_CHECK, Instant.now(), null).orThrow();
    assertThat(Papers.send(secretary, meeting, "b.pdf", PAPER).status()).isEqualTo(200);
    meetings.enter(meeting, Phase.LIVE, Instant.now(), null).orThrow();
    meetings.enter(meeting, Phase.CLOSED, Instant.now(), null).orThrow();

    assertThat(Papers.send(secretary, meeting, "c.pdf", PAPER).code())
        .isEqualTo("document.meeting-over");
    assertThat(release(secretary, draft).code()).isEqualTo("document.meeting-over");
    assertThat(Papers.list(secretary, meeting)).hasSize(2);
    assertThat(Papers.list(commune, meeting)).isEmpty();
  }

  private Answer release(TestSession session, String... ids) {
    return session.post(
        "/api/meetings/" + meeting + "/documents/release", Map.of("ids", List.of(ids)));
  }

  private void change(String id, Map<String, ?> change) {
    assertThat(secretary.patch("/api/documents/" + id, change).status()).isEqualTo(200);
  }

  private List<String> ids() {
    return Papers.list(secretary, meeting).stream().map(d -> d.path("id").asString()).toList();
  }

  /** Of the unit at this place in the invitation. */
  private JsonNode receipt(String id, int place) {
    return secretary.get("/api/documents/" + id + "/receipts").json().path(place);
  }

  private String agendaItem(int place) {
    return meetings.facts(meeting).orElseThrow().agenda().get(place).id().toString();
  }

  private JsonNode counted(TestSession session) {
    return session.get("/api/meetings").json().path(0).path("documents");
  }

  private long filesKept() throws IOException {
    try (Stream<Path> all = Files.walk(data.resolve("documents"))) {
      return all.filter(Files::isRegularFile)
          .filter(f -> f.toString().contains("blobs") || f.toString().endsWith(".part"))
          .count();
    }
  }
}

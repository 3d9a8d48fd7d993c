package vn.diemcau.signalling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.TestSession.Part;
import vn.diemcau.document.Papers;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.security.internal.LevelJobs;

/**
 * Real answers and frames of the server, each written as a TypeScript constant of the type that the
 * web client reads it as: the compiler finds what is missing, what is more, and what is of another
 * kind.
 */
@ServerTest
class ClientTypesTest extends RoomTest {

  private static final Pattern ASKED =
      Pattern.compile("(?:api\\.(?:get|post|put|patch)|\\bupload)<([^(]+)>\\(");
  private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w+");

  /** Of many answers these parts only are read; the compiler compares them with the whole. */
  private static final Map<String, String> PARTS = Map.of("RoomGlance", "P.RoomView");

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired LevelJobs levels;

  private final StringBuilder source = new StringBuilder();
  private final Set<String> checked = new TreeSet<>();
  private int answers;
  private TestSession secretary;
  private TestSession it;
  private TestSession site;

  @BeforeEach
  void people() {
    assumeTrue(TypeScript.isThere(), "the web client's packages are not installed");
    secretary = secretaries;
    it = city.signedIn(city.itStaff);
    site = city.signedIn(city.delegateOf(commune));
    source.append("import type * as T from '../../web/src/api/types/index';\n");
    source.append("import type * as P from '../../web/src/room/core/protocol';\n");
  }

  @Test
  void every_answer_that_the_web_client_reads_is_of_the_type_it_is_read_as() throws Exception {
    whoMaySignIn();
    units();
    endpoints();
    aMeetingBeforeDuringAndAfter();
    operation();
    PARTS.forEach(
        (part, whole) -> {
          source.append(
              "export const as%s = (all: %s): T.%s => all;\n".formatted(part, whole, part));
          checked.add(part);
        });

    assertThat(askedFor()).as("types that pages ask for, all of them checked here").isNotEmpty();
    assertThat(checked).containsAll(askedFor());
    assertThat(TypeScript.says("answers.ts", source)).isEmpty();
  }

  private void whoMaySignIn() {
    is("T.Office", secretary.get("/api/public/office"));
    is("T.Me", secretary.get("/api/session"));
    TestSession.Answer created =
        it.post(
            "/api/accounts",
            Map.of(
                "login",
                city.prefix + "-moi",
                "name",
                "Người Mới",
                "position",
                "",
                "unitId",
                city.city.toString(),
                "roles",
                List.of(Map.of("role", "delegate", "unitId", city.city.toString()))));
    is("T.CreatedAccount", created);
    String id = created.json().path("account").path("id").asString();
    is("T.InitialPassword", it.post("/api/accounts/" + id + "/reset", null));
    is("T.Paged<T.Account>", it.get("/api/accounts"));
    is(
        "T.LevelJob",
        it.post(
            "/api/accounts/bulk",
            Map.of(
                "underUnitId",
                city.district1.toString(),
                "level",
                "commune",
                "role",
                "secretary")));
    levels.of(city.itStaff.actor()).orElseThrow().join();
    is("T.LevelJob", it.get("/api/accounts/bulk"));
    is("T.Paged<T.AuditEntry>", it.get("/api/audit"));
    is("T.PersonRef[]", secretary.get("/api/meetings/candidates?q=&unit=" + city.city));
  }

  private void endpoints() {
    Map<String, Object> body = new HashMap<>();
    body.put("siteId", city.communes.getFirst().toString());
    body.put("name", "Máy");
    body.put("kind", "room-pc");
    List.of("serial", "place", "line", "contact", "phone", "notes").forEach(f -> body.put(f, ""));
    TestSession.Answer added = it.post("/api/endpoints", body);
    is("T.Endpoint", added);
    String id = added.json().path("id").asString();
    TestSession.Answer code = it.post("/api/endpoints/" + id + "/code", null);
    is("T.EndpointCode", code);
    TestSession browser = new TestSession(port);
    String given = code.json().path("code").asString();
    is(
        "T.Me",
        browser.post(
            "/api/session/endpoint", Map.of("code", given, "device", "d", "browser", "Chrome")));
    is("T.EndpointSelf", browser.get("/api/endpoints/self"));
    is(
        "T.EndpointOrderSent",
        it.post("/api/endpoints/orders", Map.of("what", "message", "text", "Kiểm tra micro")));
    is("T.EndpointOrderSent[]", it.get("/api/endpoints/orders"));
    TestSession.Answer beat =
        browser.put(
            "/api/endpoints/self/beat",
            Map.of("place", "waiting", "software", "x", "browser", "Chrome 156"));
    assertThat(beat.json().path("orders")).isNotEmpty();
    is("{ orders: T.EndpointOrder[] }", beat);
    is("T.Endpoint[]", it.get("/api/endpoints"));
    qualityAndTroubles();
    byte[] book = it.get("/api/endpoints.xlsx").bytes();
    is(
        "T.EndpointImport",
        it.upload("/api/endpoints/import", List.of(new Part("file", "x.xlsx", book))));
  }

  private void qualityAndTroubles() {
    jdbc.sql("insert into site_quality values (current_date, :site, 'd', 900, 60, 0, 1, 2)")
        .param("site", commune.value())
        .update();
    jdbc.sql(
            """
            insert into site_trouble (id, meeting_id, site_id, device, kind, since, seen_at)
            values (gen_random_uuid(), :meeting, :site, 'd', 'poor', now(), now())
            """)
        .param("meeting", meeting.value())
        .param("site", commune.value())
        .update();
    TestSession.Answer quality = it.get("/api/endpoints/quality");
    assertThat(quality.json()).isNotEmpty();
    is("T.QualityLine[]", quality);
    TestSession.Answer troubles = it.get("/api/site-troubles");
    assertThat(troubles.json()).isNotEmpty();
    is("T.SiteTrouble[]", troubles);
  }

  private void units() {
    is("T.Unit[]", it.get("/api/units"));
    is(
        "T.Unit",
        secretary.post(
            "/api/units/outside-sources",
            Map.of("underId", city.city.toString(), "name", "Văn phòng Chính phủ")));
    is("T.UnitLevel[]", it.get("/api/units/levels"));
    is("T.UnitDetails", it.get("/api/units/" + city.communes.getFirst()));
    String file =
        "code,name,level,parent_code\n%1$s-01,Thành phố,city,\n%1$s-9,Xã Mới,commune,%1$s-01\n%1$s-9,Trùng,commune,%1$s-01\n"
            .formatted(city.prefix);
    TestSession.Answer preview =
        it.upload(
            "/api/units/import/preview",
            List.of(
                new Part("units", "don-vi.csv", file.getBytes(UTF_8)),
                Part.field("validFrom", "2024-01-01")));
    assertThat(preview.json().path("refused")).isNotEmpty();
    is("T.ImportPreview", preview);
  }

  private void replies(String replies) {
    Map<String, Object> person = Map.of("name", "Lê Thị Hoa", "position", "", "phone", "");
    String mine = replies + "/" + commune;
    site.put(mine, Map.of("kind", "deputy", "reason", "Ốm", "people", List.of(person)));
    TestSession.Answer all = secretary.get(replies);
    is("T.InvitedReply[]", all);
    Object at =
        all.json()
            .valueStream()
            .filter(u -> u.path("reply").isObject())
            .findFirst()
            .orElseThrow()
            .path("reply")
            .path("at")
            .asString();
    secretary.put(mine + "/consent", Map.of("granted", true, "replyAt", at));
    is("T.InvitedReply[]", site.get(replies));
    is("T.Reminded", secretary.post(replies + "/reminders", null));
  }

  private TestSession.Answer syntheticSite() {
    MeetingId next = TestMeetings.announced(city, TestMeetings.plan(city));
    TestSession.Answer begun =
        secretary.post("/api/meetings/" + next + "/rehearsal", Map.of("minutes", 10));
    is("T.MeetingView", begun);
    String id = begun.json().path("rehearsal").path("id").asString();
    TestSession.Answer came =
        secretary.post("/api/rehearsals/" + id + "/synthetic-sites", Map.of("count", 1));
    secretary.delete("/api/meetings/" + next + "/rehearsal");
    return came;
  }

  private void aMeetingBeforeDuringAndAfter() {
    String meetings = "/api/meetings/" + meeting;
    TestSession.Answer paper =
        secretary.upload(
            meetings + "/documents",
            List.of(new Part("file", "Báo cáo.txt", "Số liệu quý III".getBytes(UTF_8))));
    is("T.MeetingDocument", paper);
    String document = paper.json().path("id").asString();
    String pdf = Papers.put(secretary, meeting, "a.pdf", Papers.pdf("Số liệu"));
    secretary.post(meetings + "/documents/release", Map.of("ids", List.of(document, pdf)));
    replies(meetings + "/replies");
    String checks = meetings + "/line-checks";
    Map<String, Object> way = Map.of("loss", 0.01, "jitterMs", 4, "kbps", 600);
    TestSession site = city.signedIn(city.delegateOf(commune));
    Map<String, Object> measure = new HashMap<>();
    measure.put("device", "d");
    measure.put("deviceName", "Chrome, Windows");
    measure.put("phone", "");
    measure.put("browser", "fine");
    measure.put("camera", "dark");
    measure.put("microphone", "ok");
    measure.put("loudspeaker", "heard");
    measure.put("link", Map.of("rttMs", 20, "up", way, "down", way, "over", "udp"));
    is("T.LineCheckLinks", site.post(checks + "/media", null));
    is("T.LineCheck", site.post(checks, measure));
    site.put(checks + "/" + commune + "/escalation", Map.of("note", "x"));
    is("T.LineBoardSite[]", secretary.get(checks));
    is("T.LineCheck[]", secretary.get(checks + "/" + commune));
    TestSession it = city.signedIn(city.itStaff);
    it.put(
        meetings + "/clusters",
        Map.of("size", 20, "technicians", List.of(city.itStaff.id()), "onlyUncovered", false));
    is("T.SharedOut", it.get(meetings + "/clusters"));
    String talkback = meetings + "/talkback";
    is("T.OpenedLine", it.post(talkback, Map.of("sites", List.of(commune))));
    is("T.TalkbackLine", it.get(talkback));
    is("T.AnsweredCall", site.post(talkback + "/sites/" + commune, null));
    is("T.SiteCall", site.get(talkback + "/sites/" + commune));
    is("T.SyntheticSitesCame", syntheticSite());
    is("T.AheadDocument[]", city.signedIn(city.delegateOf(commune)).get("/api/documents/ahead"));
    is(
        "T.GivenCode",
        secretary.post(
            "/api/entry-codes",
            Map.of("meetingId", meeting.toString(), "siteId", city.communes.get(1).toString())));
    try (RoomClient main = device(city.secretary);
        RoomClient device = device(city.delegateOf(commune))) {
      main.join("may-thu-ky", true);
      device.join("phong-hop", true);
      live();
      reads(document);
      main.event("meeting.closed");
      device.event("meeting.closed");
      for (RoomClient client : List.of(main, device)) {
        client.seen().forEach(frame -> is("P.ServerFrame", frame));
      }
    }
  }

  private void live() {
    String own = commune.toString();
    Map<String, Object> chair =
        Map.of("unit", own, "name", "Mai Thị 1", "position", "Chủ tịch", "composition", "right");
    rest(
        "roll-call.prepare",
        Map.of("site", own, "chair", "Mai Thị 1", "people", List.of(chair), "headcount", 4));
    rest(
        "queue.request",
        Map.of("site", own, "speaker", "Mai Thị 1", "position", "", "subject", "x"));
    rest("meeting.start", Map.of());
    rest("roll-call.open", Map.of());
    rest("stage.prepare", Map.of("site", own));
    String paper = Papers.released(secretaries, meeting, "Báo cáo.pdf", Papers.pdf("Báo cáo"));
    rest("stage.show", Map.of("layout", "document", "document", paper));
    rest("stage.turn", Map.of("page", 2));
    rest("floor.invite", Map.of("site", own, "minutes", 5));
    rest(
        "attendance.correct",
        Map.of(
            "unit",
            city.communes.get(2).toString(),
            "field",
            "state",
            "value",
            "present",
            "reason",
            "Gọi điện xác nhận"));
  }

  private void reads(String document) {
    String meetings = "/api/meetings/" + meeting;
    for (TestSession each : List.of(secretary, site)) {
      is("P.RoomView", each.get("/api/rooms/" + meeting));
      is("T.MeetingView", each.get(meetings));
      is("T.MeetingSummary[]", each.get("/api/meetings"));
      is("T.MeetingDocument[]", each.get(meetings + "/documents"));
      is("T.SearchAnswer", each.get("/api/search?q=bao+cao"));
    }
    is("T.Receipt[]", secretary.get("/api/documents/" + document + "/receipts"));
    is("T.AttendanceReport", secretary.get(meetings + "/attendance"));
    rest("meeting.close", Map.of());
    String own = commune.toString();
    MeetingId next = TestMeetings.announced(city, TestMeetings.plan(city));
    is("T.LastList", site.get("/api/rooms/" + next + "/sites/" + own + "/last-list"));
  }

  private void operation() {
    is("T.Jobs", it.get("/api/it/jobs"));
    is("T.BridgeView[]", it.get("/api/it/bridges"));
  }

  private void is(String type, TestSession.Answer answer) {
    assertThat(answer.status()).as("%s: %s", type, answer.text()).isEqualTo(200);
    is(type, answer.json());
  }

  private void is(String type, JsonNode json) {
    assertThat(json.isArray() ? json.size() : 1).as("%s has something to check", type).isPositive();
    Matcher name = NAME.matcher(type);
    while (name.find()) {
      checked.add(name.group());
    }
    source.append("export const a%d: %s = %s;\n".formatted(answers++, type, json));
  }

  /** The names of all types that pages say their answers have. */
  private static Set<String> askedFor() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(TypeScript.WEB.resolve("src"))) {
      for (Path file : files.filter(f -> f.toString().matches(".*(?<!\\.test)\\.tsx?")).toList()) {
        Matcher asked = ASKED.matcher(Files.readString(file));
        while (asked.find()) {
          Matcher name = NAME.matcher(asked.group(1));
          while (name.find()) {
            names.add(name.group());
          }
        }
      }
    }
    return names;
  }
}

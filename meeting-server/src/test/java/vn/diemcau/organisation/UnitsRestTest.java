package vn.diemcau.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestSession;
import vn.diemcau.TestSession.Answer;
import vn.diemcau.TestSession.Part;

/** The unit tree and its import over HTTP. */
@ServerTest
class UnitsRestTest {

  @Autowired TestCities cities;
  @Autowired Units units;
  TestCity city;

  @BeforeEach
  void aCity() {
    city = cities.fresh();
  }

  private String csv() {
    StringBuilder csv = new StringBuilder("code,name,level,parent_code\n");
    for (TestCity.Place p : city.places) {
      String parent = p.parent() == null ? "" : city.code(p.parent());
      csv.append(p.code() + "," + p.name() + "," + p.level() + "," + parent + "\n");
    }
    return csv.toString();
  }

  private static Answer preview(TestSession session, String csv) {
    return session.upload(
        "/api/units/import/preview",
        List.of(
            new Part("units", "don-vi.csv", csv.getBytes(StandardCharsets.UTF_8)),
            Part.field("validFrom", "2024-01-01")));
  }

  @Test
  void the_tree_is_read_with_labels_levels_and_search() {
    TestSession session = city.signedIn(city.delegate);
    JsonNode all = session.get("/api/units").json();
    assertThat(all.findValuesAsString("label"))
        .contains("Phường Quang Trung, Quận Hà Đông", "Phường Quang Trung, Thị xã Sơn Tây");
    assertThat(session.get("/api/units/levels").json().findValuesAsString("name"))
        .contains("sở, ban, ngành");
    JsonNode found = session.get("/api/units/search?q=tan+linh+" + city.prefix).json();
    assertThat(found.get(0).path("code").asString()).isEqualTo(city.code(city.communes.get(4)));
    JsonNode one = session.get("/api/units/" + city.district1).json();
    assertThat(one.path("name").asString()).isEqualTo("Quận Hà Đông");
    assertThat(one.path("predecessors").isArray()).isTrue();
    assertThat(session.get("/api/units/" + UnitId.next()).code())
        .isEqualTo("organisation.no-such-unit");
    assertThat(session.get("/api/units/search?q=" + "x".repeat(101)).code())
        .isEqualTo("organisation.query-too-long");
  }

  private String name(UnitId unit) {
    return units.find(unit).orElseThrow().name();
  }

  @Test
  void it_staff_preview_an_import_and_apply_it() {
    TestSession session = city.signedIn(city.itStaff);
    String changed =
        csv().replace("Xã Đông Xuân", "Phường Đông Xuân")
            + city.prefix
            + "-00006,Xã Mới,commune,"
            + city.code(city.district2)
            + "\n"
            + city.prefix
            + "-00006,Xã Trùng,commune,"
            + city.code(city.district2)
            + "\n";
    Answer shown = preview(session, changed);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.json().path("counts").toString())
        .isEqualTo("{\"added\":1,\"changed\":1,\"ended\":0,\"refused\":1}");
    JsonNode refused = shown.json().path("refused").get(0);
    assertThat(refused.path("reason").asString()).isEqualTo("organisation.duplicate-code");
    assertThat(refused.path("sentence").asString()).isEqualTo("Mã này đã có ở dòng 12.");
    assertThat(units.byCode(city.prefix + "-00006")).isEmpty();
    String token = shown.json().path("token").asString();
    Answer applied = session.post("/api/units/import/" + token + "/apply", null);
    assertThat(applied.status()).isEqualTo(200);
    assertThat(units.byCode(city.prefix + "-00006")).isPresent();
    assertThat(name(city.communes.get(2))).isEqualTo("Phường Đông Xuân");
    assertThat(session.post("/api/units/import/" + token + "/apply", null).code())
        .isEqualTo("organisation.no-such-import");
  }

  @Test
  void nobody_else_imports_and_no_other_tree_is_touched() {
    List<Unit> before = units.subtree(city.city);
    String changed = csv().replace("Xã Đông Xuân", "Phường Đông Xuân");
    for (TestCity.Person person : List.of(city.secretary, city.delegate)) {
      Answer answer = preview(city.signedIn(person), changed);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("organisation.import-not-permitted");
    }
    assertThat(preview(city.signedIn(city.districtIt), changed).code())
        .isEqualTo("organisation.import-not-permitted");
    TestCity other = cities.fresh();
    assertThat(preview(other.signedIn(other.itStaff), changed).code())
        .isEqualTo("organisation.import-not-permitted");
    assertThat(units.subtree(city.city))
        .extracting(Unit::name)
        .isEqualTo(before.stream().map(Unit::name).toList());
  }

  @Test
  void another_administrator_cannot_apply_a_preview_that_is_not_his_to_make() {
    String token =
        preview(city.signedIn(city.itStaff), csv().replace("Xã Đông Xuân", "Phường Đông Xuân"))
            .json()
            .path("token")
            .asString();
    Answer answer =
        city.signedIn(city.districtIt).post("/api/units/import/" + token + "/apply", null);
    assertThat(answer.code()).isEqualTo("organisation.import-not-permitted");
    assertThat(name(city.communes.get(2))).isEqualTo("Xã Đông Xuân");
  }

  @Test
  void an_unusable_upload_is_refused_with_its_reason() {
    TestSession session = city.signedIn(city.itStaff);
    assertThat(preview(session, "a;b;c\n").code()).isEqualTo("organisation.wrong-header");
    assertThat(preview(session, "x".repeat(UnitImports.MAX_BYTES + 1)).status()).isEqualTo(413);
    assertThat(
            session
                .upload("/api/units/import/preview", List.of(Part.field("validFrom", "2024-01-01")))
                .code())
        .isEqualTo("organisation.file-missing");
    assertThat(
            session
                .upload(
                    "/api/units/import/preview",
                    List.of(
                        new Part("units", "a.csv", csv().getBytes(StandardCharsets.UTF_8)),
                        Part.field("validFrom", "hôm nay")))
                .code())
        .isEqualTo("organisation.bad-date");
  }
}

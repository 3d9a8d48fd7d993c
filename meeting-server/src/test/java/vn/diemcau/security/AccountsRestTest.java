package vn.diemcau.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestSession;
import vn.diemcau.TestSession.Answer;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.internal.LevelJobs;

/** Administering accounts: what is done, and what an administrator of elsewhere cannot do. */
@ServerTest
class AccountsRestTest {

  @Autowired TestCities cities;
  @Autowired LevelJobs levels;
  @Autowired JdbcClient db;
  @Autowired Accounts accounts;
  TestCity city;

  @BeforeEach
  void aCity() {
    city = cities.fresh();
  }

  /** Every account and role of the city, to see that nothing changed. */
  private List<String> everything() {
    return db.sql(
            "select row_to_json(a)::text from account a where login like :city union all select"
                + " row_to_json(r)::text from account_role r join account a on a.id ="
                + " r.account_id where a.login like :city order by 1")
        .param("city", "%" + city.prefix + "-%")
        .query(String.class)
        .list();
  }

  private Map<String, Object> wanted(String login, UnitId unit, String role, UnitId where) {
    return Map.of(
        "login",
        login,
        "name",
        "Nguyễn Văn Ánh",
        "position",
        "Văn thư",
        "unitId",
        unit,
        "roles",
        List.of(Map.of("role", role, "unitId", where)));
  }

  private static List<String> names(Answer answer) {
    return answer.json().path("items").findValuesAsString("login");
  }

  @Test
  void a_new_person_signs_in_once_with_the_initial_password_and_has_to_change_it() {
    TestSession it = city.signedIn(city.itStaff);
    String login = city.prefix + "-moi";
    Answer made =
        it.post(
            "/api/accounts", wanted(login, city.district1, "technician", city.communes.getFirst()));
    assertThat(made.status()).isEqualTo(200);
    String password = made.json().path("initialPassword").asString();
    assertThat(password).matches("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{5}");
    TestSession session = city.browser();
    Answer first = session.signIn(login, password);
    assertThat(first.json().path("mustChangePassword").asBoolean()).isTrue();
    for (String path : List.of("/api/units", "/api/accounts", "/ws/room/x")) {
      Answer answer = session.get(path);
      assertThat(answer.status()).as(path).isEqualTo(403);
      assertThat(answer.code()).as(path).isEqualTo("security.change-password-first");
    }
    Answer changed =
        session.put("/api/session/password", Map.of("old", password, "new", "bốn chữ rất dễ nhớ"));
    assertThat(changed.json().path("mustChangePassword").asBoolean()).isFalse();
    assertThat(session.get("/api/units").status()).isEqualTo(200);
    assertThat(city.browser().signIn(login, password).status()).isEqualTo(401);
  }

  @Test
  void malformed_wishes_make_no_account() {
    TestSession it = city.signedIn(city.itStaff);
    String free = city.prefix + "-tu-do";
    List<String> before = everything();
    UnitId commune = city.communes.getFirst();
    assertThat(it.post("/api/accounts", wanted("có dấu", commune, "delegate", commune)).code())
        .isEqualTo("security.bad-login");
    assertThat(
            it.post(
                    "/api/accounts",
                    wanted(city.leader.login().toUpperCase(), commune, "delegate", commune))
                .code())
        .isEqualTo("security.login-taken");
    assertThat(it.post("/api/accounts", wanted(free, UnitId.next(), "delegate", commune)).code())
        .isEqualTo("security.no-such-unit");
    assertThat(it.post("/api/accounts", wanted(free, commune, "delegate", UnitId.next())).code())
        .isEqualTo("security.bad-roles");
    assertThat(it.post("/api/accounts", wanted(free, commune, "king", commune)).status())
        .isEqualTo(400);
    assertThat(it.post("/api/accounts", Map.of("login", free, "unitId", commune)).code())
        .isEqualTo("security.bad-name");
    assertThat(
            it.post(
                    "/api/accounts",
                    Map.of("login", free, "name", "A\u0000B", "position", "", "unitId", commune))
                .code())
        .isEqualTo("security.bad-name");
    assertThat(
            it.post(
                    "/api/accounts",
                    Map.of(
                        "login", free, "name", "A", "position", "x".repeat(101), "unitId", commune))
                .code())
        .isEqualTo("security.bad-position");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void a_districts_administrator_has_power_over_the_district_and_no_further() {
    TestSession district = city.signedIn(city.districtIt);
    UnitId own = city.communes.getFirst();
    UnitId foreign = city.communes.getLast();
    String login = city.prefix + "-xa-moi";
    List<String> before = everything();
    assertThat(district.post("/api/accounts", wanted(login, foreign, "delegate", foreign)).code())
        .isEqualTo("security.not-permitted");
    assertThat(district.post("/api/accounts", wanted(login, own, "it-staff", city.city)).code())
        .isEqualTo("security.not-permitted");
    for (TestCity.Person person : List.of(city.itStaff, city.delegateOf(foreign))) {
      String path = "/api/accounts/" + person.id();
      assertThat(district.post(path + "/reset", null).code()).isEqualTo("security.not-permitted");
      assertThat(district.patch(path, Map.of("disabled", true)).code())
          .isEqualTo("security.not-permitted");
      assertThat(district.put(path + "/roles", roles("delegate", own)).code())
          .isEqualTo("security.not-permitted");
    }
    String ownPerson = "/api/accounts/" + city.delegateOf(own).id();
    assertThat(district.put(ownPerson + "/roles", roles("it-staff", city.city)).code())
        .isEqualTo("security.not-permitted");
    assertThat(district.get("/api/accounts?unit=" + city.city).code())
        .isEqualTo("security.not-permitted");
    assertThat(everything()).isEqualTo(before);
    assertThat(district.post("/api/accounts", wanted(login, own, "delegate", own)).status())
        .isEqualTo(200);
    assertThat(names(district.get("/api/accounts")))
        .contains(login, city.delegateOf(own).login())
        .doesNotContain(city.itStaff.login(), city.delegateOf(foreign).login());
  }

  private static Map<String, Object> roles(String role, UnitId where) {
    return Map.of("roles", List.of(Map.of("role", role, "unitId", where)));
  }

  @Test
  void who_administers_nothing_sees_and_changes_no_accounts() {
    List<String> before = everything();
    for (TestCity.Person person : List.of(city.secretary, city.leader, city.delegate)) {
      TestSession session = city.signedIn(person);
      String path = "/api/accounts/" + city.technician.id();
      assertThat(session.get("/api/accounts").status()).isEqualTo(403);
      assertThat(session.post(path + "/reset", null).status()).isEqualTo(403);
      assertThat(session.patch(path, Map.of("disabled", true)).status()).isEqualTo(403);
      assertThat(session.put(path + "/roles", roles("leader", city.city)).status()).isEqualTo(403);
      assertThat(
              session
                  .post("/api/accounts", wanted(city.prefix + "-a", city.city, "leader", city.city))
                  .status())
          .isEqualTo(403);
      assertThat(
              session
                  .post(
                      "/api/accounts/bulk",
                      Map.of("underUnitId", city.city, "level", "commune", "role", "technician"))
                  .status())
          .isEqualTo(403);
    }
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void a_disabled_person_is_out_at_once_and_comes_back_when_enabled() {
    TestSession it = city.signedIn(city.itStaff);
    TestSession person = city.signedIn(city.delegate);
    String path = "/api/accounts/" + city.delegate.id();
    Answer disabled = it.patch(path, Map.of("disabled", true));
    assertThat(disabled.json().path("disabled").asBoolean()).isTrue();
    assertThat(disabled.json().path("name").asString()).isEqualTo("Vũ Minh Đức");
    assertThat(person.get("/api/session").status()).isEqualTo(401);
    assertThat(city.browser().signIn(city.delegate.login(), city.delegate.password()).code())
        .isEqualTo("security.account-disabled");
    it.patch(path, Map.of("disabled", false));
    assertThat(person.get("/api/session").status()).isEqualTo(401);
    assertThat(city.signedIn(city.delegate).get("/api/session").status()).isEqualTo(200);
  }

  @Test
  void a_reset_ends_the_old_password_and_the_open_sessions() {
    TestSession it = city.signedIn(city.itStaff);
    TestSession person = city.signedIn(city.delegate);
    String password =
        it.post("/api/accounts/" + city.delegate.id() + "/reset", null)
            .json()
            .path("initialPassword")
            .asString();
    assertThat(person.get("/api/session").status()).isEqualTo(401);
    TestSession again = city.browser();
    assertThat(again.signIn(city.delegate.login(), city.delegate.password()).status())
        .isEqualTo(401);
    assertThat(
            again
                .signIn(city.delegate.login(), password)
                .json()
                .path("mustChangePassword")
                .asBoolean())
        .isTrue();
    assertThat(it.post("/api/accounts/" + AccountId.next() + "/reset", null).code())
        .isEqualTo("security.no-such-account");
  }

  @Test
  void new_roles_hold_at_once_and_an_administrator_cannot_lock_himself_out() {
    TestSession it = city.signedIn(city.itStaff);
    TestSession person = city.signedIn(city.technician);
    Answer changed =
        it.put(
            "/api/accounts/" + city.technician.id() + "/roles",
            Map.of(
                "roles",
                List.of(
                    Map.of("role", "technician", "unitId", city.communes.get(0)),
                    Map.of("role", "technician", "unitId", city.communes.get(1)),
                    Map.of("role", "secretary", "unitId", city.district1))));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(person.get("/api/session").json().path("roles").size()).isEqualTo(3);
    String self = "/api/accounts/" + city.itStaff.id();
    List<String> before = everything();
    assertThat(it.put(self + "/roles", roles("delegate", city.city)).code())
        .isEqualTo("security.not-oneself");
    assertThat(it.patch(self, Map.of("disabled", true)).code()).isEqualTo("security.not-oneself");
    assertThat(it.put(self + "/roles", Map.of("roles", List.of())).code())
        .isEqualTo("security.bad-roles");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void accounts_of_a_level_are_made_in_one_act_and_those_there_before_are_skipped() {
    TestSession it = city.signedIn(city.itStaff);
    Map<String, Object> wish =
        Map.of("underUnitId", city.district1, "level", "commune", "role", "technician");
    JsonNode made = made(it, wish);
    assertThat(made.path("created").findValuesAsString("login"))
        .containsExactly(
            "kythuat-" + city.prefix + "-00001",
            "kythuat-" + city.prefix + "-00002",
            "kythuat-" + city.prefix + "-00003");
    assertThat(made.path("created").findValuesAsString("initialPassword"))
        .hasSize(3)
        .doesNotHaveDuplicates();
    JsonNode first = made.path("created").get(0);
    assertThat(
            city.browser()
                .signIn(first.path("login").asString(), first.path("initialPassword").asString())
                .json()
                .path("mustChangePassword")
                .asBoolean())
        .isTrue();
    List<String> before = everything();
    JsonNode again = made(it, wish);
    assertThat(again.path("created").size()).isZero();
    assertThat(again.path("skipped").size()).isEqualTo(3);
    assertThat(
            it.post(
                    "/api/accounts/bulk",
                    Map.of("underUnitId", city.city, "level", "cluster", "role", "technician"))
                .code())
        .isEqualTo("security.no-such-level");
    assertThat(everything()).isEqualTo(before);
  }

  private JsonNode made(TestSession it, Map<String, Object> wish) {
    Answer started = it.post("/api/accounts/bulk", wish);
    assertThat(started.status()).as(started.text()).isEqualTo(200);
    levels.of(city.itStaff.actor()).orElseThrow().join();
    return it.get("/api/accounts/bulk").json().path("made");
  }

  @Test
  void how_far_a_level_is_and_its_sheets_survive_a_reload_until_they_are_put_away() {
    TestSession it = city.signedIn(city.itStaff);
    Map<String, Object> wish =
        Map.of("underUnitId", city.city, "level", "commune", "role", "delegate");
    assertThat(it.get("/api/accounts/bulk").status()).isEqualTo(204);
    JsonNode started = it.post("/api/accounts/bulk", wish).json();
    assertThat(started.path("total").asInt()).isEqualTo(5);
    assertThat(started.path("done").asInt()).isBetween(0, 5);
    levels.of(city.itStaff.actor()).orElseThrow().join();

    JsonNode job = city.signedIn(city.itStaff).get("/api/accounts/bulk").json();
    assertThat(job.path("done").asInt()).isEqualTo(5);
    assertThat(job.path("made").path("created").findValuesAsString("initialPassword")).hasSize(5);
    assertThat(job.path("failure").isNull()).isTrue();
    assertThat(city.signedIn(city.districtIt).get("/api/accounts/bulk").status())
        .as("another administrator")
        .isEqualTo(204);

    it.delete("/api/accounts/bulk");
    assertThat(it.get("/api/accounts/bulk").status()).isEqualTo(204);
  }

  @Test
  void people_are_found_without_accents_and_sorted_by_their_given_name() {
    TestSession it = city.signedIn(city.itStaff);
    assertThat(names(it.get("/api/accounts?q=vu+minh+duc"))).containsExactly(city.delegate.login());
    assertThat(names(it.get("/api/accounts?q=%25"))).isEmpty();
    assertThat(it.get("/api/accounts?q=" + "x".repeat(101)).code())
        .isEqualTo("security.query-too-long");
    List<String> given =
        it
            .get("/api/accounts?unit=" + city.district1)
            .json()
            .path("items")
            .findValuesAsString("name")
            .stream()
            .filter(n -> n.matches("(Đặng|Hoàng|Bùi).*"))
            .toList();
    assertThat(given).containsExactly("Đặng Thị Ánh", "Hoàng Gia Bảo", "Bùi Thanh Mai");
    assertThat(accounts.ofUnit(city.communes.getFirst()))
        .extracting(Accounts.Account::login)
        .containsExactlyInAnyOrder(
            city.technicians.getFirst().login(), city.delegates.getFirst().login());
    assertThat(accounts.search("khong ai ten nay", city.city, 5)).isEmpty();
    assertThat(accounts.search("phó CHU tich", city.city, 5))
        .extracting(Accounts.Account::login)
        .containsExactly(city.leader.login());
  }
}

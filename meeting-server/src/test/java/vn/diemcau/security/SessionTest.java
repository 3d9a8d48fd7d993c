package vn.diemcau.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
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
import vn.diemcau.TestSession;
import vn.diemcau.TestSession.Answer;

/** Signing in and out, what a session may, what ends it. */
@ServerTest
class SessionTest {

  @Autowired TestCities cities;
  @Autowired TestClock clock;
  @Autowired JdbcClient db;
  TestCity city;

  @BeforeEach
  void aCity() {
    city = cities.fresh();
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  @Test
  void a_person_signs_in_and_is_told_who_and_where_and_what() {
    TestSession session = city.browser();
    Answer answer =
        session.signIn(city.districtSecretary.login().toUpperCase(), "mot cau chi de thu");
    assertThat(answer.status()).isEqualTo(200);
    JsonNode me = session.get("/api/session").json();
    assertThat(me.path("name").asString()).isEqualTo("Bùi Thanh Mai");
    assertThat(me.path("unit").path("levelName").asString()).isEqualTo("quận, huyện, thị xã");
    assertThat(me.path("roles").get(0).path("role").asString()).isEqualTo("secretary");
    assertThat(me.path("can").toString()).isEqualTo("[\"meetings-convene\",\"codes-give\"]");
    assertThat(me.path("pass").isNull()).isTrue();
    assertThat(me.path("mustChangePassword").asBoolean()).isFalse();
  }

  @Test
  void the_cookie_cannot_be_read_by_a_script_nor_sent_from_elsewhere() {
    Answer answer = city.browser().signIn(city.leader.login(), city.leader.password());
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(
            c ->
                assertThat(c).startsWith("DIEMCAU=").contains("HttpOnly").contains("SameSite=Lax"));
  }

  @Test
  void a_session_id_planted_before_the_sign_in_is_worth_nothing_after_it() {
    TestSession attacker = city.signedIn(city.delegate);
    TestSession victim = city.browser();
    victim.plant("DIEMCAU", attacker.cookie("DIEMCAU"));
    assertThat(victim.signIn(city.leader.login(), city.leader.password()).status()).isEqualTo(200);
    assertThat(victim.cookie("DIEMCAU")).isNotEqualTo(attacker.cookie("DIEMCAU"));
    assertThat(attacker.get("/api/session").code()).isEqualTo("security.not-signed-in");
  }

  @Test
  void a_text_that_no_database_holds_is_refused_and_is_no_fault_of_the_server() {
    Answer signIn = city.browser().signIn(city.leader.login() + "\u0000", "x");
    assertThat(signIn.status()).isEqualTo(401);
    Answer search = city.signedIn(city.itStaff).get("/api/audit?kind=a%00b");
    assertThat(search.status()).isEqualTo(400);
    assertThat(search.code()).isEqualTo("platform.malformed");
  }

  @Test
  void nothing_is_told_to_who_is_not_signed_in() {
    TestSession nobody = city.browser();
    for (String path : new String[] {"/api/session", "/api/units", "/api/accounts", "/api/audit"}) {
      Answer answer = nobody.get(path);
      assertThat(answer.status()).as(path).isEqualTo(401);
      assertThat(answer.code()).as(path).isEqualTo("security.not-signed-in");
    }
    assertThat(nobody.get("/api/public/office").json().path("warning").asString())
        .contains("bí mật nhà nước");
  }

  @Test
  void a_wrong_password_an_unknown_login_and_a_malformed_body_let_nobody_in() {
    TestSession session = city.browser();
    assertThat(session.signIn(city.leader.login(), "sai").code())
        .isEqualTo("security.wrong-credentials");
    assertThat(session.signIn(city.prefix + "-khong-co", "sai").code())
        .isEqualTo("security.wrong-credentials");
    assertThat(session.post("/api/session", "{\"login\":").status()).isEqualTo(400);
    assertThat(session.post("/api/session", "{}").code()).isEqualTo("security.wrong-credentials");
    assertThat(session.signIn(city.leader.login(), "x".repeat(100_000)).code())
        .isEqualTo("security.wrong-credentials");
    assertThat(session.get("/api/session").status()).isEqualTo(401);
  }

  @Test
  void a_write_without_the_token_is_refused_and_changes_nothing() {
    TestSession session = city.signedIn(city.leader);
    Answer answer =
        session.send(
            java.net.http.HttpRequest.newBuilder(
                    java.net.URI.create(session.origin() + "/api/session/preferences"))
                .header("Cookie", session.cookieHeader())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"language\":\"en\",\"largeType\":true}")));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("security.page-outdated");
    assertThat(session.get("/api/session").json().path("language").asString()).isEqualTo("vi");
  }

  @Test
  void preferences_are_kept_and_an_unknown_language_is_refused() {
    TestSession session = city.signedIn(city.leader);
    assertThat(preferences(session, "en").status()).isEqualTo(200);
    assertThat(preferences(session, "fr").code()).isEqualTo("security.no-such-language");
    JsonNode me = city.signedIn(city.leader).get("/api/session").json();
    assertThat(me.path("language").asString()).isEqualTo("en");
    assertThat(me.path("largeType").asBoolean()).isTrue();
  }

  private static Answer preferences(TestSession session, String language) {
    return session.put("/api/session/preferences", Map.of("language", language, "largeType", true));
  }

  @Test
  void signing_out_ends_the_session() {
    TestSession session = city.signedIn(city.leader);
    String before = session.cookie("DIEMCAU");
    assertThat(session.delete("/api/session").status()).isEqualTo(204);
    session.plant("DIEMCAU", before);
    assertThat(session.get("/api/session").status()).isEqualTo(401);
  }

  @Test
  void a_new_password_ends_the_persons_other_sessions_and_not_this_one() {
    TestSession here = city.signedIn(city.leader);
    TestSession elsewhere = city.signedIn(city.leader);
    Answer answer = change(here, city.leader.password(), "một câu khác hẳn câu cũ");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(here.get("/api/session").status()).isEqualTo(200);
    assertThat(elsewhere.get("/api/session").status()).isEqualTo(401);
    TestSession again = city.browser();
    assertThat(again.signIn(city.leader.login(), city.leader.password()).status()).isEqualTo(401);
    assertThat(again.signIn(city.leader.login(), "một câu khác hẳn câu cũ").status())
        .isEqualTo(200);
  }

  @Test
  void a_bad_new_password_is_refused_and_the_old_one_stays() {
    TestSession session = city.signedIn(city.leader);
    String old = city.leader.password();
    assertThat(change(session, "sai", "một câu khác hẳn").code())
        .isEqualTo("security.wrong-old-password");
    assertThat(change(session, old, "ngắn").code()).isEqualTo("security.password-too-short");
    assertThat(change(session, old, "đ".repeat(40)).code()).isEqualTo("security.password-too-long");
    assertThat(change(session, old, "aaaaaaaaaaaa").code())
        .isEqualTo("security.password-too-common");
    assertThat(change(session, old, "matkhau12345").code())
        .isEqualTo("security.password-too-common");
    assertThat(change(session, old, city.leader.login() + "2026").code())
        .isEqualTo("security.password-like-login");
    assertThat(change(session, old, old).code()).isEqualTo("security.password-same");
    assertThat(city.signedIn(city.leader).get("/api/session").status()).isEqualTo(200);
  }

  private static Answer change(TestSession session, String before, String after) {
    return session.put("/api/session/password", Map.of("old", before, "new", after));
  }

  @Test
  void the_same_password_typed_on_another_system_is_the_same_password() {
    TestSession session = city.signedIn(city.leader);
    change(session, city.leader.password(), "câu tiếng Việt có dấu");
    String decomposed =
        java.text.Normalizer.normalize("câu tiếng Việt có dấu", java.text.Normalizer.Form.NFD);
    assertThat(city.browser().signIn(city.leader.login(), decomposed).status()).isEqualTo(200);
  }

  @Test
  void roles_taken_away_are_gone_at_the_next_request_of_an_open_session() {
    TestSession session = city.signedIn(city.secretary);
    db.sql("delete from account_role where account_id = :id")
        .param("id", city.secretary.id().value())
        .update();
    assertThat(session.get("/api/session").json().path("can").isEmpty()).isTrue();
  }

  @Test
  void an_account_waits_after_its_fifth_failure_and_longer_after_each_further_one() {
    TestSession session = city.browser();
    for (int i = 0; i < 5; i++) {
      assertThat(session.signIn(city.leader.login(), "sai").status()).isEqualTo(401);
    }
    Answer waits = session.signIn(city.leader.login(), city.leader.password());
    assertThat(waits.status()).isEqualTo(429);
    assertThat(waits.code()).isEqualTo("security.throttled");
    assertThat(waits.json().path("args").path("seconds").asInt()).isBetween(1, 5);
    clock.advance(Duration.ofSeconds(6));
    assertThat(session.signIn(city.leader.login(), "sai").status()).isEqualTo(401);
    assertThat(
            session
                .signIn(city.leader.login(), city.leader.password())
                .json()
                .path("args")
                .path("seconds")
                .asInt())
        .isBetween(6, 10);
    assertThat(city.signedIn(city.secretary).get("/api/session").status()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(11));
    assertThat(session.signIn(city.leader.login(), city.leader.password()).status()).isEqualTo(200);
    assertThat(session.signIn(city.leader.login(), "sai").status()).isEqualTo(401);
  }

  @Test
  void every_page_says_what_it_may_load() {
    Answer answer = city.browser().get("/api/public/office");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'")
        .contains("worker-src 'self' blob:")
        .contains("ws://localhost:")
        .contains("frame-ancestors 'self'")
        .doesNotContain("unsafe-eval' ")
        .contains("'wasm-unsafe-eval'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Permissions-Policy").orElseThrow())
        .contains("camera=(self)");
  }
}

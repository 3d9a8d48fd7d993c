package vn.diemcau.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.diemcau.ServerTest;
import vn.diemcau.TestCities;
import vn.diemcau.TestCity;
import vn.diemcau.TestMeetings;
import vn.diemcau.TestSession;
import vn.diemcau.meeting.MeetingId;

/**
 * Every address that takes JSON, found in the application itself: what is none of its messages is
 * refused in words, and no row of the database is another one afterwards.
 */
@ServerTest
class MalformedRequestsTest {

  private static final int OVER_THE_LIMIT = 5_000_000;

  private static final List<String> BODIES =
      List.of(
          "{",
          "[]",
          "7",
          "\"x\"",
          "{\"x\":1}}",
          "\u0000",
          "[".repeat(100_000),
          "{\"a\":".repeat(100_000),
          "{\"title\":\"" + "x".repeat(OVER_THE_LIMIT) + "\"}");

  /** Rooms that other tests left open go on: their sites are missed, their clocks run. */
  private static final String OWN_ROOM = " where meeting_id = :meeting";

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @Autowired JdbcClient jdbc;
  @Autowired TestCities cities;

  TestCity city;
  MeetingId meeting;

  @BeforeEach
  void aMeeting() {
    city = cities.fresh();
    meeting = TestMeetings.announced(city, TestMeetings.plan(city));
  }

  @TestFactory
  List<DynamicTest> what_is_no_message_is_refused_in_words_and_changes_nothing() {
    List<DynamicTest> tests = new ArrayList<>();
    Map<RequestMappingInfo, HandlerMethod> all = mappings.getHandlerMethods();
    all.forEach(
        (info, handler) -> {
          if (takesJson(handler)) {
            for (String path : info.getPatternValues()) {
              for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                tests.add(DynamicTest.dynamicTest(method + " " + path, () -> refuse(method, path)));
              }
            }
          }
        });
    assertThat(tests).as("addresses that take JSON").hasSizeGreaterThan(15);
    return tests;
  }

  private void refuse(RequestMethod method, String pattern) {
    TestSession session =
        city.signedIn(pattern.contains("accounts") ? city.itStaff : city.secretary);
    Map<String, String> before = rows();
    for (String body : BODIES) {
      String named = body.substring(0, Math.min(20, body.length()));
      TestSession.Answer answer = session.send(method.name(), path(pattern), body);
      assertThat(answer.status()).as("%s: %s", named, answer.text()).isBetween(400, 422);
      assertThat(answer.code()).as(named).isEqualTo("platform.malformed");
      assertThat(answer.json().path("sentences").path("vi").asString()).as(named).isNotEmpty();
    }
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void what_is_not_json_at_all_is_refused_and_changes_nothing() {
    TestSession session = city.signedIn(city.secretary);
    Map<String, String> before = rows();
    for (String type : List.of("text/plain", "application/xml", "application/octet-stream")) {
      TestSession.Answer answer =
          session.send(
              session
                  .request("/api/meetings")
                  .header("Content-Type", type)
                  .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));
      assertThat(answer.status()).as(type).isEqualTo(415);
      assertThat(answer.code()).as(type).isEqualTo("platform.malformed");
    }
    assertThat(session.send("TRACE", "/api/meetings", null).status()).isBetween(400, 405);
    assertThat(session.delete("/api/meetings").status()).isEqualTo(405);
    assertThat(rows()).isEqualTo(before);
  }

  private static boolean takesJson(HandlerMethod handler) {
    return handler.getBeanType().getName().startsWith("vn.diemcau.")
        && Arrays.stream(handler.getMethodParameters())
            .anyMatch(p -> p.hasParameterAnnotation(RequestBody.class));
  }

  /** The address of the test's own meeting where one is named, else of nothing that exists. */
  private String path(String pattern) {
    String real =
        pattern.startsWith("/api/meetings/") || pattern.startsWith("/api/rooms/")
            ? meeting.toString()
            : UUID.randomUUID().toString();
    return pattern.replaceAll("\\{[^}]+}", Matcher.quoteReplacement(real));
  }

  /** A sum of every table's rows, without what the server writes by itself as time goes by. */
  private Map<String, String> rows() {
    Map<String, String> sums = new TreeMap<>();
    jdbc
        .sql("select table_name from information_schema.tables where table_schema = 'public'")
        .query(String.class)
        .list()
        .stream()
        .filter(table -> !table.startsWith("qrtz_") && !table.startsWith("spring_session"))
        .forEach(
            table ->
                sums.put(
                    table,
                    jdbc.sql(
                            "select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0)"
                                + " from "
                                + table
                                + " t"
                                + (table.startsWith("room") ? OWN_ROOM : ""))
                        .param("meeting", meeting.value())
                        .query(String.class)
                        .single()));
    return sums;
  }
}

package vn.diemcau;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;

/** Plans of meetings for tests, as a browser sends them. */
public final class TestMeetings {

  private TestMeetings() {}

  /**
   * A briefing of the whole test city in three hours: the leader chairs, the city's secretary is
   * its secretary; both departments sit at the city's site, everyone else at home; two agenda
   * items, the first presented by department 1. May be changed before it is sent.
   */
  public static Map<String, Object> plan(TestCity city) {
    Map<String, Object> plan = new HashMap<>();
    plan.put("title", "Giao ban công tác tháng " + city.prefix);
    plan.put("type", "giao-ban");
    plan.put("form", "online");
    plan.put("convenerId", city.city.toString());
    plan.put("chairId", city.leader.id().toString());
    plan.put("deputyChairId", null);
    plan.put("secretaryIds", List.of(city.secretary.id().toString()));
    plan.put("startsAt", Instant.now().plus(Duration.ofHours(3)).toString());
    plan.put("plannedMinutes", 90);
    plan.put("requiredComposition", "Chủ tịch UBND, Trưởng Công an");
    plan.put(
        "agenda",
        List.of(
            item("Báo cáo kết quả tháng", 30, city.department1),
            item("Phát biểu chỉ đạo", 20, null)));
    List<Map<String, Object>> invited = new ArrayList<>();
    invited.add(call(city.department1, city.city));
    invited.add(call(city.department2, city.city));
    invited.add(call(city.district1, city.district1));
    invited.add(call(city.district2, city.district2));
    city.communes.forEach(c -> invited.add(call(c, c)));
    plan.put("invited", invited);
    return plan;
  }

  public static Map<String, Object> item(String title, int minutes, UnitId presenter) {
    Map<String, Object> item = new HashMap<>();
    item.put("title", title);
    item.put("minutes", minutes);
    item.put("presentingUnitId", presenter == null ? null : presenter.toString());
    return item;
  }

  public static Map<String, Object> call(UnitId unit, UnitId site) {
    return Map.of("unitId", unit.toString(), "siteId", site.toString());
  }

  /** Keeps a plan as a draft, in the name of the city's secretary. */
  public static MeetingId draft(TestCity city, Map<String, Object> plan) {
    TestSession.Answer answer = city.signedIn(city.secretary).post("/api/meetings", plan);
    if (answer.status() != 200) {
      throw new AssertionError("the plan is refused: " + answer.text());
    }
    return MeetingId.of(answer.json().path("id").asString());
  }

  /** Plans and announces a meeting, in the name of the city's secretary. */
  public static MeetingId announced(TestCity city, Map<String, Object> plan) {
    MeetingId id = draft(city, plan);
    TestSession.Answer answer =
        city.signedIn(city.secretary).post("/api/meetings/" + id + "/announce", Map.of());
    if (answer.status() != 200) {
      throw new AssertionError("the meeting is not announced: " + answer.text());
    }
    return id;
  }
}

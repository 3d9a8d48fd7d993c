package vn.diemcau.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import vn.diemcau.TestCity;
import vn.diemcau.TestSession;
import vn.diemcau.organisation.UnitId;

/** Devices of a test city's register, each with the browser that is bound to it. */
public final class EnrolledDevices {

  /** A device and its browser. */
  public record Device(String id, TestSession browser) {

    /** What it says of itself, and what it has to do. */
    public JsonNode beat() {
      TestSession.Answer answer =
          browser.put(
              "/api/endpoints/self/beat",
              Map.of("place", "waiting", "software", "abc", "browser", "Chrome 140"));
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      return answer.json().path("orders");
    }
  }

  private EnrolledDevices() {}

  public static Map<String, Object> described(UnitId site, String name, String kind) {
    Map<String, Object> body = new HashMap<>();
    body.put("siteId", site.toString());
    body.put("name", name);
    body.put("kind", kind);
    List.of("serial", "place", "line", "contact", "phone", "notes").forEach(f -> body.put(f, ""));
    return body;
  }

  public static Device enrolled(TestCity city, UnitId site, String name, String kind) {
    TestSession staff = city.signedIn(city.itStaff);
    TestSession.Answer added = staff.post("/api/endpoints", described(site, name, kind));
    assertThat(added.status()).as(added.text()).isEqualTo(200);
    String id = added.json().path("id").asString();
    String code = staff.post("/api/endpoints/" + id + "/code", null).json().path("code").asString();
    TestSession browser = city.browser();
    TestSession.Answer in =
        browser.post(
            "/api/session/endpoint",
            Map.of("code", code, "device", "d-" + id, "browser", "Chrome"));
    assertThat(in.status()).as(in.text()).isEqualTo(200);
    return new Device(id, browser);
  }
}

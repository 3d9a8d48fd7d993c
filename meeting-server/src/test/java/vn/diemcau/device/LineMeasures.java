package vn.diemcau.device;

import java.util.HashMap;
import java.util.Map;

/** What a page sends of a line check, for tests. */
public final class LineMeasures {

  private LineMeasures() {}

  public static Map<String, Object> good() {
    return with("camera", "ok");
  }

  /** A good one but for one field. */
  public static Map<String, Object> with(String field, Object value) {
    Map<String, Object> way = Map.of("loss", 0.0, "jitterMs", 4, "kbps", 1400);
    Map<String, Object> m = new HashMap<>();
    m.put("device", "d-1");
    m.put("deviceName", "Chrome, Windows");
    m.put("phone", "");
    m.put("browser", "fine");
    m.put("clockOffsetMs", 30);
    m.put("camera", "ok");
    m.put("microphone", "ok");
    m.put("micPeak", 0.6);
    m.put("loudspeaker", "heard");
    m.put("echo", 0.1);
    m.put("link", Map.of("rttMs", 20, "up", way, "down", way, "over", "udp"));
    m.put(field, value);
    return m;
  }
}

package vn.diemcau.scheduler;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.quartz.JobDataMap;
import org.quartz.TriggerKey;

/**
 * What a trigger carries, as text in Quartz's job data.
 *
 * @param due null for what repeats, whose due time is the trigger's
 */
record Entry(String key, String handler, String payload, Instant due, int attempt) {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9.-]+(/[A-Za-z0-9.-]+)*");
  private static final Pattern HANDLER = Pattern.compile("[A-Za-z0-9.-]{1,80}");
  private static final int MAX_KEY = 200;
  private static final int MAX_PAYLOAD = 2000;

  /** The last segment under which a retry of a key stands, below the key itself. */
  private static final String RETRY = "/retry";

  Entry {
    checkKey(key);
    if (!HANDLER.matcher(handler).matches()) {
      throw new IllegalArgumentException("no handler key: " + handler);
    }
    if (payload.length() > MAX_PAYLOAD) {
      throw new IllegalArgumentException("payload of " + payload.length() + " characters");
    }
  }

  static void checkKey(String key) {
    if (key.length() > MAX_KEY || !KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("no key of a plan: " + key);
    }
  }

  static Entry of(Map<String, Object> data) {
    String due = (String) data.get("due");
    return new Entry(
        (String) data.get("key"),
        (String) data.get("handler"),
        (String) data.get("payload"),
        due == null ? null : Instant.parse(due),
        Integer.parseInt((String) data.get("attempt")));
  }

  JobDataMap data() {
    JobDataMap data = new JobDataMap();
    data.put("key", key);
    data.put("handler", handler);
    data.put("payload", payload);
    data.put("attempt", String.valueOf(attempt));
    if (due != null) {
      data.put("due", due.toString());
    }
    return data;
  }

  Entry nextAttempt(Instant due) {
    return new Entry(key, handler, payload, due, attempt + 1);
  }

  /** Where the entry stands among Quartz's triggers: a retry stands below what it retries. */
  TriggerKey triggerKey() {
    return triggerKey(attempt > 1 ? key + RETRY : key);
  }

  /** Group = all segments but the last, so that Quartz finds everything below a prefix. */
  static TriggerKey triggerKey(String key) {
    int slash = key.lastIndexOf('/');
    return slash < 0
        ? new TriggerKey(key, TOP)
        : new TriggerKey(key.substring(slash + 1), key.substring(0, slash));
  }

  /** The group of keys of one segment; a slash at its end keeps it apart from real ones. */
  private static final String TOP = "/";
}

package vn.diemcau.device;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * One thing that a line check found wrong.
 *
 * @param code names the sentences: {@code device.finding.<code>} says what is so, {@code
 *     device.todo.<code>} what to do
 * @param args what stands in the sentences
 */
public record Finding(String code, Fault fault, LineVerdict weight, Map<String, Object> args) {

  /** Where the fault lies, so that the right person is called. */
  public enum Fault {
    @JsonProperty("device")
    DEVICE,
    @JsonProperty("room")
    ROOM,
    @JsonProperty("local-line")
    LOCAL_LINE,
    @JsonProperty("server")
    SERVER
  }

  public Finding {
    args = Map.copyOf(args);
  }
}

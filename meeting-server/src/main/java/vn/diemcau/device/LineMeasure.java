package vn.diemcau.device;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a site's page measured of itself. Nothing of it is trusted further than the verdict that is
 * shown.
 *
 * @param device the browser's own stable id
 * @param deviceName browser and system
 * @param phone where the room can be reached; empty when nobody said
 * @param clockOffsetMs the PC's clock less the server's, in milliseconds; null when not measured
 * @param micPeak the loudest moment while someone spoke, 0 (−60 dBFS and below) to 1
 * @param echo how much of a tone came back into the microphone, 0 to 1; null when not measured
 * @param link null when no media came through
 */
public record LineMeasure(
    String device,
    String deviceName,
    String phone,
    Browser browser,
    Long clockOffsetMs,
    Camera camera,
    Microphone microphone,
    Double micPeak,
    Loudspeaker loudspeaker,
    Double echo,
    Link link) {

  /** Whether the page's own list of browsers takes this one. */
  public enum Browser {
    @JsonProperty("fine")
    FINE,
    @JsonProperty("untried")
    UNTRIED,
    @JsonProperty("too-old")
    TOO_OLD,
    @JsonProperty("unknown")
    UNKNOWN
  }

  /** What the camera gave. */
  public enum Camera {
    @JsonProperty("ok")
    OK,
    @JsonProperty("dark")
    DARK,
    @JsonProperty("missing")
    MISSING,
    @JsonProperty("denied")
    DENIED,
    @JsonProperty("busy")
    BUSY,
    @JsonProperty("failed")
    FAILED
  }

  /** What the microphone gave. */
  public enum Microphone {
    @JsonProperty("ok")
    OK,
    @JsonProperty("silent")
    SILENT,
    @JsonProperty("missing")
    MISSING,
    @JsonProperty("denied")
    DENIED,
    @JsonProperty("busy")
    BUSY,
    @JsonProperty("failed")
    FAILED
  }

  /** What the person said of the test tone. */
  public enum Loudspeaker {
    @JsonProperty("heard")
    HEARD,
    @JsonProperty("not-heard")
    NOT_HEARD
  }

  /**
   * The media that went to the bridge and came back.
   *
   * @param rttMs round trip, milliseconds
   * @param over {@code udp}, {@code tcp} or {@code relay}
   */
  public record Link(Double rttMs, Way up, Way down, String over) {}

  /**
   * One direction.
   *
   * @param loss share of packets, 0 to 1
   * @param jitterMs milliseconds
   * @param kbps what arrived, kbit/s; 1,500 are sent at most
   */
  public record Way(Double loss, Double jitterMs, Double kbps) {}
}

package vn.diemcau.device;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.AccountId;

/**
 * A device of a site as the IT staff know it.
 *
 * @param account in whose name it acts
 * @param enrolled the browser that is bound to it; null for none
 */
public record Endpoint(
    UUID id, Described as, AccountId account, Instant addedAt, Enrolled enrolled) {

  /** What kind of device it is. */
  public enum Kind {
    ROOM_PC("room-pc"),
    TABLET("tablet"),
    /** Shows the stage, full-screen. */
    STAGE("stage"),
    /** Shows the wall of all sites. */
    WALL("wall"),
    /** Shows the technicians' board. */
    BOARD("board"),
    OTHER("other");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** A screen without microphone, camera or rights. */
    public boolean onlyShows() {
      return this == STAGE || this == WALL || this == BOARD;
    }

    @JsonValue
    public String code() {
      return code;
    }

    @JsonCreator
    public static Kind of(String code) {
      return Arrays.stream(values())
          .filter(kind -> kind.code.equals(code))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no kind " + code));
    }
  }

  /**
   * What people write down of it; every text may be empty but the name.
   *
   * @param line the line that it hangs on: provider, contract, speed
   * @param inspectedOn null when it never was
   */
  public record Described(
      @JsonProperty("siteId") UnitId site,
      String name,
      Kind kind,
      String serial,
      String place,
      String line,
      LocalDate inspectedOn,
      String contact,
      String phone,
      String notes) {}

  /**
   * The browser that is bound to it.
   *
   * @param device the browser's own stable id
   * @param browser browser and system
   * @param lastAt when it last came in
   */
  public record Enrolled(String device, String browser, Instant at, Instant lastAt) {}
}

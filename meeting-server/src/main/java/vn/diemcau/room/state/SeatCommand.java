package vn.diemcau.room.state;

import java.time.Instant;
import vn.diemcau.organisation.UnitId;

/** The server's own commands about devices that come and go. */
public sealed interface SeatCommand extends RoomCommand {

  /** What a device wants when another device has the site's microphone. */
  enum Mode {
    ASK,
    TAKE_OVER,
    DOCUMENTS_ONLY
  }

  /**
   * A device joins.
   *
   * @param device names the device over reloads; made by the client
   * @param media whether it wants the site's one microphone and loudspeaker
   * @param resumeHash SHA-256 of the resume token that it shows; null when it has none
   * @param newHash SHA-256 of the token that it gets when it takes a new place
   */
  record Join(
      UnitId site,
      String device,
      String deviceName,
      View view,
      boolean media,
      String resumeHash,
      String newHash,
      Mode mode)
      implements SeatCommand {
    public Join {
      Check.given("site", site);
      device = Check.text("device", device, 100);
      deviceName = Check.optionalText("deviceName", deviceName, 100);
      Check.given("view", view);
      Check.given("mode", mode);
    }
  }

  /** A device's link has been broken for longer than a reload takes. */
  record Lost(String endpoint, Instant since) implements SeatCommand {}

  /** A device left on purpose. */
  record Leave(String endpoint) implements SeatCommand {}
}

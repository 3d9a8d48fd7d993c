package vn.diemcau.room.state;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import vn.diemcau.organisation.UnitId;

/** Events of devices that come and go. */
public sealed interface SeatEvent extends RoomEvent {

  /** Why a device is no longer at its seat. */
  enum Why {
    @JsonProperty("left")
    LEFT,
    @JsonProperty("taken-over")
    TAKEN_OVER,
    @JsonProperty("forgotten")
    FORGOTTEN
  }

  @Kind("seat.joined")
  record Joined(
      UnitId site,
      String endpoint,
      View view,
      boolean media,
      String device,
      String deviceName,
      String tokenHash,
      UUID account)
      implements SeatEvent {}

  /**
   * @param since when the link broke, which is earlier than the event
   */
  @Kind("seat.lost")
  record Lost(UnitId site, String endpoint, Instant since) implements SeatEvent {}

  @Kind("seat.back")
  record Back(UnitId site, String endpoint) implements SeatEvent {}

  @Kind("seat.left")
  record Left(UnitId site, String endpoint, Why why) implements SeatEvent {}
}

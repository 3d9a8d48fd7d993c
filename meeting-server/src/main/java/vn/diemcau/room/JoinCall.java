package vn.diemcau.room;

import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.state.SeatCommand;
import vn.diemcau.room.state.View;

/**
 * A device that wants into a room.
 *
 * @param site null for the person's own
 * @param resume the token of an earlier welcome; null on a first visit
 * @param since number of the last event that the device had; null for a whole snapshot
 */
public record JoinCall(
    UnitId site,
    String device,
    String deviceName,
    View view,
    boolean media,
    String resume,
    Long since,
    SeatCommand.Mode mode) {

  public JoinCall in(SeatCommand.Mode other) {
    return new JoinCall(site, device, deviceName, view, media, resume, since, other);
  }
}

package vn.diemcau.room;

import java.util.Map;

/**
 * A device's link as the room uses it. Called in the order of the journal; an implementation must
 * not block.
 */
public interface RoomLink {

  /**
   * The device has to wait for its place.
   *
   * @param position 1 for who is let in next
   */
  void waiting(int position);

  /** The first call for a device with a place. */
  void admitted(Admission admission);

  /**
   * @param changes the same object for every device, so that it can be encoded once
   */
  void changed(Changes changes);

  void message(RoomMessage message);

  /** Something for the person at this device alone. */
  void told(String code, Map<String, Object> args);

  /** The device has lost its place or the room is over: tell and close. */
  void end(String code);

  /** The device is not there any longer: it is not let in. */
  boolean gone();
}

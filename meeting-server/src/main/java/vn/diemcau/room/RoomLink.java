package vn.diemcau.room;

import java.util.List;
import java.util.Map;

/**
 * A device's link as the room uses it. Called by the room's one writer in the order of the journal;
 * an implementation must not block.
 */
public interface RoomLink {

  /** The first call: the device has its place. */
  void admitted(Admission admission);

  /**
   * @param committed the same object for every device, so that it can be encoded once
   */
  void committed(Committed committed);

  /** Changes of what is so right now; the same object for every device. */
  void presence(Presences presences);

  void message(RoomMessage message);

  /** Something for the person at this device alone. */
  void told(String code, Map<String, Object> args);

  /** The device has lost its place or the room is over: tell and close. */
  void end(String code);

  /** A bundle of presence changes. */
  record Presences(List<SitePresence> changes, Encodings encodings) {}
}

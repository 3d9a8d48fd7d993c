package vn.diemcau.room.live;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the server's machine allows a room.
 *
 * @param stripUpTo in a meeting of more sites than these the sites are given the stage alone; 0 for
 *     never any small pictures
 */
@ConfigurationProperties("diemcau.room")
record RoomSettings(@DefaultValue("150") int stripUpTo) {

  RoomSettings {
    if (stripUpTo < 0) {
      throw new IllegalArgumentException("diemcau.room.strip-up-to below 0");
    }
  }
}

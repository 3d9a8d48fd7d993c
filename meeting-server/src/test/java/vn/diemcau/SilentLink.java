package vn.diemcau;

import java.util.Map;
import vn.diemcau.room.Admission;
import vn.diemcau.room.Changes;
import vn.diemcau.room.RoomLink;
import vn.diemcau.room.RoomMessage;

/** The link of a device that is there and to which nobody listens. */
public class SilentLink implements RoomLink {

  @Override
  public void waiting(int position) {}

  @Override
  public void admitted(Admission admission) {}

  @Override
  public void changed(Changes changes) {}

  @Override
  public void message(RoomMessage message) {}

  @Override
  public void told(String code, Map<String, Object> args) {}

  @Override
  public void end(String code) {}

  @Override
  public boolean gone() {
    return false;
  }
}

package vn.diemcau.mediabridge.colibri;

import java.util.List;
import vn.diemcau.mediabridge.room.LoopExecutor;
import vn.diemcau.mediabridge.room.Room;

/** Makes the media core of a new conference over the bridge's loops. */
public interface RoomFactory {

  Room create(String id, List<LoopExecutor> loops);
}

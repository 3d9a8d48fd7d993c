package vn.diemcau.signalling;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.room.Admission;
import vn.diemcau.room.Audience;

/** Encodes a room's state once for all devices of an audience that come at the same time. */
@Component
class Snapshots {

  private static final int KEPT = 32;

  private record Key(MeetingId meeting, Audience audience) {}

  private record Made(long seq, String frame) {}

  private final Map<Key, Made> latest =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Made> eldest) {
          return size() > KEPT;
        }
      };

  private final Frames frames;

  Snapshots(Frames frames) {
    this.frames = frames;
  }

  /** The state that the device begins with; what is so right now follows as presence. */
  String of(Admission admission) {
    Key key = new Key(admission.state().meeting(), admission.audience());
    long seq = admission.state().seq();
    synchronized (latest) {
      Made made = latest.get(key);
      if (made == null || made.seq() != seq) {
        String frame =
            frames.snapshot(admission.state(), admission.audience(), Connection.bySite(admission));
        made = new Made(seq, frame);
        latest.put(key, made);
      }
      return made.frame();
    }
  }
}

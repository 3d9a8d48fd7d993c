package vn.diemcau.room.live;

import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.diemcau.bridge.MediaSessions;
import vn.diemcau.room.RoomViews;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.PhaseEvent;
import vn.diemcau.room.state.Plan;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.room.state.SeatEvent;

/** Brings what was decided to the bridge: who is heard, who is on stage, who has left. */
@Component
class Director {

  private static final Logger log = LoggerFactory.getLogger(Director.class);

  private final ObjectProvider<MediaSessions> media;

  Director(ObjectProvider<MediaSessions> media) {
    this.media = media;
  }

  /** What changed between two states; a bridge that fails does not stop the room. */
  void direct(RoomState before, RoomState after, List<JournalEntry> entries) {
    Set<String> heard = after.audibleEndpoints();
    List<String> stage = RoomViews.stageEndpoints(after);
    media.ifAvailable(
        bridge -> {
          try {
            if (!heard.equals(before.audibleEndpoints())) {
              bridge.audible(after.meeting(), heard);
            }
            if (!stage.equals(RoomViews.stageEndpoints(before))) {
              bridge.stage(after.meeting(), stage);
            }
            for (JournalEntry entry : entries) {
              if (entry.event() instanceof SeatEvent.Left left) {
                bridge.close(after.meeting(), left.endpoint());
              } else if (entry.event() instanceof PhaseEvent.Planned planned) {
                uninvited(after, planned.plan())
                    .forEach(endpoint -> bridge.close(after.meeting(), endpoint));
              }
            }
          } catch (RuntimeException e) {
            log.error("the bridge did not follow the room {}", after.meeting(), e);
          }
        });
  }

  /** The devices of sites that a changed plan no longer holds. */
  private static List<String> uninvited(RoomState state, Plan plan) {
    return state.seats().entrySet().stream()
        .filter(seat -> !plan.hasSite(seat.getKey()))
        .flatMap(seat -> seat.getValue().endpoints().keySet().stream())
        .toList();
  }

  /** Everything anew, when a device's media came up. */
  void redirect(RoomState state) {
    media.ifAvailable(
        bridge -> {
          bridge.audible(state.meeting(), state.audibleEndpoints());
          bridge.stage(state.meeting(), RoomViews.stageEndpoints(state));
        });
  }

  void end(RoomState state) {
    try {
      media.ifAvailable(bridge -> bridge.end(state.meeting()));
    } catch (RuntimeException e) {
      log.error("the bridge did not end the room {}", state.meeting(), e);
    }
  }
}

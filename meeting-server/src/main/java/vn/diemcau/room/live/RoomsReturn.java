package vn.diemcau.room.live;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Phase;
import vn.diemcau.room.journal.JournalTable;
import vn.diemcau.shared.Outcome;

/**
 * Opens the rooms that this server wrote when it ended, before it opens its port: their devices
 * come all at once, and none of them shall wait for a journal to be read.
 */
@Component
class RoomsReturn implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RoomsReturn.class);
  private static final List<Phase> ON = List.of(Phase.LINE_CHECK, Phase.LIVE, Phase.RECESS);

  private final JournalTable journal;
  private final Writers writers;
  private final LiveRooms rooms;
  private volatile boolean running;

  RoomsReturn(JournalTable journal, Writers writers, LiveRooms rooms) {
    this.journal = journal;
    this.writers = writers;
    this.rooms = rooms;
  }

  @Override
  public void start() {
    running = true;
    journal.writtenBy(writers.node(), ON).forEach(this::open);
  }

  /** A room that cannot be opened now is opened when it is asked for, and says then why not. */
  private void open(MeetingId meeting) {
    try {
      if (rooms.open(meeting) instanceof Outcome.Done<LiveRoom>(LiveRoom room)) {
        log.info("room {} goes on after event {}", meeting, room.state().seq());
      }
    } catch (RuntimeException e) {
      log.warn("room {} is not open yet", meeting, e);
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
  }
}

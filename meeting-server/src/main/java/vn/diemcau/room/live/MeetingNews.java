package vn.diemcau.room.live;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import vn.diemcau.meeting.LineCheckDue;
import vn.diemcau.meeting.MeetingAnnounced;
import vn.diemcau.meeting.MeetingCancelled;
import vn.diemcau.meeting.MeetingChanged;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.PlannedEndReached;
import vn.diemcau.room.state.PhaseCommand;
import vn.diemcau.room.state.RoomCommand;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** What meetings and the time tell the rooms. */
@Component
class MeetingNews {

  private final LiveRooms rooms;

  MeetingNews(LiveRooms rooms) {
    this.rooms = rooms;
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  void on(MeetingAnnounced news) {
    rooms.follow(news.meeting());
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  void on(MeetingChanged news) {
    rooms.follow(news.meeting());
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  void on(MeetingCancelled news) {
    rooms.follow(news.meeting());
  }

  @EventListener
  void on(LineCheckDue news) {
    act(news.meeting(), new PhaseCommand.OpenLineCheck());
  }

  @EventListener
  void on(PlannedEndReached news) {
    act(news.meeting(), new PhaseCommand.PlannedEnd());
  }

  /** A room that cannot be reached now is tried again by the scheduler; a refusal is final. */
  private void act(MeetingId meeting, RoomCommand command) {
    Outcome<Long> outcome = rooms.open(meeting).then(room -> room.decide(Work.system(command)));
    if (outcome instanceof Outcome.Refused<Long>(Refusal refusal)
        && refusal.kind() == RefusalKind.UNAVAILABLE) {
      throw new IllegalStateException("room " + meeting + ": " + refusal.code());
    }
  }
}

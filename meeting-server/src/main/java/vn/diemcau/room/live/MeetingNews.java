package vn.diemcau.room.live;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import vn.diemcau.meeting.LineCheckDue;
import vn.diemcau.meeting.MeetingAnnounced;
import vn.diemcau.meeting.MeetingCancelled;
import vn.diemcau.meeting.MeetingChanged;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.PlannedEndReached;
import vn.diemcau.meeting.RehearsalEnded;
import vn.diemcau.node.NodesMet;
import vn.diemcau.node.OtherNodes;
import vn.diemcau.room.Rooms;
import vn.diemcau.room.state.PhaseCommand;
import vn.diemcau.room.state.RoomCommand;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** What meetings and the time tell the rooms. */
@Component
class MeetingNews {

  private final LiveRooms rooms;
  private final Writers writers;
  private final OtherNodes nodes;
  private final RoomStore store;

  MeetingNews(LiveRooms rooms, Writers writers, OtherNodes nodes, RoomStore store) {
    this.store = store;
    this.rooms = rooms;
    this.writers = writers;
    this.nodes = nodes;
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

  /** In the transaction that ends the rehearsal, so that both are done or neither. */
  @EventListener
  void forget(RehearsalEnded news) {
    store.forgetRehearsal(news.rehearsal());
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  void on(RehearsalEnded news) {
    rooms.rehearsed(news.rehearsal());
  }

  @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
  void forgetOrphans() {
    store.forgetOrphans();
  }

  @EventListener
  void on(NodesMet news) {
    rooms.followAll();
  }

  @EventListener
  void on(LineCheckDue news) {
    actWherever(news.meeting(), Rooms.Due.LINE_CHECK);
  }

  @EventListener
  void on(PlannedEndReached news) {
    actWherever(news.meeting(), Rooms.Due.PLANNED_END);
  }

  /** A room that cannot be reached now is tried again by the scheduler; a refusal is final. */
  private void actWherever(MeetingId meeting, Rooms.Due what) {
    Optional<URI> elsewhere =
        rooms.loaded(meeting).isPresent() ? Optional.empty() : writers.elsewhere(meeting);
    boolean acted =
        elsewhere.isPresent()
            ? nodes.tell(elsewhere.get(), "/api/node/rooms/" + meeting + "/due/" + what)
            : act(meeting, what);
    if (!acted) {
      throw new IllegalStateException("room " + meeting + " is not to be reached for " + what);
    }
  }

  /** False when the room could not be reached. */
  boolean act(MeetingId meeting, Rooms.Due what) {
    RoomCommand command =
        switch (what) {
          case LINE_CHECK -> new PhaseCommand.OpenLineCheck();
          case PLANNED_END -> new PhaseCommand.PlannedEnd();
        };
    Outcome<Long> outcome = rooms.open(meeting).then(room -> room.decide(Work.system(command)));
    return !(outcome instanceof Outcome.Refused<Long>(Refusal refusal)
        && refusal.kind() == RefusalKind.UNAVAILABLE);
  }
}

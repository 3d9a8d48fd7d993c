package vn.diemcau.room.live;

import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.Phase;
import vn.diemcau.node.OtherNodes;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.HeardChanged;
import vn.diemcau.room.state.AboveCommand;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/**
 * Tells meetings below a meeting which sites are heard in it: a site that sits in both is silent in
 * the lower one while it speaks above. What is told is all of it, so that it may be told again, and
 * is, every few seconds: what another server, or a crash, kept from arriving comes then.
 */
@Component
class RoomsBelow {

  private static final Logger log = LoggerFactory.getLogger(RoomsBelow.class);

  private final LiveRooms rooms;
  private final Writers writers;
  private final OtherNodes nodes;
  private final Meetings meetings;

  /**
   * One after the other, so that what was heard later is told later; never on a writer's thread.
   */
  private final ExecutorService telling =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("rooms-below").factory());

  RoomsBelow(LiveRooms rooms, Writers writers, OtherNodes nodes, Meetings meetings) {
    this.rooms = rooms;
    this.writers = writers;
    this.nodes = nodes;
    this.meetings = meetings;
  }

  @EventListener
  void on(HeardChanged news) {
    later(() -> tell(news.meeting()));
  }

  @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
  void again() {
    for (LiveRoom room : rooms.all()) {
      RoomState state = room.state();
      // also that nobody is heard any more: that too may have been lost on its way
      if (state.phase() == Phase.LIVE) {
        later(() -> tell(room.meeting));
      }
      state.above().values().stream()
          .map(above -> above.meeting())
          .distinct()
          .forEach(above -> later(() -> forgetIfOver(room.meeting, above)));
    }
  }

  /** A meeting that is over, or that no server runs, tells nobody any more. */
  private void forgetIfOver(MeetingId below, MeetingId above) {
    boolean live = meetings.facts(above).filter(facts -> facts.phase() == Phase.LIVE).isPresent();
    boolean run = rooms.loaded(above).isPresent() || writers.elsewhere(above).isPresent();
    if (!live || !run) {
      take(below, above, Set.of());
    }
  }

  private void tell(MeetingId above) {
    Set<UnitId> heard =
        rooms.loaded(above).map(room -> room.state().audibleSites()).orElse(Set.of());
    for (MeetingId below : meetings.openBelow(above)) {
      Optional<URI> elsewhere =
          rooms.loaded(below).isPresent() ? Optional.empty() : writers.elsewhere(below);
      if (elsewhere.isPresent()) {
        String sites = heard.stream().map(UnitId::toString).collect(Collectors.joining(","));
        nodes.tell(
            elsewhere.get(),
            "/api/node/rooms/" + below + "/heard-above/" + above + "?sites=" + sites);
      } else {
        take(below, above, heard);
      }
    }
  }

  /** False when the room cannot be reached now. */
  boolean take(MeetingId below, MeetingId above, Set<UnitId> heard) {
    String title = meetings.facts(above).map(MeetingFacts::title).orElse("");
    Outcome<Long> outcome =
        rooms
            .open(below)
            .then(room -> room.decide(Work.system(new AboveCommand.Heard(above, title, heard))));
    return !(outcome instanceof Outcome.Refused<Long>(Refusal refusal)
        && refusal.kind() == RefusalKind.UNAVAILABLE);
  }

  private void later(Runnable telling) {
    try {
      this.telling.execute(
          () -> {
            try {
              telling.run();
            } catch (RuntimeException e) {
              log.warn("a meeting below was not told who is heard above: {}", e.toString());
            }
          });
    } catch (RejectedExecutionException e) {
      // the server stops
    }
  }

  @PreDestroy
  void close() {
    telling.shutdownNow();
  }
}

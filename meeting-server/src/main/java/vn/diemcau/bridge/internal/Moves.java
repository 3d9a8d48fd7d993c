package vn.diemcau.bridge.internal;

import jakarta.annotation.PreDestroy;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.diemcau.bridge.MediaMoved;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.pool.BridgePool;
import vn.diemcau.bridge.pool.PooledBridge;
import vn.diemcau.meeting.MeetingId;

/**
 * Moves meetings away from bridges that died or drain: everyone is given a place and an offer at
 * another bridge, first those whom the others see and hear; what a draining bridge carries goes on
 * until then.
 */
@Component
class Moves {

  private static final Logger LOG = LoggerFactory.getLogger(Moves.class);

  /** So long a bridge that drains carries both sides of a move; clients need far less. */
  private static final long LEAVE_AFTER_SECONDS = 30;

  private static final long SAY_AGAIN_SECONDS = 1;

  private final MediaTable table;
  private final BridgePool pool;
  private final MeetingRegions regions;
  private final ApplicationEventPublisher events;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("media-moves").factory());

  Moves(
      MediaTable table, BridgePool pool, MeetingRegions regions, ApplicationEventPublisher events) {
    this.table = table;
    this.pool = pool;
    this.regions = regions;
    this.events = events;
    pool.whenChanged(this::changed);
  }

  /** The bridge for a meeting that begins or moves. */
  Optional<PooledBridge> choose(MeetingId meeting) {
    return pool.choose(regions.of(meeting));
  }

  /** Looks, on another thread, whether the meeting has to move, and moves it. */
  void soon(MeetingId meeting) {
    Thread.ofVirtual().name("move-" + meeting).start(() -> settle(meeting));
  }

  /** What a bridge did not take is said each second until it does, or until the bridge is left. */
  void catchUp(MeetingMedia media) {
    if (media.fellBehind() && !media.sayingAgain) {
      media.sayingAgain = true;
      later(
          SAY_AGAIN_SECONDS,
          media.meeting,
          found -> {
            found.sayingAgain = false;
            found.sayAgain();
            catchUp(found);
          });
    }
  }

  /** Does something under the lock of a meeting after some seconds, if it is still on then. */
  private void later(long seconds, MeetingId meeting, Consumer<MeetingMedia> action) {
    timer.schedule(
        () -> Thread.ofVirtual().name("media-later").start(() -> table.ifThere(meeting, action)),
        seconds,
        TimeUnit.SECONDS);
  }

  /** What a bridge that is back still holds is ended; meetings that found no bridge find it. */
  private void changed(PooledBridge bridge) {
    for (MeetingMedia media : table.all()) {
      soon(media.meeting);
    }
  }

  private void settle(MeetingId meeting) {
    MeetingMedia media = table.locked(meeting, found -> found);
    media.moving.lock();
    try {
      table.locked(meeting, this::standWell);
      for (String endpoint : table.locked(meeting, MeetingMedia::unseated)) {
        Optional<MediaOffer> offer = table.locked(meeting, found -> seat(found, endpoint));
        offer.ifPresent(o -> events.publishEvent(new MediaMoved(meeting, o)));
      }
    } catch (RuntimeException e) {
      LOG.error("the media of meeting {} were not moved", meeting, e);
    } finally {
      media.moving.unlock();
    }
  }

  /** Takes another bridge when need be; where there is none, the meeting waits where it is. */
  private Void standWell(MeetingMedia media) {
    media.leaveOverdue();
    if (media.isToMove()) {
      Optional<PooledBridge> next = choose(media.meeting);
      next.ifPresent(bridge -> leaveFor(media, bridge));
    }
    media.sayAgain();
    catchUp(media);
    return null;
  }

  private void leaveFor(MeetingMedia media, PooledBridge next) {
    LOG.info("meeting {} goes from {} to {}", media.meeting, media.now.bridge, next);
    Sitting old = media.moveTo(next);
    later(LEAVE_AFTER_SECONDS, media.meeting, found -> leave(found, old));
  }

  private Optional<MediaOffer> seat(MeetingMedia media, String endpoint) {
    MeetingMedia.Wish wish = media.wishes.get(endpoint);
    boolean open = wish != null && media.now.isGood() && media.now.place(endpoint).isEmpty();
    Optional<MediaOffer> offer =
        open ? media.seat(endpoint, wish, table.nextNumber()) : Optional.empty();
    catchUp(media);
    return offer;
  }

  private static void leave(MeetingMedia media, Sitting old) {
    old.overdue();
    media.leaveOverdue();
  }

  @PreDestroy
  void close() {
    timer.shutdownNow();
  }
}

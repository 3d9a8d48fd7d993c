package vn.diemcau.talkback.internal;

import jakarta.annotation.PreDestroy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.HeardChanged;
import vn.diemcau.security.AccountId;
import vn.diemcau.talkback.TalkbackChanged;

/**
 * The lines that are open on this server, and what ends them: a page that is gone, nobody who
 * answers, the meeting's end, and above all a site that is heard by everyone, whose call ends
 * before it is heard.
 */
@Component
class Lines {

  static final int MOST = 200;

  /**
   * A bridge in this process takes far less; one that hangs must not keep the floor from anyone.
   */
  private static final int FLOOR_WAITS_MILLIS = 250;

  private static final Logger log = LoggerFactory.getLogger(Lines.class);

  private final Map<UUID, Line> open = new ConcurrentHashMap<>();
  private final ExecutorService telling = Executors.newVirtualThreadPerTaskExecutor();
  private final TalkbackMedia media;
  private final Meetings meetings;
  private final ApplicationEventPublisher events;
  private final InstantSource clock;

  Lines(
      TalkbackMedia media,
      Meetings meetings,
      ApplicationEventPublisher events,
      InstantSource clock) {
    this.media = media;
    this.meetings = meetings;
    this.events = events;
    this.clock = clock;
  }

  /** False when there are too many. */
  boolean add(Line line) {
    if (open.size() >= MOST) {
      return false;
    }
    open.put(line.id, line);
    tell(line, line.called());
    return true;
  }

  Optional<Line> of(MeetingId meeting, AccountId technician) {
    return open.values().stream()
        .filter(line -> line.meeting.equals(meeting) && line.technician.equals(technician))
        .findFirst();
  }

  /** The line on which a site is called. */
  Optional<Line> calling(MeetingId meeting, UnitId site) {
    return open.values().stream()
        .filter(line -> line.meeting.equals(meeting) && line.calls(site))
        .findFirst();
  }

  Optional<Line> byId(UUID id) {
    return Optional.ofNullable(id).map(open::get);
  }

  /** Ends some sites' part in a line. */
  void end(Line line, Collection<UnitId> sites, Leg.State end) {
    if (!sites.isEmpty()) {
      List<String> left = line.end(sites, end, clock.instant());
      media.follow(line, left);
      tell(line, Set.copyOf(sites));
    }
  }

  void hangUp(Line line) {
    open.remove(line.id);
    Set<UnitId> sites = line.hangUp();
    media.follow(line, List.of());
    tell(line, sites);
  }

  /** On the room's own thread, before the bridge lets everyone hear these sites. */
  @EventListener
  void on(HeardChanged news) {
    List<CompletableFuture<Void>> told = new ArrayList<>();
    // whatever the line's own meeting: a site that sits in two has one microphone
    for (Line line : open.values()) {
      List<UnitId> sites = news.sites().stream().filter(line::calls).toList();
      if (!sites.isEmpty()) {
        List<String> left = line.end(sites, Leg.State.ON_AIR, clock.instant());
        told.add(CompletableFuture.runAsync(() -> media.follow(line, left), telling));
        CompletableFuture.runAsync(() -> tell(line, Set.copyOf(sites)), telling);
      }
    }
    if (!told.isEmpty()) {
      await(told);
    }
  }

  /** The floor waits for the bridge, but not for one that hangs. */
  private static void await(List<CompletableFuture<Void>> told) {
    try {
      CompletableFuture.allOf(told.toArray(CompletableFuture[]::new))
          .get(FLOOR_WAITS_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.warn("a bridge has not yet taken a site off talkback: {}", e.toString());
    }
  }

  @PreDestroy
  void close() {
    telling.shutdownNow();
  }

  @Scheduled(fixedDelay = 2_000)
  void tidy() {
    var now = clock.instant();
    for (Line line : open.values()) {
      if (line.forgotten(now) || !isOn(line.meeting)) {
        hangUp(line);
      } else {
        end(line, line.unanswered(now), Leg.State.NO_ANSWER);
        end(line, line.gone(now), Leg.State.HUNG_UP);
      }
    }
  }

  /** From the announcement to the close; a rehearsal that ended is no meeting any more. */
  private boolean isOn(MeetingId meeting) {
    return meetings.facts(meeting).filter(facts -> facts.phase().timed()).isPresent();
  }

  private void tell(Line line, Set<UnitId> sites) {
    if (!sites.isEmpty()) {
      events.publishEvent(new TalkbackChanged(line.meeting, sites));
    }
  }
}

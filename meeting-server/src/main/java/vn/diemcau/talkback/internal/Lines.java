package vn.diemcau.talkback.internal;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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

  private final Map<UUID, Line> open = new ConcurrentHashMap<>();
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
    // whatever the line's own meeting: a site that sits in two has one microphone
    for (Line line : open.values()) {
      end(line, news.sites().stream().filter(line::calls).toList(), Leg.State.ON_AIR);
    }
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

package vn.diemcau.room.live;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.diemcau.bridge.MediaSessions;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.room.Admission;
import vn.diemcau.room.HeardChanged;
import vn.diemcau.room.RoomViews;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.PhaseEvent;
import vn.diemcau.room.state.Plan;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.room.state.SeatEvent;

/**
 * Brings what was decided to the bridge: who is heard, who is on stage, who sees whom, who left.
 */
@Component
class Director {

  /**
   * A device's media may outlive its broken link this long; then its place in the bridge is freed.
   */
  static final Duration KEPT_WITHOUT_LINK = Duration.ofMinutes(1);

  private static final Logger log = LoggerFactory.getLogger(Director.class);

  private final ObjectProvider<MediaSessions> media;

  private final ApplicationEventPublisher events;

  Director(ObjectProvider<MediaSessions> media, ApplicationEventPublisher events) {
    this.media = media;
    this.events = events;
  }

  /** What changed between two states; a bridge that fails does not stop the room. */
  void direct(RoomState before, RoomState after, List<JournalEntry> entries, Viewers viewers) {
    if (!after.audibleSites().equals(before.audibleSites())
        || !after.above().keySet().equals(before.above().keySet())) {
      tellOthers(new HeardChanged(after.meeting(), after.sitesOnAir()));
    }
    Set<String> heard = after.audibleEndpoints();
    List<String> stage = RoomViews.stageEndpoints(after);
    media.ifAvailable(
        bridge -> {
          try {
            if (!heard.equals(before.audibleEndpoints())) {
              bridge.audible(after.meeting(), heard);
            }
            if (!after.sharingEndpoint().equals(before.sharingEndpoint())) {
              bridge.sharing(after.meeting(), after.sharingEndpoint().orElse(null));
            }
            if (!stage.equals(RoomViews.stageEndpoints(before))) {
              bridge.stage(after.meeting(), stage);
            }
            for (JournalEntry entry : entries) {
              if (entry.event() instanceof SeatEvent.Left left) {
                close(bridge, after, left.endpoint(), viewers);
              } else if (entry.event() instanceof PhaseEvent.Planned planned) {
                uninvited(after, planned.plan())
                    .forEach(endpoint -> close(bridge, after, endpoint, viewers));
              }
            }
            if (after.seats() != before.seats()
                || !after.stageOnly().equals(before.stageOnly())
                || !stage.equals(RoomViews.stageEndpoints(before))
                || !after.plan().equals(before.plan())
                || !Objects.equals(after.effectiveMainSite(), before.effectiveMainSite())) {
              showOthers(bridge, after, viewers);
            }
          } catch (RuntimeException e) {
            log.error("the bridge did not follow the room {}", after.meeting(), e);
          }
        });
  }

  private void tellOthers(HeardChanged news) {
    try {
      events.publishEvent(news);
    } catch (RuntimeException e) {
      log.error("not everyone heard of {}", news, e);
    }
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
          bridge.sharing(state.meeting(), state.sharingEndpoint().orElse(null));
          bridge.stage(state.meeting(), RoomViews.stageEndpoints(state));
        });
  }

  /**
   * A device has its place: the bridge is told of this one alone, for hundreds come at once and the
   * lists of all others were told with their seats.
   */
  void admit(RoomState state, Admission device, Viewers viewers) {
    tell(state, device, viewers, false);
  }

  /**
   * A device's media begin: first of all, whom it may see.
   *
   * @return false when the bridge could not be told
   */
  boolean seat(RoomState state, Admission device, Viewers viewers) {
    return tell(state, device, viewers, true);
  }

  private boolean tell(RoomState state, Admission device, Viewers viewers, boolean all) {
    MediaSessions bridge = media.getIfAvailable();
    if (bridge == null) {
      return false;
    }
    synchronized (viewers) {
      try {
        boolean everyone = Viewers.seesEveryone(device, state.plan());
        viewers.add(device.endpoint(), device.site(), everyone);
        if (everyone) {
          bridge.allowEveryone(state.meeting(), device.endpoint());
        }
        if (all) {
          showOthers(bridge, state, viewers);
        } else {
          viewers
              .changeOf(device.endpoint(), state)
              .ifPresent(owners -> bridge.allow(state.meeting(), device.endpoint(), owners));
        }
        return true;
      } catch (RuntimeException e) {
        viewers.remove(device.endpoint());
        log.error("the bridge was not told whom {} may see", device.endpoint(), e);
        return false;
      }
    }
  }

  /** Tells the bridge only of the lists that changed: a new floor changes none of them. */
  private static void showOthers(MediaSessions bridge, RoomState state, Viewers viewers) {
    synchronized (viewers) {
      viewers
          .changes(state)
          .forEach((endpoint, owners) -> bridge.allow(state.meeting(), endpoint, owners));
    }
  }

  /** Frees a device's place in the bridge. */
  void close(RoomState state, String endpoint, Viewers viewers) {
    media.ifAvailable(bridge -> close(bridge, state, endpoint, viewers));
  }

  private static void close(
      MediaSessions bridge, RoomState state, String endpoint, Viewers viewers) {
    synchronized (viewers) {
      viewers.remove(endpoint);
      bridge.close(state.meeting(), endpoint);
    }
  }

  /** Frees the places of devices that are gone, or whose link has been broken for long. */
  void freeLost(Supplier<RoomState> room, Viewers viewers, Instant now) {
    synchronized (viewers) {
      RoomState state = room.get();
      Set<String> gone = new HashSet<>(viewers.endpoints());
      state.seats().values().stream()
          .flatMap(seat -> seat.endpoints().values().stream())
          .filter(d -> d.connected() || d.since().plus(KEPT_WITHOUT_LINK).isAfter(now))
          .forEach(device -> gone.remove(device.id()));
      gone.forEach(endpoint -> close(state, endpoint, viewers));
    }
  }

  void end(RoomState state, Viewers viewers) {
    end(state, viewers, MediaSessions::end);
  }

  /** Another server has the room. */
  void leave(RoomState state, Viewers viewers) {
    end(state, viewers, MediaSessions::leave);
  }

  private void end(RoomState state, Viewers viewers, BiConsumer<MediaSessions, MeetingId> way) {
    synchronized (viewers) {
      viewers.clear();
    }
    try {
      media.ifAvailable(bridge -> way.accept(bridge, state.meeting()));
    } catch (RuntimeException e) {
      log.error("the bridge did not end the room {}", state.meeting(), e);
    }
  }
}

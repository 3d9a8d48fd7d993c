package vn.diemcau.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import vn.diemcau.bridge.MediaSessions;
import vn.diemcau.mediabridge.synthetic.SyntheticFleet;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.RehearsalEnded;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Admission;
import vn.diemcau.room.RoomView;
import vn.diemcau.room.Rooms;
import vn.diemcau.security.Actor;
import vn.diemcau.security.SitePass;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** Brings synthetic sites into a rehearsal, for the seats in which nobody sits. */
@Service
class RehearsalSites implements AutoCloseable {

  /** In all rehearsals of this server; each sends some 300 kbit/s to the bridge. */
  static final int MOST = 30;

  private static final Logger log = LoggerFactory.getLogger(RehearsalSites.class);
  private static final int JOIN_SECONDS = 20;

  private final Meetings meetings;
  private final Rooms rooms;
  private final ObjectProvider<MediaSessions> media;
  private final Set<RehearsalSite> sites = ConcurrentHashMap.newKeySet();
  private final Semaphore places = new Semaphore(MOST);
  private SyntheticFleet fleet;

  RehearsalSites(Meetings meetings, Rooms rooms, ObjectProvider<MediaSessions> media) {
    this.meetings = meetings;
    this.rooms = rooms;
    this.media = media;
  }

  /** How many came. */
  Outcome<Integer> add(Actor actor, MeetingId rehearsal, int count) {
    MediaSessions bridge = media.getIfAvailable();
    if (bridge == null) {
      return Outcome.refused(Refusal.of(RefusalKind.UNAVAILABLE, "rehearsal.no-bridge"));
    }
    return meetings
        .participation(actor, rehearsal)
        .then(
            who -> {
              MeetingFacts facts = meetings.facts(rehearsal).orElseThrow();
              if (!facts.isRehearsal()) {
                return Outcome.refused(Refusal.conflict("rehearsal.not-one"));
              }
              if (!who.lead()) {
                return Outcome.refused(Refusal.forbidden("meeting.rehearsal-not-permitted"));
              }
              if (count < 1 || count > MOST) {
                return Outcome.refused(
                    Refusal.invalid("rehearsal.bad-number", Map.of("most", MOST)));
              }
              return rooms
                  .view(actor, rehearsal)
                  .then(
                      view ->
                          places.tryAcquire(count)
                              ? Outcome.done(bringIn(facts, view, bridge, count))
                              : Outcome.refused(full()));
            });
  }

  private Refusal full() {
    return Refusal.of(
        RefusalKind.CONFLICT,
        "rehearsal.too-many-sites",
        Map.of("most", MOST, "free", places.availablePermits()));
  }

  /** Has so many places; those in which nobody comes are given back. */
  private int bringIn(MeetingFacts facts, RoomView view, MediaSessions bridge, int count) {
    List<UnitId> free =
        view.sites().stream()
            .filter(site -> !site.connected() && !site.site().equals(facts.mainSite()))
            .map(RoomView.Site::site)
            .limit(count)
            .toList();
    int asked = 0;
    int came = 0;
    try {
      for (UnitId site : free) {
        RehearsalSite each =
            new RehearsalSite(facts.id(), site, rooms, bridge, fleet(), this::left);
        asked++;
        // before it joins: a rehearsal that ends meanwhile finds it here
        sites.add(each);
        if (joined(each, machineAt(facts, site))) {
          came++;
        } else {
          each.end("room.elsewhere");
        }
      }
    } finally {
      places.release(count - asked);
    }
    return came;
  }

  private void left(RehearsalSite site) {
    sites.remove(site);
    places.release();
  }

  private static boolean joined(RehearsalSite site, Actor as) {
    try {
      Outcome<Admission> outcome = site.join(as).get(JOIN_SECONDS, TimeUnit.SECONDS);
      return outcome.isDone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      log.warn("a synthetic site did not come in", e);
      return false;
    }
  }

  /** As who came in by an entry code; no code was given. */
  private static Actor machineAt(MeetingFacts facts, UnitId site) {
    SitePass pass = new SitePass(facts.planned().value(), site, facts.rehearsalUntil());
    String login = "synthetic-" + site;
    return new Actor(null, login, "Điểm cầu mô phỏng", "", site, List.of(), pass);
  }

  private synchronized SyntheticFleet fleet() {
    if (fleet == null) {
      fleet = new SyntheticFleet(1, "127.0.0.1", 1);
    }
    return fleet;
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  void on(RehearsalEnded news) {
    sites.stream()
        .filter(site -> site.rehearsal().equals(news.rehearsal()))
        .forEach(site -> site.end("room.rehearsal-over"));
  }

  @Override
  public synchronized void close() {
    if (fleet != null) {
      fleet.close();
    }
  }
}

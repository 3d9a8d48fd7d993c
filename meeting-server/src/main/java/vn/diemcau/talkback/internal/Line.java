package vn.diemcau.talkback.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.security.AccountId;

/**
 * A technician's line in a meeting, with the sites that are called on it. It knows no media and no
 * clock, and is its own monitor.
 */
final class Line {

  /** What the technician is called in the line's conference. */
  static final String TECHNICIAN = "t";

  /** Beside the technician, since a receiver has three lines for sound. */
  static final int SPEAK_AT_ONCE = 2;

  static final Duration RINGS = Duration.ofSeconds(60);

  /** A page asks every second or two; one that is silent for so long is gone. */
  static final Duration FORGOTTEN = Duration.ofSeconds(15);

  static final Duration LONGEST = Duration.ofHours(2);

  final UUID id;
  final MeetingId meeting;

  /** The conference of this line alone; never a meeting's. */
  final MeetingId conference;

  final AccountId technician;
  final String name;

  /** The technician's session. */
  final String owner;

  final Instant since;

  /** Held while the bridge is told of this line; never the line's own monitor. */
  final Object turn = new Object();

  private final Map<UnitId, Leg> legs = new LinkedHashMap<>();
  private Instant seen;
  private boolean over;

  Line(
      MeetingId meeting,
      AccountId technician,
      String name,
      String owner,
      Map<UnitId, Leg.State> sites,
      Instant now) {
    this.id = UUID.randomUUID();
    this.conference = MeetingId.next();
    this.meeting = meeting;
    this.technician = technician;
    this.name = name;
    this.owner = owner;
    this.since = now;
    this.seen = now;
    sites.forEach((site, state) -> legs.put(site, Leg.begun(state, "s" + legs.size(), now)));
  }

  /** Several sites are called: each is heard while its person holds the button. */
  boolean group() {
    return legs.size() > 1;
  }

  /** Every site that was called, with what became of it. */
  synchronized Map<UnitId, Leg> legs() {
    return new LinkedHashMap<>(legs);
  }

  synchronized Optional<Leg> leg(UnitId site) {
    return Optional.ofNullable(legs.get(site)).filter(leg -> !over);
  }

  boolean calls(UnitId site) {
    return leg(site).filter(Leg::open).isPresent();
  }

  synchronized Set<UnitId> called() {
    Set<UnitId> sites = new HashSet<>(legs.keySet());
    sites.removeIf(site -> !calls(site));
    return sites;
  }

  synchronized void seen(Instant now) {
    seen = now;
  }

  synchronized boolean over() {
    return over;
  }

  /** The technician hung up or is gone; the sites that were still called. */
  synchronized Set<UnitId> hangUp() {
    Set<UnitId> sites = called();
    over = true;
    return sites;
  }

  /** The first who answers has the call; false for everybody after. */
  synchronized boolean answer(UnitId site, String by, Instant now) {
    Leg leg = leg(site).orElse(null);
    if (leg == null || !leg.open() || leg.talks() && !by.equals(leg.owner())) {
      return false;
    }
    legs.put(site, leg.talks() ? leg.seen(now) : leg.answered(by, !group(), now));
    return true;
  }

  /** Ends the open legs of these sites; the endpoints that leave the conference. */
  synchronized List<String> end(Collection<UnitId> sites, Leg.State end, Instant now) {
    List<UnitId> open = sites.stream().filter(this::calls).toList();
    open.forEach(site -> legs.computeIfPresent(site, (s, leg) -> leg.ended(end, now)));
    return open.stream().map(site -> legs.get(site).endpoint()).toList();
  }

  /** The session that answered is still there. */
  synchronized void seen(UnitId site, String by, Instant now) {
    legs.computeIfPresent(
        site, (s, leg) -> leg.talks() && by.equals(leg.owner()) ? leg.seen(now) : leg);
  }

  /** False when so many speak that one more would not be heard. */
  synchronized boolean speak(UnitId site, boolean on) {
    Leg leg = legs.get(site);
    long others = legs.values().stream().filter(o -> o != leg && o.talks() && o.speaks()).count();
    if (on && others >= SPEAK_AT_ONCE) {
      return false;
    }
    legs.put(site, leg.speaking(on));
    return true;
  }

  /** Who is heard on the line. */
  synchronized Set<String> audible() {
    Set<String> heard = new HashSet<>(Set.of(TECHNICIAN));
    legs.values().stream()
        .filter(leg -> leg.talks() && leg.speaks())
        .forEach(leg -> heard.add(leg.endpoint()));
    return heard;
  }

  /** Whether the line has such an end now. */
  synchronized boolean holds(String endpoint) {
    return !over
        && (endpoint.equals(TECHNICIAN)
            || legs.values().stream()
                .anyMatch(leg -> leg.talks() && leg.endpoint().equals(endpoint)));
  }

  /** Whether this session speaks as this end of the line. */
  synchronized boolean isOf(String session, String endpoint) {
    return endpoint.equals(TECHNICIAN)
        ? owner.equals(session)
        : legs.values().stream()
            .anyMatch(leg -> leg.endpoint().equals(endpoint) && session.equals(leg.owner()));
  }

  synchronized boolean forgotten(Instant now) {
    return now.isAfter(seen.plus(FORGOTTEN)) || now.isAfter(since.plus(LONGEST));
  }

  Set<UnitId> unanswered(Instant now) {
    return which(leg -> leg.state() == Leg.State.RINGING && now.isAfter(leg.since().plus(RINGS)));
  }

  Set<UnitId> gone(Instant now) {
    return which(leg -> leg.talks() && now.isAfter(leg.seen().plus(FORGOTTEN)));
  }

  private synchronized Set<UnitId> which(Predicate<Leg> wanted) {
    Set<UnitId> found = new HashSet<>();
    legs.forEach(
        (site, leg) -> {
          if (wanted.test(leg)) {
            found.add(site);
          }
        });
    return found;
  }
}

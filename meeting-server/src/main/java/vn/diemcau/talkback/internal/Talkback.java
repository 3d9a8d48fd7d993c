package vn.diemcau.talkback.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.diemcau.bridge.LinkOffer;
import vn.diemcau.device.SitesInCare;
import vn.diemcau.meeting.MeetingFacts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Rooms;
import vn.diemcau.security.Actor;
import vn.diemcau.security.Audit;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** The technician's side of talkback: calls sites in care, sees what became of it, hangs up. */
@Service
public class Talkback {

  /** The largest cluster. */
  static final int MOST_SITES = 60;

  /** A called site as the technician sees it. */
  public record Called(UnitId site, Leg.State state, Instant since, boolean speaks) {}

  /** A line as its technician sees it. */
  public record LineView(UUID id, boolean group, Instant since, List<Called> sites) {

    static LineView of(Line line) {
      return new LineView(
          line.id,
          line.group(),
          line.since,
          line.legs().entrySet().stream()
              .map(
                  e ->
                      new Called(
                          e.getKey(),
                          e.getValue().state(),
                          e.getValue().since(),
                          e.getValue().speaks()))
              .toList());
    }
  }

  /** A line that was opened, with the technician's own link. */
  public record Opened(LineView line, LinkOffer link) {}

  private final Lines lines;
  private final TalkbackMedia media;
  private final SitesInCare care;
  private final Meetings meetings;
  private final Rooms rooms;
  private final Audit audit;
  private final InstantSource clock;

  Talkback(
      Lines lines,
      TalkbackMedia media,
      SitesInCare care,
      Meetings meetings,
      Rooms rooms,
      Audit audit,
      InstantSource clock) {
    this.lines = lines;
    this.media = media;
    this.care = care;
    this.meetings = meetings;
    this.rooms = rooms;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Calls sites, in place of the technician's former line.
   *
   * @param owner the session that asks, which alone speaks on the line
   */
  public Outcome<Opened> call(Actor actor, String owner, MeetingId meeting, List<UnitId> sites) {
    if (sites.isEmpty() || sites.size() > MOST_SITES || Set.copyOf(sites).size() < sites.size()) {
      return Outcome.refused(
          Refusal.invalid("talkback.bad-number-of-sites", Map.of("most", MOST_SITES)));
    }
    return care.of(actor, meeting)
        .then(
            mine -> {
              MeetingFacts facts = meetings.facts(meeting).orElseThrow();
              if (!facts.phase().timed()) {
                return Outcome.refused(Refusal.conflict("talkback.meeting-not-on"));
              }
              if (!mine.containsAll(sites)) {
                return Outcome.refused(Refusal.forbidden("talkback.not-in-care"));
              }
              lines.of(meeting, actor.account()).ifPresent(lines::hangUp);
              return open(actor, owner, facts, sites);
            });
  }

  private Outcome<Opened> open(Actor actor, String owner, MeetingFacts facts, List<UnitId> sites) {
    Map<UnitId, Leg.State> reached = reached(facts.id(), sites);
    if (reached.values().stream().noneMatch(Leg.State::open)) {
      boolean onAir = reached.containsValue(Leg.State.ON_AIR);
      return Outcome.refused(Refusal.conflict(onAir ? "talkback.on-air" : "talkback.busy"));
    }
    Line line =
        new Line(facts.id(), actor.account(), actor.name(), owner, reached, clock.instant());
    Outcome<LinkOffer> link = media.open(line, Line.TECHNICIAN);
    if (!link.isDone() || !lines.add(line)) {
      lines.hangUp(line);
      return link.then(
          l -> Outcome.refused(Refusal.of(RefusalKind.UNAVAILABLE, "talkback.too-many")));
    }
    audit(actor, facts, sites);
    return link.map(l -> new Opened(LineView.of(line), l));
  }

  /** Of a rehearsal the trail knows only that it took place. */
  private void audit(Actor actor, MeetingFacts facts, List<UnitId> sites) {
    if (facts.isRehearsal()) {
      return;
    }
    audit.record(
        actor,
        "talkback.called",
        facts.title(),
        Map.of(
            "meeting",
            facts.id().toString(),
            "sites",
            sites.stream().map(UnitId::toString).toList()));
  }

  private Map<UnitId, Leg.State> reached(MeetingId meeting, List<UnitId> sites) {
    Set<UnitId> heard = rooms.onAir();
    Map<UnitId, Leg.State> states = new LinkedHashMap<>();
    for (UnitId site : sites) {
      states.put(
          site,
          heard.contains(site)
              ? Leg.State.ON_AIR
              : lines.calling(meeting, site).isPresent() ? Leg.State.BUSY : Leg.State.RINGING);
    }
    return states;
  }

  /** The technician's line; refused with {@code talkback.no-such-call} when there is none. */
  public Outcome<LineView> line(Actor actor, String owner, MeetingId meeting) {
    return own(actor, owner, meeting)
        .map(
            line -> {
              line.seen(clock.instant());
              return LineView.of(line);
            });
  }

  /** A fresh link after the former one broke. */
  public Outcome<Opened> link(Actor actor, String owner, MeetingId meeting) {
    return own(actor, owner, meeting)
        .then(
            line ->
                media.open(line, Line.TECHNICIAN).map(link -> new Opened(LineView.of(line), link)));
  }

  public Outcome<Void> hangUp(Actor actor, String owner, MeetingId meeting) {
    return own(actor, owner, meeting)
        .map(
            line -> {
              lines.hangUp(line);
              return null;
            });
  }

  private Outcome<Line> own(Actor actor, String owner, MeetingId meeting) {
    return lines
        .of(meeting, actor.account())
        .filter(line -> line.owner.equals(owner))
        .<Outcome<Line>>map(Outcome::done)
        .orElse(Outcome.refused(TalkbackMedia.OVER));
  }

  /** A page's answer to its link, of the technician or of a site. */
  public Outcome<Void> answer(String owner, UUID id, String endpoint, long offer, String sdp) {
    return lines
        .byId(id)
        .filter(line -> endpoint != null && line.isOf(owner, endpoint))
        .map(line -> media.answer(line, endpoint, offer, sdp))
        .orElse(Outcome.refused(TalkbackMedia.OVER));
  }
}

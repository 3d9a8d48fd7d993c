package vn.diemcau.talkback.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.diemcau.bridge.LinkOffer;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Rooms;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** A site's side of talkback: is told that it is called, answers, speaks, hangs up. */
@Service
public class CalledSites {

  /**
   * A call as the site sees it.
   *
   * @param by the technician's name
   * @param group whether other sites are called with it: then it is heard while it asks to be
   * @param mine whether this session answered
   */
  public record CallView(
      UUID line,
      String by,
      boolean group,
      Leg.State state,
      Instant since,
      boolean mine,
      boolean speaks) {

    static CallView of(Line line, Leg leg, String owner) {
      return new CallView(
          line.id,
          line.name,
          line.group(),
          leg.state(),
          leg.since(),
          owner.equals(leg.owner()),
          leg.speaks());
    }
  }

  /** A call that was answered, with the site's own link. */
  public record Answered(CallView call, LinkOffer link) {}

  private final Lines lines;
  private final TalkbackMedia media;
  private final Meetings meetings;
  private final Rooms rooms;
  private final InstantSource clock;

  CalledSites(
      Lines lines, TalkbackMedia media, Meetings meetings, Rooms rooms, InstantSource clock) {
    this.lines = lines;
    this.media = media;
    this.meetings = meetings;
    this.rooms = rooms;
    this.clock = clock;
  }

  /** Who calls the site now; nothing when nobody does. */
  public Outcome<CallView> call(Actor actor, String owner, MeetingId meeting, UnitId site) {
    return here(actor, meeting, site)
        .map(
            at ->
                lines
                    .calling(meeting, site)
                    .map(
                        line -> {
                          line.seen(site, owner, clock.instant());
                          return line.leg(site)
                              .map(leg -> CallView.of(line, leg, owner))
                              .orElse(null);
                        })
                    .orElse(null));
  }

  /** Answers; who has answered before gets a fresh link. */
  public Outcome<Answered> accept(Actor actor, String owner, MeetingId meeting, UnitId site) {
    return called(actor, meeting, site)
        .then(
            line -> {
              if (rooms.onAir().contains(site)) {
                return Outcome.refused(Refusal.conflict("talkback.on-air"));
              }
              if (!line.answer(site, owner, clock.instant())) {
                return Outcome.refused(Refusal.conflict("talkback.answered-elsewhere"));
              }
              Leg leg = line.leg(site).orElseThrow();
              return media
                  .open(line, leg.endpoint())
                  .map(link -> new Answered(CallView.of(line, leg, owner), link));
            });
  }

  /** The site hangs up or does not want to talk, or the technician lets go of it alone. */
  public Outcome<Void> hangUp(Actor actor, String owner, MeetingId meeting, UnitId site) {
    return lines
        .calling(meeting, site)
        .filter(line -> line.technician.equals(actor.account()) && line.owner.equals(owner))
        .<Outcome<Line>>map(Outcome::done)
        .orElseGet(() -> called(actor, meeting, site))
        .map(
            line -> {
              boolean talked = line.leg(site).filter(Leg::talks).isPresent();
              lines.end(line, List.of(site), talked ? Leg.State.HUNG_UP : Leg.State.DECLINED);
              return null;
            });
  }

  /** In a call of several sites: to be heard, or no longer. */
  public Outcome<Void> speak(
      Actor actor, String owner, MeetingId meeting, UnitId site, boolean on) {
    return called(actor, meeting, site)
        .then(
            line -> {
              boolean mine =
                  line.leg(site).filter(l -> l.talks() && owner.equals(l.owner())).isPresent();
              if (!mine || !line.group()) {
                return Outcome.refused(TalkbackMedia.OVER);
              }
              if (!line.speak(site, on)) {
                return Outcome.refused(Refusal.conflict("talkback.others-speak"));
              }
              media.follow(line, List.of());
              return Outcome.done();
            });
  }

  private Outcome<Line> called(Actor actor, MeetingId meeting, UnitId site) {
    return here(actor, meeting, site)
        .then(
            at ->
                lines
                    .calling(meeting, site)
                    .<Outcome<Line>>map(Outcome::done)
                    .orElse(Outcome.refused(TalkbackMedia.OVER)));
  }

  private Outcome<UnitId> here(Actor actor, MeetingId meeting, UnitId site) {
    return meetings
        .participation(actor, meeting)
        .then(
            who ->
                who.sites().contains(site)
                    ? Outcome.done(site)
                    : Outcome.refused(Refusal.forbidden("talkback.not-your-site")));
  }
}

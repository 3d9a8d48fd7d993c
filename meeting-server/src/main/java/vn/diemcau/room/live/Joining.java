package vn.diemcau.room.live;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.MeetingRole;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.Participation;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Admission;
import vn.diemcau.room.Audience;
import vn.diemcau.room.JoinCall;
import vn.diemcau.room.RoomLink;
import vn.diemcau.room.Rooms;
import vn.diemcau.room.state.Doer;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.room.state.Seat;
import vn.diemcau.room.state.SeatCommand;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.Sha256;

/** Lets devices in: at which site, as whom, with what they missed, and whether that still holds. */
@Component
class Joining {

  /** A display says nothing, sits nowhere and acts in nothing. */
  static final Refusal ONLY_SHOWS = Refusal.forbidden("room.only-shows");

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Meetings meetings;
  private final Director director;
  private final RoomSettings settings;

  Joining(Meetings meetings, Director director, RoomSettings settings) {
    this.settings = settings;
    this.meetings = meetings;
    this.director = director;
  }

  /** Gives the device its place and its link, or says why not, once the writer has decided it. */
  CompletableFuture<Outcome<Admission>> join(
      Actor actor, Participation part, LiveRoom room, JoinCall call, RoomLink link) {
    if (part.is(MeetingRole.DISPLAY) && (call.media() || !projected(call))) {
      return refused(ONLY_SHOWS);
    }
    settle(room);
    UnitId main = room.state().plan().mainSite();
    Doer who = doer(actor, part);
    UnitId usual = who.site() == null && part.lead() ? main : who.site();
    UnitId site = call.site() == null ? usual : call.site();
    if (site == null) {
      return refused(Refusal.forbidden("room.no-site"));
    }
    Doer doer = maySit(who, site, main) ? who.sittingAt(site) : who;
    String token = call.resume() == null ? "" : call.resume();
    String fresh = newToken();
    SeatCommand.Join join;
    try {
      join =
          new SeatCommand.Join(
              site,
              call.device(),
              call.deviceName(),
              call.view(),
              call.media(),
              call.resume() == null ? null : Sha256.hex(token),
              Sha256.hex(fresh),
              call.mode());
    } catch (IllegalArgumentException e) {
      return refused(Refusal.invalid("room.malformed-command", Map.of("what", e.getMessage())));
    }
    AtomicReference<Admission> admitted = new AtomicReference<>();
    Consumer<RoomState> done =
        state -> admitted.set(admit(room, state, join, doer, token, fresh, call.since(), link));
    Work work = new Work(null, join, doer, null, actor, null, done);
    room.submit(work);
    return work.answerInTime().thenApply(outcome -> outcome.map(seq -> admitted.get()));
  }

  private static boolean projected(JoinCall call) {
    return call.view() != null && call.view().projected();
  }

  private static CompletableFuture<Outcome<Admission>> refused(Refusal refusal) {
    return CompletableFuture.completedFuture(Outcome.refused(refusal));
  }

  /** On the writer's thread, so that nothing is committed between the snapshot and the link. */
  private Admission admit(
      LiveRoom room,
      RoomState state,
      SeatCommand.Join join,
      Doer doer,
      String token,
      String fresh,
      Long since,
      RoomLink link) {
    Seat seat = state.seat(join.site());
    String device = join.device();
    Seat.Endpoint endpoint =
        endpoint(seat, device, join.resumeHash())
            .or(() -> endpoint(seat, device, join.newHash()))
            .orElseThrow();
    boolean resumed = endpoint.tokenHash().equals(join.resumeHash());
    List<JournalEntry> missed =
        resumed && since != null && since >= 0 ? room.tail.after(since) : null;
    // no change of presence is told between what the device begins with and its link
    synchronized (room.presence) {
      Admission admission =
          new Admission(
              endpoint.id(),
              join.site(),
              endpoint.id().equals(seat.mediaEndpoint()),
              doer,
              Audience.of(doer, endpoint.view(), state.plan().mainSite()),
              resumed ? token : fresh,
              room.beginning(state),
              settings.stripUpTo(),
              missed,
              List.of());
      Admission complete = withMessages(admission, room);
      RoomLink former = room.links.add(complete, link);
      if (former != null && former != link) {
        former.end("room.taken-over");
      }
      room.presence.touch(join.site());
      director.admit(state, complete, room.viewers);
      link.admitted(complete);
      return complete;
    }
  }

  private static Admission withMessages(Admission a, LiveRoom room) {
    return new Admission(
        a.endpoint(),
        a.site(),
        a.media(),
        a.doer(),
        a.audience(),
        a.resume(),
        a.beginning(),
        a.stripUpTo(),
        a.missed(),
        room.messages().stream().filter(m -> Links.reads(a, m)).toList());
  }

  private static Optional<Seat.Endpoint> endpoint(Seat seat, String device, String tokenHash) {
    return seat.endpoints().values().stream()
        .filter(e -> e.device().equals(device) && e.tokenHash().equals(tokenHash))
        .findFirst();
  }

  /** Whether a device that was let in would be let in as the same now. */
  Rooms.Standing standing(Actor actor, LiveRoom room, String endpoint) {
    Admission device = room.links.admission(endpoint);
    Optional<Seat.Endpoint> seated = room.state().endpoint(endpoint).map(Map.Entry::getValue);
    if (device == null || seated.isEmpty()) {
      return Rooms.Standing.AS_BEFORE;
    }
    return switch (meetings.participation(actor, room.meeting)) {
      case Outcome.Refused<Participation> ignored -> Rooms.Standing.GONE;
      case Outcome.Done<Participation>(Participation part) -> {
        UnitId main = room.state().plan().mainSite();
        Doer who = doer(actor, part);
        UnitId site = device.site();
        if (!maySit(who, site, main)) {
          yield Rooms.Standing.GONE;
        }
        Doer now = who.sittingAt(site);
        boolean same =
            now.lead() == device.doer().lead()
                && Audience.of(now, seated.get().view(), main) == device.audience();
        yield same ? Rooms.Standing.AS_BEFORE : Rooms.Standing.CHANGED;
      }
    };
  }

  /** Who leads the meeting may sit at the main site, wherever the own unit attends. */
  private static boolean maySit(Doer who, UnitId site, UnitId main) {
    return who.isAt(site) || who.lead() && site.equals(main);
  }

  /** A room that has just been opened takes its plan first. */
  static void settle(LiveRoom room) {
    if (room.state().seq() == 0) {
      room.decide(Work.system(new SeatCommand.Leave("")));
    }
  }

  static Doer doer(Actor actor, Participation part) {
    UUID account = actor.account() == null ? null : actor.account().value();
    return new Doer(
        account, actor.name(), actor.position(), part.sites(), part.roles(), part.lead(), false);
  }

  private static String newToken() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

package vn.diemcau.room.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.Participation;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Admission;
import vn.diemcau.room.Audience;
import vn.diemcau.room.CommandCall;
import vn.diemcau.room.JoinCall;
import vn.diemcau.room.MediaReport;
import vn.diemcau.room.RoomLink;
import vn.diemcau.room.RoomView;
import vn.diemcau.room.RoomViews;
import vn.diemcau.room.Rooms;
import vn.diemcau.room.journal.EventCodec;
import vn.diemcau.room.state.Doer;
import vn.diemcau.room.state.JournalEntry;
import vn.diemcau.room.state.Machine;
import vn.diemcau.room.state.RoomCommand;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.room.state.Seat;
import vn.diemcau.room.state.SeatCommand;
import vn.diemcau.room.state.View;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;
import vn.diemcau.shared.RefusalKind;

/** Asks who the person is in the meeting, then hands what they want to the room's writer. */
@Service
class RoomService implements Rooms {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECONDS_TO_ANSWER = 10;

  private final LiveRooms rooms;
  private final Meetings meetings;
  private final EventCodec codec;
  private final RoomStore store;
  private final Director director;

  RoomService(
      LiveRooms rooms, Meetings meetings, EventCodec codec, RoomStore store, Director director) {
    this.rooms = rooms;
    this.meetings = meetings;
    this.codec = codec;
    this.store = store;
    this.director = director;
  }

  @Override
  public Outcome<Long> command(Actor actor, MeetingId meeting, CommandCall call) {
    if (call.id() == null) {
      return Outcome.refused(
          Refusal.invalid("room.malformed-command", Map.of("what", "id is missing")));
    }
    return meetings
        .participation(actor, meeting)
        .then(
            part ->
                codec
                    .command(call.name(), call.args())
                    .then(
                        command ->
                            rooms
                                .open(meeting)
                                .then(room -> submit(room, work(actor, part, call, command)))));
  }

  private static Work work(Actor actor, Participation part, CommandCall call, RoomCommand command) {
    return new Work(
        call.id(),
        command,
        doer(actor, part),
        call.expect(),
        actor,
        call.address(),
        null,
        new CompletableFuture<>());
  }

  @Override
  public Outcome<RoomView> view(Actor actor, MeetingId meeting) {
    return meetings
        .participation(actor, meeting)
        .then(
            part ->
                rooms
                    .open(meeting)
                    .map(
                        room -> {
                          settle(room);
                          RoomState state = room.state();
                          Doer doer = doer(actor, part);
                          Audience audience = Audience.of(doer, View.SITE, state.plan().mainSite());
                          return RoomViews.of(state, audience, doer.site(), room.presence::of);
                        }));
  }

  /** A room that has just been opened takes its plan first. */
  private static void settle(LiveRoom room) {
    if (room.state().seq() == 0) {
      Work nothing = Work.system(new SeatCommand.Leave(""));
      submit(room, nothing);
    }
  }

  @Override
  public Outcome<Admission> join(Actor actor, MeetingId meeting, JoinCall call, RoomLink link) {
    return meetings
        .participation(actor, meeting)
        .then(part -> rooms.open(meeting).then(room -> join(actor, part, room, call, link)));
  }

  private Outcome<Admission> join(
      Actor actor, Participation part, LiveRoom room, JoinCall call, RoomLink link) {
    settle(room);
    UnitId main = room.state().plan().mainSite();
    Doer who = doer(actor, part);
    UnitId usual = who.site() == null && part.lead() ? main : who.site();
    UnitId site = call.site() == null ? usual : call.site();
    if (site == null) {
      return Outcome.refused(Refusal.forbidden("room.no-site"));
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
              call.resume() == null ? null : hash(token),
              hash(fresh),
              call.mode());
    } catch (IllegalArgumentException e) {
      return Outcome.refused(
          Refusal.invalid("room.malformed-command", Map.of("what", e.getMessage())));
    }
    AtomicReference<Admission> admitted = new AtomicReference<>();
    Consumer<RoomState> done =
        state -> admitted.set(admit(room, state, join, doer, token, fresh, call.since(), link));
    Work work = new Work(null, join, doer, null, actor, null, done, new CompletableFuture<>());
    return submit(room, work).map(seq -> admitted.get());
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
    List<JournalEntry> missed = missed(state, resumed ? since : null);
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
              state,
              missed,
              room.presence.all(),
              List.of());
      Admission complete = withMessages(admission, room);
      RoomLink former = room.links.add(complete, link);
      if (former != null && former != link) {
        former.end("room.taken-over");
      }
      room.presence.touch(join.site());
      director.seat(state, complete, room.viewers);
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
        a.state(),
        a.missed(),
        a.presence(),
        room.messages().stream().filter(m -> Links.reads(a, m)).toList());
  }

  /** Null when the device has to begin with a whole snapshot. */
  private List<JournalEntry> missed(RoomState state, Long since) {
    boolean known = since != null && since >= 0 && since <= state.seq();
    return known ? store.read(state.meeting(), since) : null;
  }

  private static Optional<Seat.Endpoint> endpoint(Seat seat, String device, String tokenHash) {
    return seat.endpoints().values().stream()
        .filter(e -> e.device().equals(device) && e.tokenHash().equals(tokenHash))
        .findFirst();
  }

  @Override
  public void unlinked(MeetingId meeting, String endpoint, RoomLink link, boolean onPurpose) {
    rooms
        .loaded(meeting)
        .filter(room -> room.links.remove(endpoint, link))
        .ifPresent(
            room -> {
              room.presence.forget(endpoint);
              room.state()
                  .endpoint(endpoint)
                  .ifPresent(found -> room.presence.touch(found.getKey()));
              if (onPurpose) {
                room.submit(Work.system(new SeatCommand.Leave(endpoint)));
              } else {
                room.links.broke(endpoint, store.now());
              }
            });
  }

  @Override
  public void report(MeetingId meeting, String endpoint, MediaReport report) {
    rooms
        .loaded(meeting)
        .ifPresent(
            room -> {
              UnitId site = room.links.siteOf(endpoint);
              if (site != null) {
                room.presence.report(endpoint, site, report);
              }
            });
  }

  @Override
  public boolean mediaOpening(MeetingId meeting, String endpoint) {
    return rooms
        .loaded(meeting)
        .filter(room -> room.state().endpoint(endpoint).isPresent())
        .flatMap(
            room ->
                Optional.ofNullable(room.links.admission(endpoint))
                    .map(device -> director.seat(room.state(), device, room.viewers)))
        .orElse(false);
  }

  @Override
  public void mediaClosed(MeetingId meeting, String endpoint) {
    rooms.loaded(meeting).ifPresent(room -> director.close(room.state(), endpoint, room.viewers));
  }

  @Override
  public Standing standing(Actor actor, MeetingId meeting, String endpoint) {
    LiveRoom room = rooms.loaded(meeting).orElse(null);
    Admission device = room == null ? null : room.links.admission(endpoint);
    Optional<Seat.Endpoint> seated =
        room == null ? Optional.empty() : room.state().endpoint(endpoint).map(Map.Entry::getValue);
    if (device == null || seated.isEmpty()) {
      return Standing.AS_BEFORE;
    }
    return switch (meetings.participation(actor, meeting)) {
      case Outcome.Refused<Participation> ignored -> Standing.GONE;
      case Outcome.Done<Participation>(Participation part) -> {
        UnitId main = room.state().plan().mainSite();
        Doer who = doer(actor, part);
        UnitId site = device.site();
        if (!maySit(who, site, main)) {
          yield Standing.GONE;
        }
        Doer now = who.sittingAt(site);
        boolean same =
            now.lead() == device.doer().lead()
                && Audience.of(now, seated.get().view(), main) == device.audience();
        yield same ? Standing.AS_BEFORE : Standing.CHANGED;
      }
    };
  }

  /** Who leads the meeting may sit at the main site, wherever the own unit attends. */
  private static boolean maySit(Doer who, UnitId site, UnitId main) {
    return who.isAt(site) || who.lead() && site.equals(main);
  }

  @Override
  public void mediaReady(MeetingId meeting, String endpoint) {
    rooms.loaded(meeting).ifPresent(room -> director.redirect(room.state()));
  }

  @Override
  public RoomState state(MeetingId meeting) {
    return rooms
        .loaded(meeting)
        .map(LiveRoom::state)
        .orElseGet(() -> Machine.replay(RoomState.empty(meeting), journal(meeting)));
  }

  @Override
  public List<JournalEntry> journal(MeetingId meeting) {
    return store.read(meeting, 0);
  }

  static Outcome<Long> submit(LiveRoom room, Work work) {
    room.submit(work);
    try {
      return work.answer().get(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return Outcome.refused(Refusal.of(RefusalKind.UNAVAILABLE, "room.busy"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.refused(Refusal.of(RefusalKind.UNAVAILABLE, "room.busy"));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Doer doer(Actor actor, Participation part) {
    UUID account = actor.account() == null ? null : actor.account().value();
    return new Doer(
        account, actor.name(), actor.position(), part.sites(), part.roles(), part.lead(), false);
  }

  private static String newToken() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String token) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

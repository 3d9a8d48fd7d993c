package vn.diemcau.room.live;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.MeetingRole;
import vn.diemcau.meeting.Meetings;
import vn.diemcau.meeting.Participation;
import vn.diemcau.meeting.Phase;
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
import vn.diemcau.room.SiteHealth;
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

/** Asks who the person is in the meeting, then hands what they want to the room's writer. */
@Service
class RoomService implements Rooms {

  /** While a meeting is on, its sites are watched. */
  private static final Set<Phase> ON = Set.of(Phase.LINE_CHECK, Phase.LIVE, Phase.RECESS);

  private final LiveRooms rooms;
  private final Meetings meetings;
  private final EventCodec codec;
  private final RoomStore store;
  private final Director director;
  private final Joining joining;
  private final Writers writers;
  private final MeetingNews news;
  private final StagePapers papers;
  private final RoomsBelow below;
  private final WaitingLines lines =
      new WaitingLines(Executors.newVirtualThreadPerTaskExecutor(), System::nanoTime);

  RoomService(
      LiveRooms rooms,
      Meetings meetings,
      EventCodec codec,
      RoomStore store,
      Director director,
      Joining joining,
      Writers writers,
      MeetingNews news,
      StagePapers papers,
      RoomsBelow below) {
    this.below = below;
    this.papers = papers;
    this.writers = writers;
    this.news = news;
    this.joining = joining;
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
                part.is(MeetingRole.DISPLAY)
                    ? Outcome.refused(Joining.ONLY_SHOWS)
                    : decided(actor, meeting, part, call));
  }

  private Outcome<Long> decided(
      Actor actor, MeetingId meeting, Participation part, CommandCall call) {
    return codec
        .command(call.name(), call.args())
        .then(command -> papers.checked(meeting, command))
        .then(
            command ->
                rooms.open(meeting).then(room -> room.decide(work(actor, part, call, command))));
  }

  private static Work work(Actor actor, Participation part, CommandCall call, RoomCommand command) {
    return new Work(
        call.id(), command, Joining.doer(actor, part), call.expect(), actor, call.address(), null);
  }

  @Override
  public Optional<URI> elsewhere(MeetingId meeting) {
    return runs(meeting) ? Optional.empty() : writers.elsewhere(meeting);
  }

  @Override
  public boolean runs(MeetingId meeting) {
    return rooms.loaded(meeting).isPresent();
  }

  @Override
  public boolean due(MeetingId meeting, Due what) {
    return news.act(meeting, what);
  }

  @Override
  public boolean heardAbove(MeetingId meeting, MeetingId above, Set<UnitId> sites) {
    return below.take(meeting, above, sites);
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
                          Joining.settle(room);
                          RoomState state = room.state();
                          Doer doer = Joining.doer(actor, part);
                          Audience audience = Audience.of(doer, View.SITE, state.plan().mainSite());
                          return RoomViews.of(state, audience, doer.site(), room.presence::of);
                        }));
  }

  @Override
  public CompletableFuture<Outcome<Admission>> join(
      Actor actor, MeetingId meeting, JoinCall call, RoomLink link) {
    String who = actor.account() == null ? actor.login() : actor.account().toString();
    return lines.ask(
        meeting,
        new WaitingLines.Key(who, call.device()),
        link,
        () -> letIn(actor, meeting, call, link));
  }

  private CompletableFuture<Outcome<Admission>> letIn(
      Actor actor, MeetingId meeting, JoinCall call, RoomLink link) {
    Outcome<CompletableFuture<Outcome<Admission>>> asked =
        meetings
            .participation(actor, meeting)
            .then(
                part ->
                    rooms.open(meeting).map(room -> joining.join(actor, part, room, call, link)));
    return switch (asked) {
      case Outcome.Done<CompletableFuture<Outcome<Admission>>>(var answer) -> answer;
      case Outcome.Refused<CompletableFuture<Outcome<Admission>>>(Refusal refusal) ->
          CompletableFuture.completedFuture(Outcome.refused(refusal));
    };
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
    return rooms
        .loaded(meeting)
        .map(room -> joining.standing(actor, room, endpoint))
        .orElse(Standing.AS_BEFORE);
  }

  @Override
  public void mediaReady(MeetingId meeting, String endpoint) {
    rooms.loaded(meeting).ifPresent(room -> director.redirect(room.state()));
  }

  @Override
  public List<SiteHealth> health() {
    return rooms.all().stream()
        .filter(room -> ON.contains(room.state().phase()))
        // nothing of a rehearsal is kept
        .filter(room -> room.state().plan().rehearsal() == null)
        .flatMap(RoomService::health)
        .toList();
  }

  private static Stream<SiteHealth> health(LiveRoom room) {
    return room.state().seats().entrySet().stream()
        .flatMap(
            seat ->
                seat.getValue().media().stream()
                    .map(device -> health(room, seat.getKey(), device)));
  }

  private static SiteHealth health(LiveRoom room, UnitId site, Seat.Endpoint device) {
    return new SiteHealth(
        room.meeting,
        site,
        device.device(),
        device.connected(),
        device.since(),
        room.presence.of(site).quality(),
        room.presence.freezes(device.id()));
  }

  @Override
  public RoomState state(MeetingId meeting) {
    return rooms
        .loaded(meeting)
        .map(LiveRoom::state)
        .orElseGet(() -> Machine.replay(RoomState.empty(meeting), journal(meeting)));
  }

  @Override
  public Set<UnitId> onAir() {
    return rooms.all().stream()
        .flatMap(room -> room.state().sitesOnAir().stream())
        .collect(Collectors.toSet());
  }

  @Override
  public List<JournalEntry> journal(MeetingId meeting) {
    return store.read(meeting, 0);
  }
}

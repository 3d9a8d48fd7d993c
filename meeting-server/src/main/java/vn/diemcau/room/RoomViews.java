package vn.diemcau.room;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.state.Floor;
import vn.diemcau.room.state.Plan;
import vn.diemcau.room.state.RollCall;
import vn.diemcau.room.state.RoomState;
import vn.diemcau.room.state.Scene;
import vn.diemcau.room.state.Seat;

/** Shows a room's state to an audience. */
public final class RoomViews {

  private RoomViews() {}

  /**
   * The whole room.
   *
   * @param own the site whose lists of people may be seen beside the audience's; null for none
   * @param presence what is so of a site right now
   */
  public static RoomView of(
      RoomState state, Audience audience, UnitId own, Function<UnitId, SitePresence> presence) {
    Set<UnitId> asking = new HashSet<>();
    state.queue().forEach(r -> asking.add(r.site()));
    return new RoomView(
        new RoomView.Meeting(
            state.meeting(),
            state.plan().title(),
            state.plan().startsAt(),
            state.plan().plannedMinutes(),
            state.plan().rehearsal()),
        state.phase(),
        state.seq(),
        state.plan().mainSite(),
        state.floor().actingMainSite(),
        state.mainSiteLinked(),
        state.life().startedAt(),
        state.life().recessSince(),
        state.life().closedAt(),
        state.life().undoCloseUntil(),
        state.life().closeSuggested(),
        new RoomView.Agenda(
            state.plan().agenda(),
            state.agenda().current(),
            state.agenda().since(),
            state.agenda().spent()),
        state.plan().sites().stream()
            .map(s -> site(state, s, audience, own, asking, presence))
            .toList(),
        state.floor().held(),
        state.floor().exchange(),
        state.share(),
        state.direction(),
        state.queue(),
        state.speeches(),
        new RoomView.Roll(
            state.rollCall().open(), state.rollCall().openedAt(), state.rollCall().calledSite()),
        state.chatOpen(),
        stage(state),
        above(state));
  }

  private static List<RoomView.HeardAbove> above(RoomState state) {
    return state.above().entrySet().stream()
        .map(
            e ->
                new RoomView.HeardAbove(
                    e.getKey(), e.getValue().meeting(), e.getValue().title(), e.getValue().since()))
        .toList();
  }

  private static RoomView.Site site(
      RoomState state,
      Plan.PlannedSite planned,
      Audience audience,
      UnitId own,
      Set<UnitId> asking,
      Function<UnitId, SitePresence> presence) {
    UnitId site = planned.site();
    Seat seat = state.seat(site);
    SitePresence now = presence.apply(site);
    boolean devices = audience.seesDevices() || site.equals(own);
    return new RoomView.Site(
        site,
        planned.attending(),
        now.connected(),
        devices ? devices(seat) : List.of(),
        seat.mediaEndpoint(),
        now.mic(),
        now.camera(),
        now.quality(),
        now.speaking(),
        asking.contains(site),
        state.pictures(site),
        answer(state, planned, audience.seesPeople() || site.equals(own)));
  }

  public static List<RoomView.Device> devices(Seat seat) {
    return seat.endpoints().values().stream()
        .map(e -> new RoomView.Device(e.id(), e.view(), e.deviceName(), e.connected()))
        .toList();
  }

  /** A site's answer to the roll call, without names for who may not see them. */
  public static RoomView.Answer answer(RoomState state, UnitId site, boolean people) {
    return answer(state, state.plan().planned(site), people);
  }

  private static RoomView.Answer answer(RoomState state, Plan.PlannedSite planned, boolean people) {
    UnitId site = planned.site();
    RollCall.State how = RollCall.stateOf(state, planned);
    RollCall.Answer answer = state.rollCall().answers().get(site);
    String reason =
        how == RollCall.State.ABSENT && people
            ? state.rollCall().absences().get(planned.attending().getFirst())
            : null;
    if (answer == null) {
      return new RoomView.Answer(how, 0, null, List.of(), reason);
    }
    return new RoomView.Answer(
        how,
        answer.headcount(),
        people ? answer.chair() : null,
        people ? answer.people() : List.of(),
        reason);
  }

  /** What everyone sees large, and why. */
  public static RoomView.Stage stage(RoomState state) {
    UnitId main = state.effectiveMainSite();
    List<UnitId> alone = main == null ? List.of() : List.of(main);
    if (state.phase() != Phase.LIVE) {
      RoomView.Mode mode =
          switch (state.phase()) {
            case LINE_CHECK -> RoomView.Mode.LINE_CHECK;
            case RECESS -> RoomView.Mode.RECESS;
            case CLOSED -> RoomView.Mode.CLOSED;
            default -> RoomView.Mode.WAITING;
          };
      return new RoomView.Stage(alone, mode);
    }
    if (!state.mainSiteLinked()) {
      return new RoomView.Stage(onFloor(state, alone), RoomView.Mode.MAIN_AWAY);
    }
    UnitId called = state.rollCall().calledSite();
    Floor floor = state.floor();
    if (called != null && floor.held() == null) {
      return new RoomView.Stage(List.of(called), RoomView.Mode.CALLED);
    }
    Scene scene = state.direction().scene();
    switch (scene.layout()) {
      case GRID -> {
        return new RoomView.Stage(scene.sites(), RoomView.Mode.GRID);
      }
      case DOCUMENT -> {
        return new RoomView.Stage(List.of(), RoomView.Mode.DOCUMENT);
      }
      case WALL -> {
        return new RoomView.Stage(List.of(), RoomView.Mode.WALL);
      }
      case SPEAKER, SPEAKER_DOCUMENT -> {
        // whoever speaks
      }
    }
    RoomView.Mode mode =
        floor.held() == null
            ? RoomView.Mode.MAIN
            : floor.exchange() == null ? RoomView.Mode.FLOOR : RoomView.Mode.EXCHANGE;
    return new RoomView.Stage(onFloor(state, alone), mode);
  }

  private static List<UnitId> onFloor(RoomState state, List<UnitId> otherwise) {
    Floor floor = state.floor();
    if (floor.held() == null) {
      return otherwise;
    }
    return floor.exchange() == null
        ? List.of(floor.held().site())
        : List.of(floor.held().site(), floor.exchange().site());
  }

  /**
   * The media endpoints of the stage, in order; first the one whose screen is shown. On a wall
   * everyone stands.
   */
  public static List<String> stageEndpoints(RoomState state) {
    RoomView.Stage stage = stage(state);
    Stream<UnitId> sites =
        stage.mode() == RoomView.Mode.WALL
            ? state.plan().sites().stream().map(Plan.PlannedSite::site)
            : stage.sites().stream();
    Stream<String> cameras =
        sites.flatMap(s -> state.seat(s).media().stream()).map(Seat.Endpoint::id);
    return Stream.concat(state.sharingEndpoint().stream(), cameras).distinct().toList();
  }
}

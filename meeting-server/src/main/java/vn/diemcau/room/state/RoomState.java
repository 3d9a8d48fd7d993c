package vn.diemcau.room.state;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.meeting.Phase;
import vn.diemcau.organisation.UnitId;

/**
 * Everything that was decided in a room up to an event. Immutable; changed only by {@link Apply}.
 *
 * @param seq number of the last event; 0 in a new room
 * @param endpointsMade counts the devices that ever joined, for their ids
 * @param direction how the stage is arranged
 * @param stageOnly the sites that are given no small pictures beside the stage
 * @param speeches those that are over, the first one first
 * @param seats each change shares all others with the state before: thousands come at once
 * @param corrections value by field by unit
 * @param above the sites that are heard in a meeting above this one right now
 */
public record RoomState(
    MeetingId meeting,
    long seq,
    Plan plan,
    Life life,
    Floor floor,
    Share share,
    Direction direction,
    Set<UnitId> stageOnly,
    List<Request> queue,
    RollCall rollCall,
    AgendaPlace agenda,
    List<Speech> speeches,
    boolean chatOpen,
    PMap<UnitId, Seat> seats,
    int endpointsMade,
    Map<UnitId, Map<CorrectedField, String>> corrections,
    Map<UnitId, Above> above) {

  public RoomState {
    stageOnly = Set.copyOf(stageOnly);
    queue = List.copyOf(queue);
    speeches = List.copyOf(speeches);
    corrections = Map.copyOf(corrections);
    above = Map.copyOf(above);
  }

  public static RoomState empty(MeetingId meeting) {
    return new RoomState(
        meeting,
        0,
        new Plan("", null, null, 0, List.of(), List.of(), null),
        Life.NEW,
        Floor.EMPTY,
        Share.NONE,
        Direction.NONE,
        Set.of(),
        List.of(),
        RollCall.EMPTY,
        AgendaPlace.NONE,
        List.of(),
        false,
        HashTreePMap.empty(),
        0,
        Map.of(),
        Map.of());
  }

  public Phase phase() {
    return life.phase();
  }

  /** The site that chairs now: the main site or the one that stands in for it. */
  public UnitId effectiveMainSite() {
    return floor.actingMainSite() != null ? floor.actingMainSite() : plan.mainSite();
  }

  public boolean mainSiteLinked() {
    return effectiveMainSite() != null && seat(effectiveMainSite()).roomLinked();
  }

  public Seat seat(UnitId site) {
    return seats.getOrDefault(site, Seat.EMPTY);
  }

  public boolean anyoneConnected() {
    return seats.values().stream().anyMatch(Seat::connected);
  }

  /** The device and its site. */
  public Optional<Map.Entry<UnitId, Seat.Endpoint>> endpoint(String id) {
    for (Map.Entry<UnitId, Seat> seat : seats.entrySet()) {
      Seat.Endpoint endpoint = seat.getValue().endpoints().get(id);
      if (endpoint != null) {
        return Optional.of(Map.entry(seat.getKey(), endpoint));
      }
    }
    return Optional.empty();
  }

  public Optional<Request> request(Object id) {
    return queue.stream().filter(r -> r.id().equals(id)).findFirst();
  }

  /** The sites that are heard: at most the main site, the floor and one exchange partner. */
  public Set<UnitId> audibleSites() {
    if (phase() != Phase.LIVE) {
      return Set.of();
    }
    Set<UnitId> heard = new LinkedHashSet<>();
    heard.add(effectiveMainSite());
    if (floor.held() != null) {
      heard.add(floor.held().site());
    }
    if (floor.exchange() != null) {
      heard.add(floor.exchange().site());
    }
    heard.removeAll(above.keySet());
    return heard;
  }

  /** The sites that are heard here or in a meeting above: their microphones are on somewhere. */
  public Set<UnitId> sitesOnAir() {
    Set<UnitId> onAir = new LinkedHashSet<>(audibleSites());
    onAir.addAll(above.keySet());
    return onAir;
  }

  /** Whether somebody speaks whom this meeting listens to now: not from above, nor to nobody. */
  boolean floorRuns() {
    boolean away =
        above.containsKey(effectiveMainSite())
            || floor.held() != null && above.containsKey(floor.held().site());
    return mainSiteLinked() && !away;
  }

  /** The devices that are heard: the media endpoints of the audible sites. */
  public Set<String> audibleEndpoints() {
    Set<String> heard = new LinkedHashSet<>();
    audibleSites().forEach(s -> seat(s).media().ifPresent(e -> heard.add(e.id())));
    return heard;
  }

  /** What the site was set to; a large meeting may give it less. */
  public Pictures pictures(UnitId site) {
    return stageOnly.contains(site) ? Pictures.STAGE_ONLY : Pictures.ALL;
  }

  /** The device whose screen or film is shown to everyone. */
  public Optional<String> sharingEndpoint() {
    return Optional.ofNullable(share.shown())
        .flatMap(shown -> seat(shown.site()).media())
        .map(Seat.Endpoint::id);
  }

  RoomState numbered(long next) {
    return changed(draft -> draft.seq = next);
  }

  RoomState with(Plan next) {
    return changed(draft -> draft.plan = next);
  }

  RoomState with(Life next) {
    return changed(draft -> draft.life = next);
  }

  RoomState with(Floor next) {
    return changed(draft -> draft.floor = next);
  }

  RoomState with(Share next) {
    return changed(draft -> draft.share = next);
  }

  RoomState with(Direction next) {
    return changed(draft -> draft.direction = next);
  }

  RoomState withStageOnly(Set<UnitId> next) {
    return changed(draft -> draft.stageOnly = next);
  }

  RoomState withAbove(Map<UnitId, Above> next) {
    return changed(draft -> draft.above = next);
  }

  RoomState with(List<Request> next) {
    return changed(draft -> draft.queue = next);
  }

  RoomState with(RollCall next) {
    return changed(draft -> draft.rollCall = next);
  }

  RoomState with(AgendaPlace next) {
    return changed(draft -> draft.agenda = next);
  }

  RoomState withSpeeches(List<Speech> next) {
    return changed(draft -> draft.speeches = next);
  }

  RoomState withChat(boolean open) {
    return changed(draft -> draft.chatOpen = open);
  }

  RoomState with(UnitId site, Seat seat, int made) {
    return withSeats(seats.plus(site, seat), made);
  }

  RoomState withSeats(PMap<UnitId, Seat> next, int made) {
    return changed(
        draft -> {
          draft.seats = next;
          draft.endpointsMade = made;
        });
  }

  RoomState corrected(UnitId unit, CorrectedField field, String value) {
    Map<UnitId, Map<CorrectedField, String>> next = new HashMap<>(corrections);
    Map<CorrectedField, String> ofUnit =
        new LinkedHashMap<>(corrections.getOrDefault(unit, Map.of()));
    ofUnit.put(field, value);
    next.put(unit, Map.copyOf(ofUnit));
    return changed(draft -> draft.corrections = next);
  }

  private RoomState changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.done();
  }
}

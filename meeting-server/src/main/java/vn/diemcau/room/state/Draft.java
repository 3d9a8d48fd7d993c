package vn.diemcau.room.state;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pcollections.PMap;
import vn.diemcau.organisation.UnitId;

/** A room's state while one event changes it: the only place that lists all its parts. */
final class Draft {

  long seq;
  Plan plan;
  Life life;
  Floor floor;
  Share share;
  Direction direction;
  Set<UnitId> stageOnly;
  List<Request> queue;
  RollCall rollCall;
  AgendaPlace agenda;
  List<Speech> speeches;
  boolean chatOpen;
  PMap<UnitId, Seat> seats;
  int endpointsMade;
  Map<UnitId, Map<CorrectedField, String>> corrections;
  Map<UnitId, Above> above;
  private final RoomState before;

  Draft(RoomState before) {
    this.before = before;
    seq = before.seq();
    plan = before.plan();
    life = before.life();
    floor = before.floor();
    share = before.share();
    direction = before.direction();
    stageOnly = before.stageOnly();
    queue = before.queue();
    rollCall = before.rollCall();
    agenda = before.agenda();
    speeches = before.speeches();
    chatOpen = before.chatOpen();
    seats = before.seats();
    endpointsMade = before.endpointsMade();
    corrections = before.corrections();
    above = before.above();
  }

  RoomState done() {
    return new RoomState(
        before.meeting(),
        seq,
        plan,
        life,
        floor,
        share,
        direction,
        stageOnly,
        queue,
        rollCall,
        agenda,
        speeches,
        chatOpen,
        seats,
        endpointsMade,
        corrections,
        above);
  }
}

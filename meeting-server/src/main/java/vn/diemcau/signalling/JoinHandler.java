package vn.diemcau.signalling;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.Admission;
import vn.diemcau.room.JoinCall;
import vn.diemcau.room.Rooms;
import vn.diemcau.room.state.SeatCommand;
import vn.diemcau.room.state.View;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** {@code join}: a device wants its place. */
@Component
class JoinHandler implements FrameHandler {

  private static final Logger log = LoggerFactory.getLogger(JoinHandler.class);

  private final Rooms rooms;
  private final Frames frames;
  private final JsonMapper json;

  JoinHandler(Rooms rooms, Frames frames, JsonMapper json) {
    this.rooms = rooms;
    this.frames = frames;
    this.json = json;
  }

  private record Join(
      String device,
      String deviceName,
      View view,
      Boolean media,
      UnitId siteId,
      String resume,
      Long since) {}

  @Override
  public String kind() {
    return "join";
  }

  @Override
  public boolean needsPlace() {
    return false;
  }

  @Override
  public void handle(Connection connection, JsonNode frame) {
    if (connection.admission() != null) {
      connection.refuse(Problems.ALREADY_JOINED);
      return;
    }
    try {
      Join join = json.treeToValue(frame, Join.class);
      attempt(
          connection,
          new JoinCall(
              join.siteId(),
              join.device(),
              join.deviceName(),
              join.view(),
              Boolean.TRUE.equals(join.media()),
              join.resume(),
              join.since(),
              SeatCommand.Mode.ASK));
    } catch (JacksonException e) {
      connection.refuseAndClose(Problems.malformed("join"));
    }
  }

  void attempt(Connection connection, JoinCall call) {
    if (!connection.ask()) {
      connection.refuse(Problems.ALREADY_JOINED);
      return;
    }
    rooms
        .join(connection.actor, connection.meeting, call, connection)
        .whenComplete((outcome, problem) -> answered(connection, call, outcome, problem));
  }

  private void answered(
      Connection connection, JoinCall call, Outcome<Admission> outcome, Throwable problem) {
    connection.answered();
    if (problem != null) {
      log.error("a join to meeting {} failed", connection.meeting, problem);
      connection.refuseAndClose(Problems.FAILED);
      return;
    }
    switch (outcome) {
      case Outcome.Refused<Admission>(Refusal refusal) -> refused(connection, call, refusal);
      case Outcome.Done<Admission>(Admission admission) -> {
        connection.pending(null);
        if (connection.gone()) {
          // it broke while it was let in: the room has to hear of it from here
          rooms.unlinked(connection.meeting, admission.endpoint(), connection, connection.left());
        }
      }
    }
  }

  private void refused(Connection connection, JoinCall call, Refusal refusal) {
    if (refusal.code().equals("room.seat-taken")) {
      connection.pending(call);
      connection.send(frames.seatTaken(refusal));
    } else {
      connection.refuseAndClose(refusal);
    }
  }
}

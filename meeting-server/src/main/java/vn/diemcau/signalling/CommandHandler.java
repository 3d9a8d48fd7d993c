package vn.diemcau.signalling;

import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.JsonNode;
import vn.diemcau.room.Audience;
import vn.diemcau.room.CommandCall;
import vn.diemcau.room.Rooms;
import vn.diemcau.security.Actor;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/** {@code command}: answered with {@code done} or {@code refused} under the same id. */
@Component
class CommandHandler implements FrameHandler {

  private static final Logger log = LoggerFactory.getLogger(CommandHandler.class);

  private final Rooms rooms;
  private final Frames frames;
  private final Rights rights;

  CommandHandler(Rooms rooms, Frames frames, Rights rights) {
    this.rights = rights;
    this.rooms = rooms;
    this.frames = frames;
  }

  @Override
  public String kind() {
    return "command";
  }

  @Override
  public void handle(Connection connection, JsonNode frame) {
    UUID id;
    try {
      id = UUID.fromString(frame.path("id").asString(""));
    } catch (IllegalArgumentException e) {
      connection.refuse(Problems.malformed("id"));
      return;
    }
    try {
      handle(connection, id, frame);
    } catch (DataAccessException | TransactionException e) {
      // no answer to the command, which may have been done before: the client sends it again
      log.warn("a command of meeting {} waits: {}", connection.meeting, e.toString());
      connection.refuse(Problems.STORE_AWAY);
    }
  }

  private void handle(Connection connection, UUID id, JsonNode frame) {
    JsonNode expect = frame.path("expect");
    CommandCall call =
        new CommandCall(
            id,
            frame.path("name").asString(""),
            frame.path("args"),
            expect.isIntegralNumber() ? expect.asLong() : null,
            connection.address);
    Optional<Actor> actor = rights.now(connection);
    if (actor.isEmpty()) {
      connection.giveUp(ConnectionWatch.SIGNED_OUT);
      return;
    }
    Outcome<Long> outcome = rooms.command(actor.get(), connection.meeting, call);
    connection.send(
        switch (outcome) {
          case Outcome.Done<Long>(Long seq) -> frames.done(id, seq);
          case Outcome.Refused<Long>(Refusal refusal) -> frames.refused(id, refusal);
        });
    if (!outcome.isDone() || connection.admission().audience() != Audience.SITES) {
      rights.check(connection);
    }
  }
}

package vn.diemcau.signalling;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import vn.diemcau.room.state.SeatCommand;

/** {@code take-over} and {@code documents-only}: the answers to {@code seat-taken}. */
@Configuration(proxyBeanMethods = false)
class SeatChoiceHandlers {

  @Bean
  FrameHandler takeOver(JoinHandler join) {
    return new Choice("take-over", SeatCommand.Mode.TAKE_OVER, join);
  }

  @Bean
  FrameHandler documentsOnly(JoinHandler join) {
    return new Choice("documents-only", SeatCommand.Mode.DOCUMENTS_ONLY, join);
  }

  private record Choice(String kind, SeatCommand.Mode mode, JoinHandler join)
      implements FrameHandler {

    @Override
    public boolean needsPlace() {
      return false;
    }

    @Override
    public void handle(Connection connection, JsonNode frame) {
      if (connection.pending() == null) {
        connection.refuse(Problems.NOTHING_TO_ANSWER);
      } else {
        join.attempt(connection, connection.pending().in(mode));
      }
    }
  }
}

package vn.diemcau.signalling;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import vn.diemcau.room.MediaReport;
import vn.diemcau.room.Rooms;

/** {@code ping}, {@code report} and {@code leave}. */
@Configuration(proxyBeanMethods = false)
class SmallHandlers {

  /** More than a picture can stand still between two reports. */
  private static final int MOST_FREEZES = 100;

  private static final Set<String> QUALITIES = Set.of("good", "fair", "poor", "none");

  @Bean
  FrameHandler ping(Frames frames) {
    return new FrameHandler() {
      @Override
      public String kind() {
        return "ping";
      }

      @Override
      public boolean needsPlace() {
        return false;
      }

      @Override
      public void handle(Connection connection, JsonNode frame) {
        connection.send(frames.pong(frame.get("t"), connection.now()));
      }
    };
  }

  @Bean
  FrameHandler report(Rooms rooms) {
    return new FrameHandler() {
      @Override
      public String kind() {
        return "report";
      }

      @Override
      public void handle(Connection connection, JsonNode frame) {
        String quality = frame.path("quality").asString("");
        double level = frame.path("level").asDouble(0);
        MediaReport report =
            new MediaReport(
                frame.path("mic").asString("").equals("on"),
                frame.path("camera").asString("").equals("on"),
                Math.clamp(level, 0, 1),
                QUALITIES.contains(quality) ? quality : "none",
                Math.clamp(frame.path("freezes").asInt(0), 0, MOST_FREEZES));
        rooms.report(connection.meeting, connection.admission().endpoint(), report);
      }
    };
  }

  @Bean
  FrameHandler leave() {
    return new FrameHandler() {
      @Override
      public String kind() {
        return "leave";
      }

      @Override
      public void handle(Connection connection, JsonNode frame) {
        connection.leave();
      }
    };
  }
}

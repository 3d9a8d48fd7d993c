package vn.diemcau.signalling;

import java.util.function.BiConsumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import vn.diemcau.bridge.MediaOffer;
import vn.diemcau.bridge.MediaProfile;
import vn.diemcau.bridge.MediaReady;
import vn.diemcau.bridge.MediaSessions;
import vn.diemcau.room.Audience;
import vn.diemcau.room.Rooms;
import vn.diemcau.shared.Outcome;
import vn.diemcau.shared.Refusal;

/**
 * One SDP exchange per device and bridge: {@code media-open}, {@code media-answer}, {@code
 * media-close}; {@code media-check} and {@code media-switched} where a bridge is left.
 */
@Configuration(proxyBeanMethods = false)
class MediaHandlers {

  private final ObjectProvider<MediaSessions> media;
  private final Frames frames;
  private final Rooms rooms;

  MediaHandlers(ObjectProvider<MediaSessions> media, Frames frames, Rooms rooms) {
    this.media = media;
    this.frames = frames;
    this.rooms = rooms;
  }

  @Bean
  FrameHandler mediaOpen() {
    return new Kind("media-open", this::open);
  }

  @Bean
  FrameHandler mediaAnswer() {
    return new Kind("media-answer", this::answer);
  }

  @Bean
  FrameHandler mediaClose() {
    return new Kind("media-close", this::close);
  }

  @Bean
  FrameHandler mediaCheck() {
    return new Kind("media-check", this::check);
  }

  @Bean
  FrameHandler mediaSwitched() {
    return new Kind("media-switched", this::switched);
  }

  private record Kind(String kind, BiConsumer<Connection, JsonNode> act) implements FrameHandler {

    @Override
    public void handle(Connection connection, JsonNode frame) {
      act.accept(connection, frame);
    }
  }

  private void open(Connection connection, JsonNode frame) {
    offer(connection, frame, false);
  }

  /** A device that came back with a link of which this server knows nothing takes a fresh one. */
  private void check(Connection connection, JsonNode frame) {
    MediaSessions bridge = media.getIfAvailable();
    String endpoint = connection.admission().endpoint();
    if (bridge == null
        || !bridge.holds(connection.meeting, endpoint, frame.path("offer").asLong(0))) {
      offer(connection, frame, true);
    }
  }

  private void offer(Connection connection, JsonNode frame, boolean moved) {
    MediaProfile profile =
        switch (frame.path("profile").asString("")) {
          case "site" -> MediaProfile.SITE;
          case "wall" -> hallOnly(connection, MediaProfile.WALL);
          case "console" -> hallOnly(connection, MediaProfile.CONSOLE);
          default -> null;
        };
    MediaSessions bridge = media.getIfAvailable();
    if (profile == null) {
      connection.refuse(Problems.malformed("profile"));
    } else if (bridge == null) {
      connection.refuse(Problems.NO_MEDIA);
    } else if (!rooms.mediaOpening(connection.meeting, connection.admission().endpoint())) {
      connection.refuse(Problems.NOT_JOINED);
    } else {
      Outcome<MediaOffer> offer =
          bridge.open(
              connection.meeting,
              connection.admission().endpoint(),
              profile,
              connection.admission().media());
      answer(connection, offer.map(o -> frames.mediaOffer(o, moved)));
    }
  }

  /**
   * Many pictures at once are for who leads and for the hall's screens; a site gets its own few.
   */
  private static MediaProfile hallOnly(Connection connection, MediaProfile wanted) {
    return connection.admission().audience() == Audience.SITES ? MediaProfile.SITE : wanted;
  }

  private void answer(Connection connection, JsonNode frame) {
    String endpoint = connection.admission().endpoint();
    MediaSessions bridge = media.getIfAvailable();
    if (!endpoint.equals(frame.path("endpoint").asString(""))) {
      connection.refuse(Problems.FOREIGN_ENDPOINT);
    } else if (bridge == null) {
      connection.refuse(Problems.NO_MEDIA);
    } else {
      Outcome<MediaReady> ready =
          bridge.answer(
              connection.meeting,
              endpoint,
              frame.path("offer").asLong(0),
              frame.path("sdp").asString(""));
      if (ready.isDone()) {
        rooms.mediaReady(connection.meeting, endpoint);
      }
      answer(connection, ready.map(r -> frames.mediaReady(r.endpoint())));
    }
  }

  private void close(Connection connection, JsonNode frame) {
    rooms.mediaClosed(connection.meeting, connection.admission().endpoint());
  }

  private void switched(Connection connection, JsonNode frame) {
    media.ifAvailable(
        bridge -> bridge.switched(connection.meeting, connection.admission().endpoint()));
  }

  private static void answer(Connection connection, Outcome<String> frame) {
    switch (frame) {
      case Outcome.Done<String>(String text) -> connection.send(text);
      case Outcome.Refused<String>(Refusal refusal) -> connection.refuse(refusal);
    }
  }
}

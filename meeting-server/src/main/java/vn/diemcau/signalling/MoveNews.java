package vn.diemcau.signalling;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.diemcau.bridge.MediaMoved;

/** Hands a device the offer of the bridge to which its meeting has been moved. */
@Component
class MoveNews {

  private final RoomSockets sockets;
  private final Frames frames;

  MoveNews(RoomSockets sockets, Frames frames) {
    this.sockets = sockets;
    this.frames = frames;
  }

  @EventListener
  void on(MediaMoved moved) {
    for (Connection connection : sockets.connections()) {
      if (connection.meeting.equals(moved.meeting())
          && connection.admission() != null
          && connection.admission().endpoint().equals(moved.offer().endpoint())) {
        connection.send(frames.mediaOffer(moved.offer(), true));
      }
    }
  }
}

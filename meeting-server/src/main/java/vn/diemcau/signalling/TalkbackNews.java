package vn.diemcau.signalling;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.diemcau.talkback.TalkbackChanged;

/** Tells the devices of a site that a technician calls it, or has stopped. */
@Component
class TalkbackNews {

  private final RoomSockets sockets;

  TalkbackNews(RoomSockets sockets) {
    this.sockets = sockets;
  }

  @EventListener
  void on(TalkbackChanged news) {
    for (Connection connection : sockets.connections()) {
      if (connection.meeting.equals(news.meeting())
          && connection.admission() != null
          && news.sites().contains(connection.admission().site())) {
        connection.told("talkback.changed", Map.of());
      }
    }
  }
}

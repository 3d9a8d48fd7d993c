package vn.diemcau.signalling;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import vn.diemcau.document.DocumentsReleased;
import vn.diemcau.document.DocumentsReleased.Released;

/** Tells everyone who sits in a room that documents have been handed out. */
@Component
class ReleaseNews {

  private final RoomSockets sockets;

  ReleaseNews(RoomSockets sockets) {
    this.sockets = sockets;
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(DocumentsReleased news) {
    List<String> titles = news.documents().stream().map(Released::title).toList();
    List<String> ids = news.documents().stream().map(d -> d.id().toString()).toList();
    Map<String, Object> args =
        Map.of("titles", String.join("; ", titles), "count", titles.size(), "documents", ids);
    for (Connection connection : sockets.connections()) {
      if (connection.meeting.equals(news.meeting()) && connection.admission() != null) {
        connection.told("signalling.documents-released", args);
      }
    }
  }
}

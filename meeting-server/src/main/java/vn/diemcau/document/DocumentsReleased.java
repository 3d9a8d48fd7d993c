package vn.diemcau.document;

import java.time.Instant;
import java.util.List;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.node.NodeEvent;

/**
 * Documents were handed out to the units of a meeting. Published within the transaction that
 * releases them; tell people after the commit.
 */
public record DocumentsReleased(MeetingId meeting, List<Released> documents, Instant at)
    implements NodeEvent {

  public DocumentsReleased {
    documents = List.copyOf(documents);
  }

  /**
   * One of them.
   *
   * @param agendaItem null when it belongs to the meeting as a whole
   */
  public record Released(DocumentId id, AgendaItemId agendaItem, String title) {}
}

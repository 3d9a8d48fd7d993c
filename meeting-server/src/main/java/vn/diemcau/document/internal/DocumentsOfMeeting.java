package vn.diemcau.document.internal;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.diemcau.document.DocumentId;
import vn.diemcau.meeting.MeetingDocuments;
import vn.diemcau.meeting.MeetingId;

/** Tells other features whether a document is one of a meeting. */
@Component
class DocumentsOfMeeting implements MeetingDocuments {

  private final DocumentRows rows;

  DocumentsOfMeeting(DocumentRows rows) {
    this.rows = rows;
  }

  @Override
  public boolean belongs(MeetingId meeting, UUID document) {
    return rows.find(new DocumentId(document))
        .filter(found -> found.meeting().equals(meeting))
        .isPresent();
  }
}

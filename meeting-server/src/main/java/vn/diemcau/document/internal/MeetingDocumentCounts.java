package vn.diemcau.document.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.diemcau.meeting.DocumentCounts;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.security.Actor;

/** Counts released and unread documents for the list of meetings. */
@Component
class MeetingDocumentCounts implements DocumentCounts {

  private final ReadingRows readings;

  MeetingDocumentCounts(ReadingRows readings) {
    this.readings = readings;
  }

  @Override
  public Map<MeetingId, Count> of(Actor actor, Collection<MeetingId> meetings) {
    Map<MeetingId, Count> counts = new HashMap<>();
    readings
        .progress(DocumentAccess.reader(actor), meetings)
        .forEach((id, p) -> counts.put(id, new Count(p.released(), p.released() - p.opened())));
    return counts;
  }
}

package vn.diemcau.document.internal;

import java.time.Instant;
import java.util.UUID;
import vn.diemcau.document.DocumentId;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.meeting.MeetingId;
import vn.diemcau.security.AccountId;

/**
 * A paper of a meeting.
 *
 * @param agendaItem null when it belongs to the meeting as a whole
 * @param position orders the papers of one agenda item, from 0
 * @param releasedAt null while it is a draft
 */
public record Document(
    DocumentId id,
    MeetingId meeting,
    AgendaItemId agendaItem,
    int position,
    String title,
    String fileName,
    Instant uploadedAt,
    AccountId uploadedBy,
    String uploadedByName,
    Instant releasedAt) {

  public boolean released() {
    return releasedAt != null;
  }

  /** The tag under which the store finds it for those who may read it now. */
  String scope() {
    return released() ? scopeOfReleased(meeting) : scopeOfDrafts(meeting);
  }

  static String scopeOfReleased(MeetingId meeting) {
    return "meeting:" + meeting;
  }

  static String scopeOfDrafts(MeetingId meeting) {
    return "draft:" + meeting;
  }

  UUID key() {
    return id.value();
  }
}

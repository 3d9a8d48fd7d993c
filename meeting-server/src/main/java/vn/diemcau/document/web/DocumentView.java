package vn.diemcau.document.web;

import java.time.Instant;
import java.util.Locale;
import vn.diemcau.document.DocumentId;
import vn.diemcau.document.internal.Document;
import vn.diemcau.document.internal.DocumentLists.Entry;
import vn.diemcau.document.internal.DocumentLists.Receipts;
import vn.diemcau.documentstore.NoText;
import vn.diemcau.documentstore.StoredDocument;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.meeting.MeetingId;

/**
 * A document in JSON.
 *
 * @param size bytes
 * @param hash SHA-256 of the file, in hexadecimal digits
 * @param type media type
 * @param pages null until the text is ready
 * @param pageKind {@code page}, {@code slide}, {@code sheet}, {@code part}; null until then
 * @param textReason the sentence why there is no text, in the asked language; null when there is
 * @param textReasonCode the same as a code
 * @param receipts null for who does not manage the documents
 */
record DocumentView(
    DocumentId id,
    MeetingId meetingId,
    AgendaItemId agendaItemId,
    String title,
    String fileName,
    long size,
    String hash,
    String type,
    Integer pages,
    String pageKind,
    String state,
    String text,
    String textReason,
    String textReasonCode,
    Instant uploadedAt,
    String uploadedBy,
    Instant releasedAt,
    boolean openedByMe,
    Receipts receipts) {

  /** Finds the sentence of a code. */
  interface Sayer {
    String say(String code);
  }

  static DocumentView of(Entry entry, Sayer sentences) {
    Document document = entry.document();
    StoredDocument stored = entry.stored();
    String reason = stored.noText().map(NoText::code).orElse(null);
    return new DocumentView(
        document.id(),
        document.meeting(),
        entry.agendaItem(),
        document.title(),
        document.fileName(),
        stored.size(),
        stored.hash(),
        stored.type().mediaType(),
        stored.pages() == 0 ? null : stored.pages(),
        stored.pageKind(),
        document.released() ? "released" : "draft",
        stored.text().name().toLowerCase(Locale.ROOT),
        reason == null ? null : sentences.say(reason),
        reason,
        document.uploadedAt(),
        document.uploadedByName(),
        document.releasedAt(),
        entry.openedByMe(),
        entry.receipts());
  }
}

package vn.diemcau.meeting;

import java.util.UUID;

/**
 * Which documents belong to a meeting, for features that name one but know no documents: the
 * feature {@code document} implements this as a bean.
 */
public interface MeetingDocuments {

  boolean belongs(MeetingId meeting, UUID document);
}

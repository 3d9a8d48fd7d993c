package vn.diemcau.meeting;

import java.util.Collection;
import java.util.Map;
import vn.diemcau.security.Actor;

/**
 * How many documents each meeting has for a person. Meetings show the numbers but know no
 * documents: the feature {@code document} implements this as a bean.
 */
public interface DocumentCounts {

  /**
   * @param total documents that the person may read
   * @param unread those the person has not opened yet
   */
  record Count(int total, int unread) {

    public static final Count NONE = new Count(0, 0);
  }

  /** One query for all; meetings without documents may be left out. */
  Map<MeetingId, Count> of(Actor actor, Collection<MeetingId> meetings);
}

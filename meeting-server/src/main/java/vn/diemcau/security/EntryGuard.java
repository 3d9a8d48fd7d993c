package vn.diemcau.security;

import java.util.UUID;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.shared.Outcome;

/**
 * Asked before an entry code is given and again when it is used. The feature that knows meetings
 * implements it: security does not.
 */
public interface EntryGuard {

  /** Done when this site takes part in this meeting and the meeting can still be entered. */
  Outcome<Void> mayEnter(UUID meeting, UnitId site);
}

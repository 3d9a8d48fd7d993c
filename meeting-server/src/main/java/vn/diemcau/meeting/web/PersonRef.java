package vn.diemcau.meeting.web;

import vn.diemcau.organisation.UnitRef;
import vn.diemcau.security.AccountId;

/** A person as a screen names one. */
record PersonRef(AccountId id, String name, String position, UnitRef unit) {}

package vn.diemcau.security;

import java.io.Serializable;
import vn.diemcau.organisation.UnitId;

/** A role and the unit at the top of the subtree that it holds for. */
public record RoleIn(Role role, UnitId unit) implements Serializable {}

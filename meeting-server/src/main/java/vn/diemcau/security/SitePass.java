package vn.diemcau.security;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import vn.diemcau.organisation.UnitId;

/**
 * The right to sit at one site of one meeting until a time, given by telephone as an entry code.
 *
 * @param meeting the meeting's id; a plain UUID since security knows no meetings
 */
public record SitePass(UUID meeting, UnitId site, Instant until) implements Serializable {}

package vn.diemcau.room.state;

import java.time.Instant;
import java.util.UUID;
import vn.diemcau.organisation.UnitId;

/**
 * An entry of the list of speakers.
 *
 * @param id the id of the command that asked
 */
public record Request(
    UUID id, UnitId site, String speaker, String position, String subject, Instant at) {}

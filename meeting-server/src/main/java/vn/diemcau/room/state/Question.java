package vn.diemcau.room.state;

import java.time.Instant;
import java.util.UUID;

/**
 * A command's circumstances, as every rule sees them.
 *
 * @param command the command's id, which becomes the id of what it makes
 * @param expect number of the last event that the person had seen; null when unknown
 */
public record Question(RoomState state, Doer by, Instant now, UUID command, Long expect) {}

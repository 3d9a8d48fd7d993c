package vn.diemcau.room;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.state.By;
import vn.diemcau.room.state.ChatCommand;

/**
 * A message between people in a room.
 *
 * @param site the site that it goes to; null unless {@code to} is a site
 * @param seq number of the last event when it was sent
 */
public record RoomMessage(
    UUID id,
    By from,
    ChatCommand.To to,
    UnitId site,
    String text,
    Instant at,
    @JsonIgnore long seq) {}

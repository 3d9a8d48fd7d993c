package vn.diemcau.room.state;

import java.time.Instant;

/**
 * An event with its number in the room's journal.
 *
 * @param seq from 1, without gaps
 */
public record JournalEntry(long seq, Instant at, By by, RoomEvent event) {}

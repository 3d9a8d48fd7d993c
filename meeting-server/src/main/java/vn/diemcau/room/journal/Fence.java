package vn.diemcau.room.journal;

/**
 * The right to write a room's journal, as PostgreSQL gave it.
 *
 * @param number higher than that of every writer before
 * @param lastSeq number of the last event when the right was given
 */
public record Fence(long number, long lastSeq) {}

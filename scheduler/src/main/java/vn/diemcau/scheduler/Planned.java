package vn.diemcau.scheduler;

import java.time.Instant;

/**
 * What is planned, for the people who run the system.
 *
 * @param next when it happens next
 * @param previous when it last happened; null if never
 * @param repeats an ISO 8601 duration or a cron expression; null for what happens once
 * @param attempt above 1 for a retry after failures
 * @param state {@code waiting}, {@code running}, {@code paused} or {@code error}
 */
public record Planned(
    String key,
    String handler,
    String payload,
    Instant next,
    Instant previous,
    String repeats,
    int attempt,
    String state) {}

package vn.diemcau.scheduler;

import java.time.Instant;

/**
 * One run of a handler.
 *
 * @param key as it was planned
 * @param payload as it was planned
 * @param due when it should have happened
 * @param now business time; later than {@code due} after an outage or a failed attempt
 * @param attempt from 1
 */
public record Firing(String key, String payload, Instant due, Instant now, int attempt) {}

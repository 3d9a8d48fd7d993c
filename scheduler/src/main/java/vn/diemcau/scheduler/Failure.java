package vn.diemcau.scheduler;

import java.time.Instant;

/**
 * A run of a handler that threw.
 *
 * @param attempt from 1
 * @param error class and message of what was thrown
 * @param retryAt when it is tried again; null when it was given up
 */
public record Failure(
    String key,
    String handler,
    Instant due,
    int attempt,
    Instant at,
    String error,
    Instant retryAt) {}

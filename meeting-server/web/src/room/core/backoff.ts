const FIRST_MS = 500;
/** A server that was killed is back after half a minute: its sites have to notice it soon. */
const MOST_MS = 5_000;

/**
 * Milliseconds to wait before attempt number `attempt` (0 = the first retry): doubling from half a
 * second to 5 s, of which a random half is waited, so that 579 sites do not return in one instant.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const whole = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.round(whole / 2 + (whole / 2) * random());
}

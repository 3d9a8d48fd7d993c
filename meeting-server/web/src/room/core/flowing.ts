const LOOK_MS = 200;
const LIMIT_MS = 5_000;

/**
 * Waits until the fresh link of a move has received something, so that the old one can be let go
 * without a gap. When the old one is dead there is nothing to wait for; and after five seconds
 * nobody sends: silence moves too.
 */
export async function untilFlowing(
  receives: () => Promise<boolean>,
  oldIsAlive: () => boolean,
): Promise<void> {
  for (let waited = 0; waited < LIMIT_MS && oldIsAlive(); waited += LOOK_MS) {
    if (await receives()) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

import type { Quality } from '../../room/core/protocol';

export interface LinkMeasure {
  quality: Quality;
  /** Median time of an answer of the server, ms; null when there was none. */
  rttMs: number | null;
  /** Between the middle and the slowest answer, ms. */
  jitterMs: number;
}

const ROUNDS = 8;

/** Asks the server for something small, eight times in a row, and judges the times. */
export async function measureLink(signal: AbortSignal): Promise<LinkMeasure> {
  const times: number[] = [];
  for (let i = 0; i < ROUNDS && !signal.aborted; i++) {
    const started = performance.now();
    try {
      const answer = await fetch('/api/public/office', { cache: 'no-store', signal });
      await answer.text();
      times.push(performance.now() - started);
    } catch {
      // An answer that did not come counts by its absence.
    }
  }
  return judge(times, ROUNDS);
}

export function judge(times: readonly number[], asked: number): LinkMeasure {
  const sorted = [...times].sort((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) return { quality: 'none', rttMs: null, jitterMs: 0 };
  const jitter = (sorted.at(-1) ?? middle) - middle;
  const missing = asked - times.length;
  const poor = middle > 500 || missing > 1;
  const fair = middle > 200 || jitter > 300 || missing > 0;
  return {
    quality: poor ? 'poor' : fair ? 'fair' : 'good',
    rttMs: Math.round(middle),
    jitterMs: Math.round(jitter),
  };
}

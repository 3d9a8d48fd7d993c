import { useEffect, useState } from 'react';

/** So long before its turn a page is fetched; and so long it is waited for when its turn has come. */
const AHEAD_S = 4;

interface Turn {
  page: number;
  /** The page that is fetched, and then shown; null while none is. */
  next: number | null;
  second: number;
  /** The second at which the next page is shown at the latest, ready or not. */
  latest: number;
}

/**
 * Pages of a wall, one after the other: each is fetched before it is shown, so that it comes with
 * its pictures. Counted in seconds that a page is told of, as long as the patrol runs.
 *
 * @param isReady whether all pictures of the next page are there
 */
export function usePatrol(dwell: number, running: boolean, pages: number, isReady: () => boolean) {
  const [turn, setTurn] = useState<Turn>({ page: 0, next: null, second: 0, latest: 0 });
  const waits = turn.next !== null;
  useEffect(() => {
    if ((!running && !waits) || pages < 2) return;
    const timer = setInterval(
      () => setTurn((before) => afterASecond(before, dwell, running, pages, isReady())),
      1000,
    );
    return () => clearInterval(timer);
  }, [running, waits, pages, dwell, isReady]);
  /** Another page as soon as its pictures are there. */
  const go = (steps: number) =>
    setTurn((before) => ({
      ...before,
      next: (before.page + steps + pages) % pages,
      second: dwell,
      latest: dwell + AHEAD_S,
    }));
  return {
    page: turn.page % pages,
    next: pages > 1 ? turn.next : null,
    share: Math.min(1, turn.second / dwell),
    go,
  };
}

/** What a second brings: the next page is fetched, or shown, or only comes nearer. */
export function afterASecond(
  before: Turn,
  dwell: number,
  running: boolean,
  pages: number,
  ready: boolean,
): Turn {
  const { next } = before;
  const standsStill = !running && before.second < dwell;
  if (standsStill) return next === null ? before : { ...before, next: null };
  const second = before.second + 1;
  if (next !== null && second >= dwell && (ready || second >= before.latest)) {
    return { page: next, next: null, second: 0, latest: 0 };
  }
  if (running && next === null && second >= dwell - Math.min(AHEAD_S, dwell / 2)) {
    return { ...before, second, next: (before.page + 1) % pages, latest: dwell + AHEAD_S };
  }
  return { ...before, second };
}

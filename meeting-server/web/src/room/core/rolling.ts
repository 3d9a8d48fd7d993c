/** So many pictures a rolling wall has, and one more that is fetched before it is shown. */
export const ROLLING_TILES = 8;

/** A rolling wall changes one picture after the other, each so many seconds after the one before. */
export const ROLLING_SECONDS = 4;

/** What stands on a rolling wall after so many changes; `next` is null where all have a place. */
export interface Rolling {
  tiles: string[];
  next: string | null;
  changes: number;
}

/**
 * Which of the sites stand on the tiles after so many changes, for who comes to the wall now: each
 * tile in turn takes the site that follows all that are shown, so that nothing is ever blank and
 * everyone has a turn.
 */
export function rollingFrom(sites: readonly string[], changes: number): Rolling {
  const all = sites.length;
  const site = (at: number) => sites[at % all] as string;
  const tiles = Array.from({ length: Math.min(all, ROLLING_TILES) }, (_, tile) => {
    const turns = Math.floor((changes - tile + ROLLING_TILES - 1) / ROLLING_TILES);
    return all <= ROLLING_TILES ? site(tile) : site(tile + turns * ROLLING_TILES);
  });
  return { tiles, next: all <= ROLLING_TILES ? null : site(changes + ROLLING_TILES), changes };
}

/**
 * The same wall later, when some of its sites may have gone and others come: who goes makes room for
 * the one that was next, who comes waits for a turn, and nothing else moves.
 */
export function rollingOn(before: Rolling, sites: readonly string[], changes: number): Rolling {
  const steps = changes - before.changes;
  // another wall, or a page that was asleep
  if (steps < 0 || steps > ROLLING_TILES) return rollingFrom(sites, changes);
  const there = new Set(sites);
  let last = before.tiles[tileOf(before.changes)] ?? before.tiles.at(-1) ?? '';
  const follow = (shown: readonly string[], wished: string | null) => {
    const free = (site: string) => there.has(site) && !shown.includes(site);
    if (wished !== null && free(wished)) return wished;
    const from = sites.indexOf(last) + 1;
    return [...sites.slice(from), ...sites.slice(0, from)].find(free) ?? null;
  };
  let next = before.next;
  const take = (shown: readonly string[]) => {
    const taken = follow(shown, next);
    if (taken !== null) last = taken;
    next = null;
    return taken;
  };
  const tiles = before.tiles.map((site) => (there.has(site) ? site : ''));
  for (const [at, site] of tiles.entries()) if (site === '') tiles[at] = take(tiles) ?? '';
  let shown = tiles.filter((site) => site !== '');
  while (shown.length < Math.min(sites.length, ROLLING_TILES)) {
    const taken = take(shown);
    if (taken === null) break;
    shown = [...shown, taken];
  }
  for (let change = before.changes + 1; change <= changes; change++) {
    const taken = sites.length > ROLLING_TILES ? take(shown) : null;
    if (taken !== null) shown = shown.map((site, at) => (at === tileOf(change) ? taken : site));
  }
  const coming = sites.length > ROLLING_TILES ? follow(shown, next) : null;
  return { tiles: shown, next: coming, changes };
}

/** Which tile a change, counted from 1, puts anew. */
function tileOf(change: number): number {
  return (change + ROLLING_TILES - 1) % ROLLING_TILES;
}

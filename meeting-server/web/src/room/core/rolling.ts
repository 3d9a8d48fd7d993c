/** So many pictures a rolling wall has, and one more that is fetched before it is shown. */
export const ROLLING_TILES = 8;

/** A rolling wall changes one picture after the other, each so many seconds after the one before. */
export const ROLLING_SECONDS = 4;

/**
 * Which of so many sites stand on the tiles of a rolling wall after so many changes, and which one
 * comes next: each tile in turn takes the site that follows all that are shown, so that nothing is
 * ever blank and everyone has a turn. Without a `next` all of them are shown.
 */
export function rolling(sites: number, changes: number): { tiles: number[]; next: number | null } {
  const tiles = Array.from({ length: Math.min(sites, ROLLING_TILES) }, (_, tile) => tile);
  if (sites <= ROLLING_TILES) return { tiles, next: null };
  const turned = tiles.map((tile) => {
    const turns = Math.floor((changes - tile + ROLLING_TILES - 1) / ROLLING_TILES);
    return (tile + turns * ROLLING_TILES) % sites;
  });
  return { tiles: turned, next: (changes + ROLLING_TILES) % sites };
}

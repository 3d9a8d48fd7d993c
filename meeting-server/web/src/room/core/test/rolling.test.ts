import { expect, test } from 'vitest';
import { ROLLING_TILES, rolling } from '../rolling';

test('where all have a place nothing changes', () => {
  expect(rolling(3, 0)).toEqual({ tiles: [0, 1, 2], next: null });
  expect(rolling(ROLLING_TILES, 99).next).toBeNull();
});

test('each change puts the one that was next on one tile and leaves the others', () => {
  for (const sites of [9, 10, 16, 640]) {
    for (let changes = 0; changes < 50; changes++) {
      const before = rolling(sites, changes);
      const after = rolling(sites, changes + 1);
      const changed = after.tiles.filter((site, tile) => site !== before.tiles[tile]);
      expect(changed).toEqual([before.next]);
    }
  }
});

test('nobody stands there twice and everybody has a turn', () => {
  for (const sites of [9, 10, 17, 640]) {
    const seen = new Set<number>();
    for (let changes = 0; changes < sites; changes++) {
      const { tiles, next } = rolling(sites, changes);
      expect(new Set([...tiles, next]).size).toBe(ROLLING_TILES + 1);
      for (const site of tiles) seen.add(site);
    }
    expect(seen.size).toBe(sites);
  }
});

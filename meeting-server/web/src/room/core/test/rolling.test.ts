import { expect, test } from 'vitest';
import { ROLLING_TILES, rollingFrom, rollingOn } from '../rolling';

const sites = (count: number) => Array.from({ length: count }, (_, i) => `s${i}`);

test('where all have a place nothing changes', () => {
  expect(rollingFrom(sites(3), 0)).toMatchObject({ tiles: ['s0', 's1', 's2'], next: null });
  expect(rollingFrom(sites(ROLLING_TILES), 99).next).toBeNull();
});

test('each change puts the one that was next on one tile and leaves the others', () => {
  for (const count of [9, 10, 16, 640]) {
    for (let changes = 0; changes < 50; changes++) {
      const before = rollingFrom(sites(count), changes);
      const after = rollingFrom(sites(count), changes + 1);
      const changed = after.tiles.filter((site, tile) => site !== before.tiles[tile]);
      expect(changed).toEqual([before.next]);
      expect(rollingOn(before, sites(count), changes + 1)).toEqual(after);
    }
  }
});

test('nobody stands there twice and everybody has a turn', () => {
  for (const count of [9, 10, 17, 640]) {
    const seen = new Set<string>();
    for (let changes = 0; changes < count; changes++) {
      const { tiles, next } = rollingFrom(sites(count), changes);
      expect(new Set([...tiles, next]).size).toBe(ROLLING_TILES + 1);
      for (const site of tiles) seen.add(site);
    }
    expect(seen.size).toBe(count);
  }
});

test('a site that comes moves no picture and has its turn', () => {
  const before = rollingFrom(sites(20), 7);
  const more = ['s00', ...sites(20), 's99'];
  let wall = rollingOn(before, more, 7);
  expect(wall.tiles).toEqual(before.tiles);
  const seen = new Set(wall.tiles);
  for (let changes = 8; changes < 40; changes++) {
    wall = rollingOn(wall, more, changes);
    expect(new Set(wall.tiles).size).toBe(ROLLING_TILES);
    for (const site of wall.tiles) seen.add(site);
  }
  expect(seen).toEqual(new Set(more));
});

test('a site that goes makes room for the next one and moves no other', () => {
  const before = rollingFrom(sites(20), 7);
  const [gone = ''] = before.tiles;
  const left = sites(20).filter((site) => site !== gone);
  const after = rollingOn(before, left, 7);
  expect(after.tiles[0]).toBe(before.next);
  expect(after.tiles.slice(1)).toEqual(before.tiles.slice(1));
  expect(new Set([...after.tiles, after.next]).size).toBe(ROLLING_TILES + 1);
});

test('a wall shrinks and grows with a few sites', () => {
  const few = rollingOn(rollingFrom(sites(9), 3), sites(4), 4);
  expect([...few.tiles].sort()).toEqual(sites(4));
  expect(few.next).toBeNull();
  expect(rollingOn(few, sites(6), 5).tiles.slice(0, 4)).toEqual(few.tiles);
  expect(rollingOn(rollingFrom([], 0), [], 1).tiles).toEqual([]);
});

import { expect, test } from 'vitest';
import { wallGrid } from './grid';

test('a wall is as square as its pictures allow', () => {
  expect(wallGrid(0, false)).toEqual({ columns: 1, upright: 1, shown: 0 });
  expect(wallGrid(25, false)).toEqual({ columns: 5, upright: 3, shown: 0 });
  expect(wallGrid(49, false)).toEqual({ columns: 7, upright: 4, shown: 0 });
});

test('what is shown is at least four times as large as a small picture, and all of them find a place', () => {
  for (let pictures = 0; pictures <= 49; pictures++) {
    const { columns, shown } = wallGrid(pictures, true);
    expect(shown).toBeGreaterThanOrEqual(2);
    expect(columns ** 2 - shown ** 2).toBeGreaterThanOrEqual(pictures);
  }
});

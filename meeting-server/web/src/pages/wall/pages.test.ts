import { expect, test } from 'vitest';
import { wallPages } from './pages';

const sites = ['a', 'b', 'c', 'd', 'e'];

test('all sites have a page, in their order, and after the last comes the first', () => {
  const { pages, of } = wallPages(sites, [], 2);
  expect(pages).toBe(3);
  expect([of(0), of(1), of(2), of(3), of(-1)]).toEqual([
    ['a', 'b'],
    ['c', 'd'],
    ['e'],
    ['a', 'b'],
    ['e'],
  ]);
});

test('who is pinned stands on every page and once', () => {
  const { pages, of } = wallPages(sites, ['d'], 3);
  expect(pages).toBe(2);
  expect([of(0), of(1)]).toEqual([
    ['d', 'a', 'b'],
    ['d', 'c', 'e'],
  ]);
});

test('pins of who is gone are forgotten, and however many there are one place goes on turning', () => {
  expect(wallPages(sites, ['x'], 5)).toMatchObject({ pages: 1 });
  const { pages, of } = wallPages(sites, sites, 3);
  expect(pages).toBe(3);
  expect(of(2)).toEqual(['a', 'b', 'e']);
});

test('an empty wall has one empty page', () => {
  const { pages, of } = wallPages([], [], 25);
  expect(pages).toBe(1);
  expect(of(0)).toEqual([]);
});

import { expect, test } from 'vitest';
import { afterASecond } from './use-patrol';

const DWELL = 10;
const begin = { page: 0, next: null as number | null, second: 0, latest: 0 };

function after(seconds: number, ready: (second: number) => boolean, pages = 3) {
  let turn = begin;
  for (let second = 1; second <= seconds; second++) {
    turn = afterASecond(turn, DWELL, true, pages, ready(second));
  }
  return turn;
}

test('a page is fetched before its turn and shown in its turn', () => {
  expect(after(5, () => true)).toMatchObject({ page: 0, next: null });
  expect(after(6, () => true)).toMatchObject({ page: 0, next: 1 });
  expect(after(9, () => true)).toMatchObject({ page: 0, next: 1 });
  expect(after(10, () => true)).toEqual({ page: 1, next: null, second: 0, latest: 0 });
});

test('a page whose pictures are late is waited for, but not for ever', () => {
  expect(after(12, (second) => second > 12)).toMatchObject({ page: 0, next: 1 });
  expect(after(13, (second) => second > 12)).toMatchObject({ page: 1 });
  expect(after(13, () => false)).toMatchObject({ page: 0, next: 1 });
  expect(after(14, () => false)).toMatchObject({ page: 1, next: null });
});

test('after the last page comes the first', () => {
  expect(after(20, () => true, 2)).toMatchObject({ page: 0, second: 0 });
});

test('who stops the patrol lets go of the page that was fetched', () => {
  const fetched = after(8, () => true);
  expect(fetched.next).toBe(1);
  expect(afterASecond(fetched, DWELL, false, 3, true)).toMatchObject({ page: 0, next: null });
});

test('a page that was asked for is shown when it is ready, though the patrol stands still', () => {
  const asked = { page: 2, next: 1, second: DWELL, latest: DWELL + 4 };
  expect(afterASecond(asked, DWELL, false, 3, false)).toMatchObject({ page: 2, next: 1 });
  expect(afterASecond(asked, DWELL, false, 3, true)).toMatchObject({ page: 1, next: null });
});

test('a patrol that stands still fetches nothing', () => {
  let turn = begin;
  for (let second = 0; second < 60; second++) turn = afterASecond(turn, DWELL, false, 3, true);
  expect(turn).toMatchObject({ page: 0, next: null });
});

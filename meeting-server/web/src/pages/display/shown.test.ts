import { expect, test } from 'vitest';
import type { MeetingSummary, Phase } from '../../api/types';
import { comingNext, shownNow } from './shown';

const meeting = (id: string, phase: Phase, startsAt = '2026-11-28T08:00:00Z', convener = 'city') =>
  ({ id, phase, startsAt, overdue: false, convener: { id: convener } }) as MeetingSummary;

test('a screen shows what is on, and the meeting of its own unit before one above', () => {
  const live = meeting('live', 'live');
  expect(shownNow([meeting('check', 'line-check'), live], 'district')).toBe(live);
  const own = meeting('own', 'live', '2026-11-28T09:00:00Z', 'district');
  expect(shownNow([live, own], 'district')).toBe(own);
  expect(shownNow([meeting('x', 'closed'), meeting('y', 'announced')], 'city')).toBeNull();
});

test('while nothing is on it tells the next meeting of the day', () => {
  const now = Date.parse('2026-11-28T07:00:00Z');
  const soon = meeting('soon', 'announced');
  const late = meeting('late', 'announced', '2026-11-28T10:00:00Z');
  expect(comingNext([late, soon], now)).toBe(soon);
  expect(comingNext([meeting('far', 'announced', '2026-12-20T10:00:00Z')], now)).toBeNull();
});

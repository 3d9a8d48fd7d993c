import { expect, test } from 'vitest';
import { agendaSeconds, itemSeconds, warningOf } from '../clock';
import { AT, emptyRoom } from './room-fixture';

const later = Date.parse(AT) + 90_000;

test('a time is warned of at three minutes, at one, and when it is over', () => {
  expect([181, 180, 61, 60, 1, 0, -5].map((left) => warningOf(left, 5))).toEqual([
    null,
    'three',
    'three',
    'one',
    'one',
    'over',
    'over',
  ]);
});

test('a short time is not warned of from its beginning, one without a limit never', () => {
  expect(warningOf(180, 3)).toBeNull();
  expect(warningOf(60, 3)).toBe('one');
  expect(warningOf(60, 1)).toBeNull();
  expect(warningOf(0, 1)).toBe('over');
  expect(warningOf(null, null)).toBeNull();
});

test('an item that was left keeps its time, the current one goes on unless it stands still', () => {
  const room = emptyRoom();
  const view = (since: string | null) => ({
    ...room,
    agenda: { ...room.agenda, current: 'b', since, spent: { a: 40, b: 10 } },
  });
  expect(itemSeconds(view(AT), 'a', later)).toBe(40);
  expect(agendaSeconds(view(AT), later)).toBe(100);
  expect(agendaSeconds(view(null), later)).toBe(10);
  expect(agendaSeconds(room, later)).toBeNull();
});

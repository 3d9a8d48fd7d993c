import { expect, test } from 'vitest';
import type { MeetingSummary, Phase } from '../../api/types';
import { clashesOf } from './Summary';

const other = (id: string, startsAt: string, phase: Phase = 'announced') =>
  ({ id, startsAt, plannedMinutes: 60, phase }) as MeetingSummary;
const plan = { startsAt: '2026-11-24T01:00:00Z', plannedMinutes: 90 };

test('meetings that overlap clash; one that ends as ours begins does not', () => {
  const found = clashesOf(
    plan,
    [
      other('before', '2026-11-24T00:00:00Z'),
      other('into', '2026-11-24T00:30:00Z'),
      other('within', '2026-11-24T01:30:00Z'),
      other('after', '2026-11-24T02:30:00Z'),
    ],
    undefined,
  );
  expect(found.map((each) => each.id)).toEqual(['into', 'within']);
});

test('neither the meeting itself nor what was put off or is over clashes', () => {
  const found = clashesOf(
    plan,
    [
      other('own', plan.startsAt),
      other('put-off', plan.startsAt, 'postponed'),
      other('off', plan.startsAt, 'cancelled'),
      other('over', plan.startsAt, 'closed'),
    ],
    'own',
  );
  expect(found).toEqual([]);
});

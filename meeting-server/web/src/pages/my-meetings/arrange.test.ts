import { expect, test } from 'vitest';
import type { MeetingSummary, Phase } from '../../api/types';
import { arrange } from './arrange';

const NOW = Date.parse('2026-11-23T01:00:00Z'); // 08:00 in the office

function meeting(
  id: string,
  startsAt: string,
  phase: Phase = 'announced',
  overdue = false,
): MeetingSummary {
  const convener = { id: 'c', code: '01', name: 'C', label: 'C', level: 'city' };
  return {
    id,
    title: id,
    type: 'giao-ban',
    form: 'online',
    convener,
    startsAt,
    plannedMinutes: 90,
    phase,
    overdue,
    reason: null,
    remindedAt: null,
    mySite: null,
    myRoles: [],
    lead: false,
    documents: { total: 0, unread: 0 },
    invitedUnits: 0,
    sites: 1,
  };
}

test('a meeting that runs comes before one that is only announced', () => {
  const arranged = arrange(
    [meeting('soon', '2026-11-23T01:10:00Z'), meeting('running', '2026-11-23T00:30:00Z', 'live')],
    NOW,
  );
  expect(arranged.next?.id).toBe('running');
  expect(arranged.today.map((each) => each.id)).toEqual(['soon']);
});

test('a meeting whose planned end has passed unopened is not the next one', () => {
  const arranged = arrange(
    [
      meeting('missed', '2026-11-22T23:00:00Z', 'announced', true),
      meeting('empty', '2026-11-22T22:00:00Z', 'line-check', true),
      meeting('later', '2026-11-23T07:00:00Z'),
    ],
    NOW,
  );
  expect(arranged.next?.id).toBe('later');
  expect(arranged.waiting.map((each) => each.id)).toEqual(['missed', 'empty']);
});

test('who is in the line check of an overdue meeting still gets in when no other is near', () => {
  const arranged = arrange([meeting('late', '2026-11-22T23:00:00Z', 'line-check', true)], NOW);
  expect(arranged.next?.id).toBe('late');
  expect(arranged.waiting).toEqual([]);
});

test('days are the office’s days, not those of Greenwich', () => {
  const arranged = arrange(
    [
      meeting('first', '2026-11-23T02:00:00Z'),
      meeting('late-today', '2026-11-23T16:30:00Z'), // 23:30 today
      meeting('early-tomorrow', '2026-11-23T17:30:00Z'), // 00:30 tomorrow
    ],
    NOW,
  );
  expect(arranged.today.map((each) => each.id)).toEqual(['late-today']);
  expect(arranged.week).toMatchObject([
    { day: '2026-11-24', meetings: [{ id: 'early-tomorrow' }] },
  ]);
});

test('drafts and postponed meetings wait, and are in no day', () => {
  const arranged = arrange(
    [
      meeting('draft', '2026-11-23T02:00:00Z', 'draft'),
      meeting('put-off', '2026-11-24T02:00:00Z', 'postponed'),
    ],
    NOW,
  );
  expect(arranged.waiting.map((each) => each.id)).toEqual(['draft', 'put-off']);
  expect(arranged.next).toBeUndefined();
  expect(arranged.today).toEqual([]);
  expect(arranged.week).toEqual([]);
});

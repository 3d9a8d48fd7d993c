import { expect, test } from 'vitest';
import type { MeetingView, Unit, UnitRef } from '../../api/types';
import { UnitTree } from '../../shared/unitTree';
import { invite } from './invitation';
import {
  agendaMinutes,
  emptyPlan,
  lacks,
  newRow,
  type Plan,
  planOf,
  toSend,
  withIds,
} from './plan';

const ref = (id: string): UnitRef => ({ id, code: id, name: id, label: id, level: 'commune' });
const unit = (id: string, parentId: string | null): Unit => ({
  ...ref(id),
  parentId,
  sort: id,
  validFrom: '2020-01-01',
  validTo: null,
});
const tree = new UnitTree([unit('a-city', null), unit('b', 'a-city'), unit('c', 'a-city')]);
const person = (id: string) => ({ id, name: id, position: null, unit: ref('a-city') });
const START = '2026-11-24T01:00:00.000Z';

function plan(change: Partial<Plan> = {}): Plan {
  return { ...emptyPlan('a-city', START), ...change };
}

test('rows that were never filled in are not sent, the others keep their order and ids', () => {
  const kept = { ...newRow(), id: 'server-id', title: ' Thu ngân sách ', minutes: 20 };
  const fresh = { ...newRow(), title: 'Giải phóng mặt bằng', minutes: 30 };
  const sent = toSend(plan({ agenda: [kept, newRow(), fresh] }), tree);
  expect(sent.agenda).toEqual([
    { id: 'server-id', title: 'Thu ngân sách', minutes: 20, presentingUnitId: null },
    { title: 'Giải phóng mặt bằng', minutes: 30, presentingUnitId: null },
  ]);
});

test('after saving, each row has the id that the server gave its item', () => {
  const empty = newRow();
  const filled = { ...newRow(), title: 'Một' };
  const saved = { agenda: [{ id: 'one', number: 1 }] } as MeetingView;
  const after = withIds(plan({ agenda: [empty, filled] }), saved);
  expect(after.agenda.map((row) => row.id)).toEqual([undefined, 'one']);
  expect(after.agenda.map((row) => row.key)).toEqual([empty.key, filled.key]);
});

test('a plan without chair, secretary and units cannot be announced, and says so', () => {
  expect(lacks(plan(), 0).must).toEqual(['title', 'chair', 'secretaries', 'invited']);
  const ready = plan({
    title: 'Giao ban tháng 11',
    chair: person('p'),
    secretaries: [person('s')],
    invitation: invite(new Map(), ['b']),
  });
  expect(lacks(ready, 0).must).toEqual([]);
});

test('an agenda longer than the meeting, or a start in the past, is pointed out but allowed', () => {
  const long = plan({ agenda: [{ ...newRow(), title: 'Dài', minutes: 120 }] });
  expect(agendaMinutes(long)).toBe(120);
  expect(lacks(long, Date.parse('2026-11-25T00:00:00Z')).look).toEqual(['past', 'agenda-longer']);
});

test('one person is not both chair and deputy chair', () => {
  const double = plan({ chair: person('p'), deputyChair: person('p') });
  expect(lacks(double, 0).must).toContain('deputy-is-chair');
});

test('a saved meeting comes back onto the screen as it was', () => {
  const view = {
    title: 'Họp',
    type: 'khan',
    form: 'mixed',
    convener: ref('a-city'),
    chair: person('p'),
    deputyChair: null,
    secretaries: [person('s')],
    startsAt: START,
    plannedMinutes: 45,
    requiredComposition: null,
    agenda: [{ id: 'i', number: 1, title: 'Một', minutes: 45, presentingUnit: ref('b') }],
    invited: [{ unit: ref('b'), site: ref('a-city') }],
  } as unknown as MeetingView;
  expect(toSend(planOf(view), tree)).toMatchObject({
    title: 'Họp',
    chairId: 'p',
    secretaryIds: ['s'],
    requiredComposition: '',
    agenda: [{ id: 'i', presentingUnitId: 'b' }],
    invited: [{ unitId: 'b', siteId: 'a-city' }],
  });
});

import { expect, test } from 'vitest';
import type { MeetingSummary } from '../../../api/types';
import { above } from '../../above/meetings-above';
import type { RoomEvent, RoomView, SiteState } from '../protocol';
import { applyEvents } from '../reducer';
import { isHeard, mayBeInvited, siteOf } from '../stage';
import { UnitIndex } from '../units';
import { emptyRoom, event, site } from './room-fixture';

const unit = (id: string, parentId: string | null) => ({
  id,
  name: id,
  label: id,
  level: 'x',
  parentId,
  sort: id,
});
const units = new UnitIndex([
  unit('tp', null),
  unit('quan-1', 'tp'),
  unit('xa-1', 'quan-1'),
  unit('quan-2', 'tp'),
]);
const meeting = (id: string, convener: string, site: string, phase = 'live') =>
  ({
    id,
    phase,
    overdue: false,
    convener: { id: convener },
    mySite: { id: site },
  }) as MeetingSummary;

test('a site listens to meetings of units above the one whose meeting it is in', () => {
  const here = { meeting: 'own', mainSite: 'quan-1', site: 'xa-1' };
  const city = meeting('city', 'tp', 'xa-1');
  const others = [
    meeting('own', 'quan-1', 'xa-1'),
    meeting('beside', 'quan-2', 'xa-1'),
    meeting('over', 'tp', 'xa-1', 'closed'),
    meeting('elsewhere', 'tp', 'quan-1'),
  ];
  expect(above([...others, city], here, units)).toEqual([city]);
});

function after(view: RoomView, one: RoomEvent): RoomView {
  const seq = view.seq + 1;
  const next = applyEvents(view, { from: seq, to: seq, events: [{ ...one, seq }] });
  if (!next) throw new Error(`${one.type} was not applied`);
  return next;
}

test('who is heard above is silent here and is not called until it is back', () => {
  const room: RoomView = {
    ...emptyRoom(),
    phase: 'live',
    sites: [site('tp', { connected: true }), site('xa-1', { connected: true })],
  };
  const called = after(room, event('floor.given', { site: 'xa-1', minutes: 5 }));
  expect(isHeard(called, 'xa-1')).toBe(true);
  const data = { site: 'xa-1', meeting: 'm', title: 'Giao ban' };
  const away = after(called, event('site.heard-above', data));
  expect(isHeard(away, 'xa-1')).toBe(false);
  const free = after(away, event('floor.withdrawn', { site: 'xa-1' }));
  const state = siteOf(free, 'xa-1') as SiteState;
  expect(mayBeInvited(free, state)).toBe(false);
  const back = after(free, event('site.back-from-above', { site: 'xa-1' }));
  expect(mayBeInvited(back, state)).toBe(true);
});

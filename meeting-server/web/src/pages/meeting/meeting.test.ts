import { expect, test } from 'vitest';
import type { MeetingDocument, MeetingView, Unit, UnitRef } from '../../api/types';
import { UnitTree } from '../../shared/unitTree';
import { groupsOf } from './Invited';
import { stepsFor } from './ToDo';

const ref = (id: string): UnitRef => ({ id, code: id, name: id, label: id, level: 'commune' });
const say = (key: string) => key;

function meeting(part: Partial<MeetingView>): MeetingView {
  return {
    phase: 'announced',
    chair: null,
    agenda: [],
    invited: [],
    me: { roles: [], site: ref('s'), lead: false, may: [] },
    ...part,
  } as unknown as MeetingView;
}

const document = (part: Partial<MeetingDocument>) =>
  ({ id: 'd', state: 'released', openedByMe: false, ...part }) as MeetingDocument;

test('a delegate is asked to read what is unread, not what is still a draft', () => {
  const steps = stepsFor(
    meeting({}),
    [document({ id: 'draft', state: 'draft' }), document({ id: 'unread' })],
    say,
  );
  expect(steps).toEqual([{ key: 'read', text: 'todo.read', to: '/documents/unread' }]);
});

test('who prepares a draft is told what is missing, in order', () => {
  const draft = meeting({
    phase: 'draft',
    me: { roles: ['secretary'], site: null, sites: [], lead: true, may: ['edit', 'announce'] },
  });
  expect(stepsFor(draft, [], say).map((step) => step.key)).toEqual([
    'chair',
    'invite',
    'agenda',
    'announce',
  ]);
});

test('once the room is open a site is asked in', () => {
  const steps = stepsFor(meeting({ phase: 'line-check' }), [], say);
  expect(steps.map((step) => step.to)).toEqual(['green-room']);
});

test('a technician is asked to check the site before the meeting, and not in it', () => {
  const me = { roles: ['technician' as const], site: ref('s'), sites: [], lead: false, may: [] };
  const keys = (phase: 'announced' | 'live') =>
    stepsFor(meeting({ phase, me }), [], say).map((step) => step.key);
  expect(keys('announced')).toEqual(['line-check', 'technicians']);
  expect(keys('live')).toEqual(['enter']);
});

test('invited units stand under their parents, in the office’s order', () => {
  const unit = (id: string, parentId: string | null): Unit => ({
    ...ref(id),
    parentId,
    sort: id,
    validFrom: '2020-01-01',
    validTo: null,
  });
  const tree = new UnitTree([unit('a', null), unit('b', 'a'), unit('c', 'b'), unit('d', 'b')]);
  const call = (id: string) => ({ unitId: id, unit: ref(id), siteId: id, site: ref(id) });
  const groups = groupsOf([call('b'), call('c'), call('d')], tree);
  expect(groups.map((group) => [group.name, group.invited.length])).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
});

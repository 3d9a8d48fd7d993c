import { expect, test } from 'vitest';
import type { Unit } from '../../api/types';
import { UnitTree } from '../../shared/unitTree';
import {
  attendAt,
  countsByLevel,
  invite,
  listOf,
  NOBODY,
  siteCount,
  uninvite,
  unitsOfLevel,
  withoutConvener,
} from './invitation';

const unit = (id: string, level: string, parentId: string | null, sort: number): Unit => ({
  id,
  code: id,
  name: id,
  label: id,
  level,
  parentId,
  sort: String(sort).padStart(4, '0'),
  validFrom: '2020-01-01',
  validTo: null,
});

const tree = new UnitTree([
  unit('city', 'city', null, 0),
  unit('finance', 'department', 'city', 1),
  unit('health', 'department', 'city', 2),
  unit('ba-dinh', 'district', 'city', 3),
  unit('phuc-xa', 'commune', 'ba-dinh', 4),
  unit('truc-bach', 'commune', 'ba-dinh', 5),
  unit('hoan-kiem', 'district', 'city', 6),
  unit('hang-bac', 'commune', 'hoan-kiem', 7),
]);

test('all communes of two districts are two choices', () => {
  const invitation = invite(
    invite(NOBODY, unitsOfLevel(tree, 'ba-dinh', 'commune')),
    unitsOfLevel(tree, 'hoan-kiem', 'commune'),
  );
  expect([...invitation.keys()]).toEqual(['phuc-xa', 'truc-bach', 'hang-bac']);
  expect(siteCount(invitation, 'city')).toBe(4);
});

test('units are sent in the office’s order, however they were picked', () => {
  const invitation = invite(NOBODY, ['hang-bac', 'finance', 'phuc-xa']);
  expect(listOf(invitation, tree).map((each) => each.unitId)).toEqual([
    'finance',
    'phuc-xa',
    'hang-bac',
  ]);
});

test('departments that attend in the city hall are no sites of their own', () => {
  let invitation = invite(NOBODY, ['finance', 'health', 'ba-dinh']);
  invitation = attendAt(invitation, 'finance', 'city', 'city');
  invitation = attendAt(invitation, 'health', 'city', 'city');
  expect(siteCount(invitation, 'city')).toBe(2);
});

test('who was to attend at a site that is taken out attends at its own again', () => {
  let invitation = invite(NOBODY, ['ba-dinh', 'phuc-xa']);
  invitation = attendAt(invitation, 'phuc-xa', 'ba-dinh', 'city');
  invitation = uninvite(invitation, ['ba-dinh'], 'city');
  expect([...invitation]).toEqual([['phuc-xa', 'phuc-xa']]);
});

test('a unit that hosts another and then moves away itself leaves no guest behind', () => {
  let invitation = invite(NOBODY, ['ba-dinh', 'phuc-xa']);
  invitation = attendAt(invitation, 'phuc-xa', 'ba-dinh', 'city');
  invitation = attendAt(invitation, 'ba-dinh', 'city', 'city');
  expect(invitation.get('phuc-xa')).toBe('phuc-xa');
});

test('inviting again keeps the site that was chosen', () => {
  const chosen = attendAt(invite(NOBODY, ['finance']), 'finance', 'city', 'city');
  expect(invite(chosen, ['finance', 'health']).get('finance')).toBe('city');
});

test('the convener is not called to its own meeting', () => {
  const invitation = withoutConvener(invite(NOBODY, ['ba-dinh', 'phuc-xa']), 'ba-dinh');
  expect([...invitation.keys()]).toEqual(['phuc-xa']);
});

test('counts tell how many of each level are called', () => {
  const invitation = invite(NOBODY, ['phuc-xa', 'finance']);
  expect(countsByLevel(invitation, tree, 'city')).toEqual([
    { level: 'department', invited: 1, all: 2 },
    { level: 'district', invited: 0, all: 2 },
    { level: 'commune', invited: 1, all: 3 },
  ]);
});

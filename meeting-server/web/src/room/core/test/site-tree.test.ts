import { expect, test } from 'vitest';
import type { RollCallEntry } from '../protocol';
import { rollBlocks, rollTotals } from '../roll';
import {
  type Branch,
  countsBelow,
  countsByLevel,
  meant,
  narrowed,
  passes,
  type SiteFilter,
  samePlan,
  siteSearch,
  sitesOf,
  siteTree,
} from '../site-tree';
import { UnitIndex } from '../units';
import { site } from './room-fixture';

const unit = (
  id: string,
  name: string,
  parentId: string | null,
  sort: number,
  level = 'commune',
) => ({
  id,
  name,
  label: name,
  level,
  parentId,
  sort: String(sort).padStart(5, '0'),
});
const units = new UnitIndex([
  unit('tp', 'Thành phố Hà Nội', null, 0, 'city'),
  unit('so', 'Sở Nội vụ', 'tp', 1, 'department'),
  unit('dd', 'Quận Đống Đa', 'tp', 2, 'district'),
  unit('bd', 'Quận Ba Đình', 'tp', 3, 'district'),
  unit('vm', 'Phường Văn Miếu', 'dd', 4),
  unit('qt', 'Phường Quang Trung', 'dd', 5),
  unit('pt', 'Phường Phúc Xá', 'bd', 6),
]);
const present: RollCallEntry = {
  state: 'present',
  headcount: 5,
  chair: null,
  people: [],
  reason: null,
};
const absent: RollCallEntry = { ...present, state: 'absent', headcount: 0, reason: 'Mất điện' };
const sites = [
  site('pt', { connected: true, quality: 'poor', rollCall: present }),
  site('tp', { connected: true, quality: 'good', rollCall: present }),
  site('vm', { connected: true, quality: 'good', asks: true }),
  site('qt', { rollCall: absent }),
  site('dd', { connected: true, quality: 'good' }),
  site('so'),
];

const tree = siteTree(sites, units);
const found = (typed: string) =>
  sites.map((each) => each.site).filter(siteSearch(sites, units)(typed));
const kept = (filter: SiteFilter) =>
  sitesOf(narrowed(tree, (id) => sites.some((each) => each.site === id && passes(each, filter))));

test('a search without accents finds names with accents', () => {
  expect(found('van mieu')).toEqual(['vm']);
  expect(found('MIẾU phuong')).toEqual(['vm']);
});

test('a search for a district finds its sites, with a commune beside it that one alone', () => {
  expect(found('ba dinh')).toEqual(['pt']);
  expect(found('dong da')).toEqual(['vm', 'qt', 'dd']);
  expect(found('quang trung dong da')).toEqual(['qt']);
  expect(found('quang trung ba dinh')).toEqual([]);
});

test('the unit above all is found by its name but does not bring all sites with it', () => {
  expect(found('ha noi')).toEqual(['tp']);
});

test('of the sites found the one is meant whose own name was typed', () => {
  expect(meant(['vm', 'qt', 'dd'], units, 'quận đống')).toBe('dd');
  expect(meant(['vm', 'qt', 'dd'], units, 'trung')).toBe('qt');
  expect(meant(['vm', 'qt'], units, 'dong da')).toBe('vm');
  expect(meant([], units, 'dong da')).toBeNull();
});

test('sites stand under the units above them in the order of the office', () => {
  const [root] = tree;
  expect(root?.unit).toBe('tp');
  expect(root?.children.map((node) => node.unit)).toEqual(['so', 'dd', 'bd']);
  expect(root?.children[1]?.children.map((node) => node.unit)).toEqual(['vm', 'qt']);
  expect(root?.children[2]?.isSite).toBe(false);
});

test('a filter hides sites, keeps the units above the rest, and the counts stay those of all', () => {
  const left = narrowed(tree, (id) => id === 'pt');
  const lines = (nodes: Branch[]): string[] =>
    nodes.flatMap((node) => [node.unit, ...lines(node.children)]);
  expect(lines(left)).toEqual(['tp', 'bd', 'pt']);
  expect(countsBelow(sites, units).get('dd')).toEqual({ sites: 2, connected: 1, answered: 1 });
});

test('each filter keeps exactly what it is called after', () => {
  expect(kept('missing')).toEqual(['so', 'qt']);
  expect(kept('asks')).toEqual(['vm']);
  expect(kept('bad-link')).toEqual(['pt']);
  expect(kept('no-answer')).toEqual(['so', 'dd', 'vm']);
});

test('the sites of each level are counted, the most first', () => {
  const [most, ...others] = countsByLevel(sites, units);
  expect(most).toEqual({ level: 'commune', sites: 3, connected: 2 });
  expect(others).toContainEqual({ level: 'department', sites: 1, connected: 0 });
  expect(others).toContainEqual({ level: 'district', sites: 1, connected: 1 });
});

test('who comes and goes changes no tree, a changed plan does', () => {
  const came = sites.map((each) => ({ ...each, connected: true }));
  expect(samePlan(sites, came)).toBe(true);
  expect(samePlan(sites, came.slice(1))).toBe(false);
  expect(samePlan(sites, [...came.slice(1), site('xa')])).toBe(false);
});

test('the board counts sites and people, a district together with its communes', () => {
  expect(rollTotals(sites)).toEqual({ sites: 6, present: 2, absent: 1, waiting: 3, people: 10 });
  const blocks = rollBlocks(sites, units);
  expect(blocks.map((block) => [block.unit, block.totals.sites])).toEqual([
    ['tp', 2],
    ['dd', 3],
    ['bd', 1],
  ]);
});

test('3,400 sites are laid out under their provinces', () => {
  const many = Array.from({ length: 3400 }, (_, i) => site(`s${i}`));
  const index = new UnitIndex([
    unit('tp', 'Cả nước', null, 0),
    ...Array.from({ length: 34 }, (_, i) => unit(`p${i}`, `Tỉnh ${i}`, 'tp', i)),
    ...many.map((entry, i) => unit(entry.site, `Xã ${i}`, `p${i % 34}`, i)),
  ]);
  const roots = siteTree(many, index);
  expect(roots).toHaveLength(34);
});

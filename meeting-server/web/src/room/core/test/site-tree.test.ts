import { expect, test } from 'vitest';
import type { RollCallEntry } from '../protocol';
import { rollBlocks, rollTotals } from '../roll';
import { countsBelow, siteTree } from '../site-tree';
import { UnitIndex } from '../units';
import { site } from './room-fixture';

const unit = (id: string, name: string, parentId: string | null, sort: number) => ({
  id,
  name,
  label: name,
  level: 'commune',
  parentId,
  sort: String(sort).padStart(5, '0'),
});
const units = new UnitIndex([
  unit('tp', 'Thành phố Hà Nội', null, 0),
  unit('so', 'Sở Nội vụ', 'tp', 1),
  unit('dd', 'Quận Đống Đa', 'tp', 2),
  unit('bd', 'Quận Ba Đình', 'tp', 3),
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

test('a search without accents finds names with accents', () => {
  expect(units.matches('vm', 'van mieu')).toBe(true);
  expect(units.matches('vm', 'MIẾU phuong')).toBe(true);
  expect(units.matches('qt', 'van mieu')).toBe(false);
});

test('sites stand under the units above them in the order of the office', () => {
  const [root] = siteTree(sites, units, 'all', '');
  expect(root?.unit).toBe('tp');
  expect(root?.children.map((node) => node.unit)).toEqual(['so', 'dd', 'bd']);
  expect(root?.children[1]?.children.map((node) => node.unit)).toEqual(['vm', 'qt']);
  expect(root?.children[2]?.site).toBeNull();
});

test('a search for a district finds the sites below it', () => {
  const [district] = siteTree(sites, units, 'all', 'ba dinh');
  expect(district?.unit).toBe('bd');
  expect(district?.children.map((node) => node.unit)).toEqual(['pt']);
});

test('a filter hides sites but the counts stay those of all', () => {
  const [root] = siteTree(sites, units, 'bad-link', '');
  expect(root?.unit).toBe('bd');
  expect(root?.children.map((node) => node.unit)).toEqual(['pt']);
  expect(countsBelow(sites, units).get('dd')).toEqual({ sites: 2, connected: 1, answered: 1 });
});

test('each filter keeps exactly what it is called after', () => {
  const kept = (filter: Parameters<typeof siteTree>[2]) => {
    const ids: string[] = [];
    const walk = (nodes: ReturnType<typeof siteTree>) => {
      for (const node of nodes) {
        if (node.site) ids.push(node.unit);
        walk(node.children);
      }
    };
    walk(siteTree(sites, units, filter, ''));
    return ids.sort();
  };
  expect(kept('missing')).toEqual(['qt', 'so']);
  expect(kept('asks')).toEqual(['vm']);
  expect(kept('bad-link')).toEqual(['pt']);
  expect(kept('no-answer')).toEqual(['dd', 'so', 'vm']);
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

test('3,400 sites are laid out in well under a second', () => {
  const many = Array.from({ length: 3400 }, (_, i) => site(`s${i}`));
  const index = new UnitIndex([
    unit('tp', 'Cả nước', null, 0),
    ...Array.from({ length: 34 }, (_, i) => unit(`p${i}`, `Tỉnh ${i}`, 'tp', i)),
    ...many.map((entry, i) => unit(entry.site, `Xã ${i}`, `p${i % 34}`, i)),
  ]);
  const started = performance.now();
  const roots = siteTree(many, index, 'all', '');
  expect(performance.now() - started).toBeLessThan(1000);
  expect(roots).toHaveLength(34);
});

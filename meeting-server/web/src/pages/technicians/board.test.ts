import { expect, test } from 'vitest';
import type { LineBoardSite, LineVerdict, UnitRef } from '../../api/types';
import { blocksOf, clusterBlocksOf, countsOf } from './board';

const unit = (id: string): UnitRef => ({
  id,
  code: id,
  name: id,
  label: id,
  level: 'x',
  levelName: 'x',
});

function site(id: string, under: string | null, verdict?: LineVerdict, note?: string) {
  return {
    site: unit(id),
    under: under === null ? null : unit(under),
    last: verdict ? { verdict } : null,
    escalated: note ? { at: '', byName: '', note } : null,
  } as LineBoardSite;
}

test('sites stand with the unit above them, the city and its departments first', () => {
  const blocks = blocksOf(
    [
      site('city', null),
      site('finance', 'city'),
      site('west', 'city'),
      site('w1', 'west'),
      site('w2', 'west'),
    ],
    'first',
  );
  expect(blocks.map((block) => [block.name, block.sites.map((each) => each.site.id)])).toEqual([
    ['first', ['city']],
    ['city', ['finance']],
    ['west', ['west', 'w1', 'w2']],
  ]);
});

test('who called for help counts as that, whatever the verdict', () => {
  expect(
    countsOf([
      site('a', null, 'bad', 'x'),
      site('b', null, 'bad'),
      site('c', null),
      site('d', null, 'good'),
    ]),
  ).toEqual({ escalated: 1, bad: 1, fair: 0, none: 1, good: 1 });
});

test('sites of a cluster stand together, those of none come last, an empty cluster is not shown', () => {
  const technician = { id: 't', name: 'T', position: '', unit: null };
  const blocks = clusterBlocksOf(
    [site('a', null), site('b', null), site('c', null)],
    [
      { number: 1, technician, sites: ['c', 'gone'] },
      { number: 2, technician, sites: ['elsewhere'] },
    ],
    (cluster) => `n${cluster.number}`,
    'rest',
  );
  expect(blocks.map((block) => [block.name, block.sites.map((each) => each.site.id)])).toEqual([
    ['n1', ['c']],
    ['rest', ['a', 'b']],
  ]);
});

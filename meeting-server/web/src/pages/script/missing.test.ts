import { expect, test } from 'vitest';
import { site } from '../../room/core/test/room-fixture';
import { UnitIndex } from '../../room/core/units';
import { MOST_NAMES, missingBelow } from './missing';

const unit = (id: string, parentId: string | null, sort: string) => ({
  id,
  name: `Tên ${id}`,
  label: id,
  level: '',
  parentId,
  sort,
});

test('the missing stand under their districts by name, in the order of the office', () => {
  const units = new UnitIndex([
    unit('tp', null, '0'),
    unit('q2', 'tp', '2'),
    unit('q1', 'tp', '1'),
    unit('b', 'q1', '4'),
    unit('a', 'q1', '3'),
  ]);
  expect(missingBelow([site('b'), site('q2'), site('a')], units)).toEqual([
    { unit: 'tp', count: 1, names: ['Tên q2'] },
    { unit: 'q1', count: 2, names: ['Tên a', 'Tên b'] },
  ]);
});

test('more than can be read on a page are counted', () => {
  const many = Array.from({ length: MOST_NAMES + 1 }, (_, i) => site(`s${i}`));
  const units = new UnitIndex([
    unit('q', null, '0'),
    ...many.map((s) => unit(s.site, 'q', s.site)),
  ]);
  expect(missingBelow(many, units)).toEqual([{ unit: 'q', count: MOST_NAMES + 1, names: [] }]);
});

import { expect, test } from 'vitest';
import type { Me } from '../api/types';
import { entriesFor } from './OfficeLayout';

const paths = (part: Partial<Me>) =>
  entriesFor({ can: [], mustChangePassword: false, ...part } as Me).map((entry) => entry.path);

test('a delegate sees meetings and documents, and nothing to administer', () => {
  expect(paths({})).toEqual(['/', '/search']);
});

test('a secretary plans; IT staff administer but do not plan', () => {
  expect(paths({ can: ['meetings-convene', 'codes-give'] })).toContain('/meetings/new');
  const it = paths({
    can: ['units-edit', 'accounts-manage', 'codes-give', 'audit-read', 'operate'],
  });
  expect(it).toEqual(['/', '/search', '/units', '/accounts', '/endpoints', '/it', '/audit']);
});

test('until the first password is changed there is nowhere else to go', () => {
  expect(paths({ can: ['meetings-convene'], mustChangePassword: true })).toEqual([]);
});

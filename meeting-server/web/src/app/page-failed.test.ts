import { expect, test } from 'vitest';
import { isNotFetched } from './PageFailed';

test.each([
  'Failed to fetch dynamically imported module: https://x/assets/PlannerPage.js',
  'error loading dynamically imported module: https://x/assets/PlannerPage.js',
  'Importing a module script failed.',
])('a page whose code did not arrive is told apart: %s', (message) => {
  expect(isNotFetched(new TypeError(message))).toBe(true);
});

test('a page that broke is no lost server', () => {
  expect(isNotFetched(new TypeError('x is not a function'))).toBe(false);
  expect(isNotFetched(new Error('dynamically imported module'))).toBe(false);
});

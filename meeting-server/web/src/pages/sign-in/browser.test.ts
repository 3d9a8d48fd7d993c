import { expect, test } from 'vitest';
import { browserOf, verdictOn } from './browser';

const WEBKIT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  [`${WEBKIT} Chrome/120.0.0.0 Safari/537.36`, 'chrome', 120],
  [`${WEBKIT} coc_coc_browser/124.0.130 Chrome/118.0.0.0 Safari/537.36`, 'coccoc', 124],
  [`${WEBKIT} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`, 'edge', 131],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'firefox', 128],
  [
    'Mozilla/5.0 (iPad; CPU OS 16_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.4 Mobile/15E148 Safari/604.1',
    'safari',
    16.4,
  ],
])('%s is recognised', (userAgent, name, version) => {
  expect(browserOf(userAgent)).toEqual({ name, version });
});

test('a browser older than the oldest supported one is told apart', () => {
  expect(verdictOn({ name: 'chrome', version: 119 })).toBe('too-old');
  expect(verdictOn({ name: 'chrome', version: 120 })).toBe('fine');
  expect(verdictOn({ name: 'coccoc', version: 125 })).toBe('too-old');
});

test('the server may ask for newer browsers than the client does', () => {
  expect(verdictOn({ name: 'firefox', version: 128 }, { firefox: '140' })).toBe('too-old');
});

test('a new Safari is said to be untried, and an unheard-of browser unknown', () => {
  expect(verdictOn({ name: 'safari', version: 18 })).toBe('untried');
  expect(verdictOn(browserOf('curl/8.0'))).toBe('unknown');
});

import { expect, test } from 'vitest';
import { browserVersion, placeOf } from './about';
import { whenFree } from './hold-reload';

test('a device says which browser of which version it is', () => {
  const chrome = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36';
  expect(browserVersion(chrome)).toBe('Chrome 156, Windows');
  expect(browserVersion(`${chrome} Edg/157.0`)).toBe('Edge 157, Windows');
  expect(browserVersion(`${chrome} coc_coc_browser/162.0`)).toBe('Cốc Cốc 162, Windows');
  expect(browserVersion('Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/153.0')).toBe(
    'Firefox 153, Linux',
  );
});

test('where a device is follows from its page', () => {
  expect(placeOf('/')).toBe('waiting');
  expect(placeOf('/meetings/1/green-room')).toBe('waiting');
  expect(placeOf('/meetings/1/line-check')).toBe('line-check');
  expect(placeOf('/meetings/1/room')).toBe('meeting');
  expect(placeOf('/display')).toBe('showing');
});

test('a page that nobody holds is loaded anew at once', () => {
  let done = false;
  whenFree(() => {
    done = true;
  });
  expect(done).toBe(true);
});

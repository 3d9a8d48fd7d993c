import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withLines } from '../extend-offer';
import { untilFlowing } from '../flowing';

const OFFER = [
  'v=0',
  'a=group:BUNDLE mic a0 v0 v1',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=mid:mic',
  'a=recvonly',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=mid:a0',
  'a=sendonly',
  'a=msid:a0 a0',
  'm=video 9 UDP/TLS/RTP/SAVPF 96 97',
  'a=mid:v0',
  'a=msid:v0 v0',
  'm=video 9 UDP/TLS/RTP/SAVPF 96 97',
  'a=mid:v1',
  'a=msid:v1 v1',
  '',
].join('\r\n');

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('an offer grows by the lines that the bridge named, in the order of their coming', () => {
  const longer = withLines(OFFER, ['v7', 'a3']);
  expect(longer).toContain('a=group:BUNDLE mic a0 v0 v1 v7 a3\r\n');
  expect(longer.startsWith(OFFER.split('a=group')[0] ?? '')).toBe(true);
  expect(longer.split(/(?=^m=)/m).at(-2)).toBe(
    'm=video 9 UDP/TLS/RTP/SAVPF 96 97\r\na=mid:v7\r\na=msid:v7 v7\r\n',
  );
  expect(longer.split(/(?=^m=)/m).at(-1)).toBe(
    'm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:a3\r\na=sendonly\r\na=msid:a3 a3\r\n',
  );
});

test('a line that is there already, or of no known kind, is not added', () => {
  expect(withLines(OFFER, ['v1', 'x9', 'v1'])).toBe(OFFER);
  expect(withLines(withLines(OFFER, ['v2']), ['v2'])).toBe(withLines(OFFER, ['v2']));
});

test('the old link is kept until the next one receives', async () => {
  let receives = false;
  let over = false;
  void untilFlowing(
    async () => receives,
    () => true,
  ).then(() => {
    over = true;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(over).toBe(false);
  receives = true;
  await vi.advanceTimersByTimeAsync(200);
  expect(over).toBe(true);
});

test('a dead link is not waited for, and silence moves after five seconds', async () => {
  await untilFlowing(
    async () => false,
    () => false,
  );
  let over = false;
  void untilFlowing(
    async () => false,
    () => true,
  ).then(() => {
    over = true;
  });
  await vi.advanceTimersByTimeAsync(4_900);
  expect(over).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(over).toBe(true);
});

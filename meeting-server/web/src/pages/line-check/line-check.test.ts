import { expect, test } from 'vitest';
import { brightness, echoOf, toneLevel } from './devices';
import { type Counts, counts, lineOf } from './link';
import { stepOf } from './StepRow';

test('a covered lens is dark, a room is not', () => {
  expect(brightness([8, 8, 8, 255, 12, 12, 12, 255])).toBeLessThan(20);
  expect(brightness([90, 80, 70, 255, 200, 210, 220, 255])).toBeGreaterThan(100);
});

test('a tone that comes back loud is an echo; a loud room or a faint return is none', () => {
  expect(echoOf(-80, -30)).toBeGreaterThan(0.5);
  expect(echoOf(-80, -50)).toBeLessThan(0.5);
  expect(echoOf(-35, -30)).toBe(0);
  expect(echoOf(Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY)).toBe(0);
});

test('tones are looked for at their place in the spectrum', () => {
  const bins = new Float32Array(100).fill(-100);
  bins[50] = -20;
  expect(toneLevel(bins, 10, [500])).toBe(-20);
  expect(toneLevel(bins, 10, [700])).toBe(-100);
});

const at = (atMs: number, more: Partial<Counts>): Counts => ({
  atMs,
  packets: 0,
  lost: 0,
  bytes: 0,
  jitterMs: 4,
  rttMs: 30,
  over: 'udp',
  ...more,
});

test('a sender counts what it sent, a receiver what arrived', () => {
  const line = lineOf(
    [at(0, {}), at(0, { packets: 10, bytes: 5_000 })],
    [
      at(1000, { packets: 1000, lost: 100, bytes: 125_000 }),
      at(1000, { packets: 910, lost: 100, bytes: 130_000 }),
    ],
  );
  expect(line.up).toEqual({ loss: 0.1, jitterMs: 4, kbps: 900 });
  expect(line.down).toEqual({ loss: 0.1, jitterMs: 4, kbps: 1000 });
  expect(line.rttMs).toBe(30);
});

test('a direction in which nothing went has no figures', () => {
  expect(lineOf([at(0, {}), at(0, {})], [at(1000, {}), at(1000, {})]).down).toBeNull();
});

test('the counts are those of the picture, and of the way that is used', () => {
  const report = [
    { type: 'outbound-rtp', kind: 'audio', packetsSent: 99 },
    { type: 'outbound-rtp', kind: 'video', packetsSent: 10, bytesSent: 1000 },
    { type: 'remote-inbound-rtp', kind: 'video', packetsLost: 2, jitter: 0.005 },
    { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.02, localCandidateId: 'L' },
    { type: 'local-candidate', id: 'L', candidateType: 'relay', protocol: 'udp' },
  ];
  expect(counts(report, 5)).toEqual({
    atMs: 5,
    packets: 10,
    lost: 2,
    bytes: 1000,
    jitterMs: 5,
    rttMs: 20,
    over: 'relay',
  });
});

test('every finding of a line or a device belongs to a step', () => {
  expect(['camera-dark', 'microphone-silent', 'echo', 'up-loss', 'over-tcp'].map(stepOf)).toEqual([
    'camera',
    'microphone',
    'loudspeaker',
    'link',
    'link',
  ]);
  expect(stepOf('clock')).toBeNull();
});

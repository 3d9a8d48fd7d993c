import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BridgeChannel } from '../bridge-channel';
import { rememberDevices, rememberedDevices, sameInputs } from '../devices';
import { levelOf } from '../level-meter';
import { type StatTotals, totalsOf, verdictBetween } from '../quality';
import { encodingFor } from '../sender';
import { SlotTable } from '../slots';
import { constraintsFor, stageOnly } from '../wishes';
import { FakeSocket } from './fake-socket';

const map = (mid: string, owner: string) => ({
  mid,
  owner,
  source: `${owner}-v0`,
  ssrc: 1,
  rtx: 2,
  videoType: 'camera',
});

test('a source is found in the slot that the bridge named, and moves with the next map', () => {
  const slots = new SlotTable(['v0', 'v1']);
  expect(slots.apply([map('v0', 'hoankiem'), map('v1', 'badinh')], true)).toEqual([]);
  expect(slots.midOf('badinh-v0')).toBe('v1');
  slots.apply([map('v0', 'badinh')], true);
  expect(slots.midOf('badinh-v0')).toBe('v0');
  expect(slots.midOf('hoankiem-v0')).toBeNull();
  expect(slots.ownerIn('v1')).toBeNull();
});

test('a mid that this connection does not have is reported and the rest still applies', () => {
  const slots = new SlotTable(['v0', 'v1']);
  expect(slots.apply([map('v0', 'a'), map('v7', 'b')], true)).toEqual(['v7']);
  expect(slots.midOf('a-v0')).toBe('v0');
});

test('a map that says only what is new leaves the other slots as they were', () => {
  const slots = new SlotTable(['v0', 'v1']);
  slots.apply([map('v0', 'main')], false);
  slots.apply([map('v1', 'hoankiem')], false);
  expect(slots.midOf('main-v0')).toBe('v0');
  expect(slots.midOf('hoankiem-v0')).toBe('v1');
  expect(slots.apply([map('v2', 'hoankiem')], false)).toEqual(['v2']);
  expect(slots.midOf('hoankiem-v0')).toBeNull();
  expect(slots.ownerIn('v1')).toBeNull();
  slots.take(['v0', 'v1', 'v2']);
  expect(slots.midOf('hoankiem-v0')).toBe('v2');
  slots.apply([map('v0', 'badinh')], false);
  expect(slots.midOf('main-v0')).toBeNull();
});

test('a speaker who leaves and comes back twenty times is always found in a slot', () => {
  const slots = new SlotTable(['v0', 'v1', 'v2']);
  for (let round = 0; round < 20; round++) {
    slots.apply([map('v0', 'main'), map(round % 2 ? 'v1' : 'v2', 'guest')], true);
    expect(slots.midOf('guest-v0')).toBe(round % 2 ? 'v1' : 'v2');
    slots.apply([map('v0', 'main')], true);
    expect(slots.midOf('guest-v0')).toBeNull();
    expect(slots.all()).toHaveLength(1);
  }
});

test('a weak machine asks for one picture of the stage, the first, and not for its large size', () => {
  const pictures = [
    { source: 'small-v0', height: 180 },
    { source: 'main-v0', height: 720, stage: true },
    { source: 'guest-v0', height: 720, stage: true },
  ];
  expect(constraintsFor(stageOnly(pictures), 9)).toEqual({
    colibriClass: 'ReceiverVideoConstraints',
    lastN: 1,
    selectedSources: [],
    onStageSources: ['main-v0'],
    defaultConstraints: { maxHeight: 0 },
    constraints: { 'main-v0': { maxHeight: 360 } },
  });
  expect(stageOnly([{ source: 'small-v0', height: 180 }])).toEqual([]);
});

test('how many pictures a device shows is kept with it, and changes neither camera nor microphone', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as unknown as Storage;
  const before = rememberedDevices(storage);
  expect(before.stageOnly).toBe(false);
  rememberDevices({ ...before, stageOnly: true }, storage);
  expect(rememberedDevices(storage).stageOnly).toBe(true);
  expect(sameInputs(before, rememberedDevices(storage))).toBe(true);
  expect(sameInputs(before, { ...before, echoCancellation: false })).toBe(false);
});

test('a page asks for what it shows and nothing else, the larger wish where shown twice', () => {
  const wish = constraintsFor(
    [
      { source: 'main-v0', height: 720, stage: true },
      { source: 'next-v0', height: 180 },
      { source: 'main-v0', height: 180 },
    ],
    9,
  );
  expect(wish).toEqual({
    colibriClass: 'ReceiverVideoConstraints',
    lastN: 2,
    selectedSources: ['next-v0'],
    onStageSources: ['main-v0'],
    defaultConstraints: { maxHeight: 0 },
    constraints: { 'main-v0': { maxHeight: 720 }, 'next-v0': { maxHeight: 180 } },
  });
});

test('a page never asks for more pictures than it has slots', () => {
  const pictures = Array.from({ length: 60 }, (_, i) => ({ source: `s${i}-v0`, height: 180 }));
  expect(constraintsFor(pictures, 25).lastN).toBe(25);
});

test('a camera that nobody looks at stops encoding, a small picture is sent small', () => {
  expect(encodingFor(0, 720).active).toBe(false);
  expect(encodingFor(180, 720)).toEqual({
    active: true,
    scaleResolutionDownBy: 4,
    maxBitrate: 200_000,
  });
  expect(encodingFor(1080, 720)).toMatchObject({ scaleResolutionDownBy: 1, maxBitrate: 1_500_000 });
});

const totals = (change: Partial<StatTotals>): StatTotals => ({
  atMs: 0,
  rttMs: 20,
  packetsReceived: 0,
  packetsLost: 0,
  remoteFractionLost: null,
  bytesSent: 0,
  bytesReceived: 0,
  connected: true,
  freezes: 0,
  ...change,
});

test('the verdict on the link is the worse of loss and round trip between two moments', () => {
  const before = totals({ packetsReceived: 1000, packetsLost: 500 });
  const later = { atMs: 5000, packetsReceived: 2000, packetsLost: 500 };
  expect(verdictBetween(before, totals(later)).quality).toBe('good');
  expect(verdictBetween(before, totals({ ...later, packetsLost: 530 })).quality).toBe('fair');
  expect(verdictBetween(before, totals({ ...later, packetsLost: 600 })).quality).toBe('poor');
  expect(verdictBetween(before, totals({ ...later, rttMs: 300 })).quality).toBe('fair');
  expect(verdictBetween(before, totals({ ...later, remoteFractionLost: 0.2 })).quality).toBe(
    'poor',
  );
  expect(verdictBetween(null, totals({ connected: false })).quality).toBe('none');
});

test('freezes are those since the moment before', () => {
  expect(verdictBetween(totals({ freezes: 3 }), totals({ freezes: 5 })).freezes).toBe(2);
  expect(verdictBetween(null, totals({ freezes: 5 })).freezes).toBe(0);
});

test('bitrate is of both directions in kbit/s', () => {
  const before = totals({});
  const now = totals({ atMs: 5000, bytesSent: 250_000, bytesReceived: 375_000 });
  expect(verdictBetween(before, now).bitrate).toBe(1000);
});

test('the totals are read off a stats report', () => {
  const report = [
    { type: 'inbound-rtp', packetsReceived: 10, packetsLost: 1, bytesReceived: 1000 },
    {
      type: 'inbound-rtp',
      packetsReceived: 20,
      packetsLost: 0,
      bytesReceived: 500,
      freezeCount: 2,
    },
    { type: 'outbound-rtp', bytesSent: 70 },
    { type: 'remote-inbound-rtp', fractionLost: 0.01 },
    { type: 'candidate-pair', nominated: true, state: 'succeeded', currentRoundTripTime: 0.03 },
    { type: 'candidate-pair', nominated: false, state: 'failed', currentRoundTripTime: 9 },
  ];
  expect(totalsOf(report, 5)).toEqual({
    atMs: 5,
    rttMs: 30,
    packetsReceived: 30,
    packetsLost: 1,
    remoteFractionLost: 0.01,
    bytesSent: 70,
    bytesReceived: 1500,
    connected: true,
    freezes: 2,
  });
});

test('a link is judged by the pair in use, also while that is checked again and an older one failed', () => {
  const inUse = { type: 'candidate-pair', nominated: true, state: 'in-progress' };
  const older = { type: 'candidate-pair', id: 'a', nominated: true, state: 'failed' };
  const chromium = [
    { ...inUse, id: 'b', currentRoundTripTime: 0.03 },
    { ...older, currentRoundTripTime: 9 },
    { type: 'transport', id: 't', selectedCandidatePairId: 'b' },
  ];
  expect(totalsOf(chromium, 5)).toMatchObject({ connected: true, rttMs: 30 });
  const firefox = [{ ...inUse, id: 'b', selected: true, state: 'succeeded' }, older];
  expect(totalsOf(firefox, 5)).toMatchObject({ connected: true });
  expect(totalsOf([older], 5)).toMatchObject({ connected: false });
  expect(totalsOf([], 5)).toMatchObject({ connected: false });
});

test('the level is nothing for silence and full for full scale', () => {
  expect(levelOf([0, 0, 0])).toBe(0);
  expect(levelOf([1, -1, 1, -1])).toBe(1);
  expect(levelOf([0.001, -0.001])).toBeCloseTo(0, 5);
  expect(levelOf([0.03, -0.03])).toBeGreaterThan(0.4);
});

const handlers = {
  onVideoMap: vi.fn(),
  onAudioMap: vi.fn(),
  onSenderConstraint: vi.fn(),
  onDominantSpeaker: vi.fn(),
};

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.all = [];
});

afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

test('the bridge channel repeats the last wish when it comes back, and stays away when closed', () => {
  const channel = new BridgeChannel('ws://bridge/1', handlers, (url) => new FakeSocket(url));
  const wish = constraintsFor([{ source: 'main-v0', height: 720, stage: true }], 9);
  channel.connect();
  channel.wishFor(wish);
  FakeSocket.last().open();
  expect(FakeSocket.last().sent).toContainEqual(wish);
  FakeSocket.last().drops();
  vi.advanceTimersByTime(1000);
  FakeSocket.last().open();
  expect(FakeSocket.all).toHaveLength(2);
  expect(FakeSocket.last().sent).toContainEqual(wish);
  channel.close();
  FakeSocket.last().drops();
  vi.advanceTimersByTime(60_000);
  expect(FakeSocket.all).toHaveLength(2);
});

test('the bridge channel says each time that the browser takes redundant sound', () => {
  const channel = new BridgeChannel('ws://bridge/1', handlers, (url) => new FakeSocket(url));
  channel.takesRedundantSound(63);
  channel.connect();
  FakeSocket.last().open();
  expect(FakeSocket.last().sent).toEqual([{ colibriClass: 'ClientHello', redPayloadType: 63 }]);
});

test('the bridge channel hands on what it knows and survives what it does not', () => {
  const channel = new BridgeChannel('ws://bridge/1', handlers, (url) => new FakeSocket(url));
  channel.connect();
  const socket = FakeSocket.last();
  socket.open();
  socket.says('garbage');
  socket.says({ colibriClass: 'SomethingNew' });
  socket.says({ colibriClass: 'SenderSourceConstraints', sourceName: 'me-v0', maxHeight: 0 });
  socket.says({ colibriClass: 'VideoSourcesMap', mappedSources: [map('v0', 'main')] });
  socket.says({ colibriClass: 'VideoSourcesMap', whole: true, mappedSources: [] });
  socket.says({
    colibriClass: 'DominantSpeakerEndpointChangeEvent',
    dominantSpeakerEndpoint: 'main',
  });
  expect(handlers.onSenderConstraint).toHaveBeenCalledWith({
    sourceName: 'me-v0',
    maxHeight: 0,
    severalSizes: false,
  });
  expect(handlers.onVideoMap).toHaveBeenCalledWith([map('v0', 'main')], false);
  expect(handlers.onVideoMap).toHaveBeenCalledWith([], true);
  expect(handlers.onDominantSpeaker).toHaveBeenCalledWith('main');
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ServerFrame } from '../protocol';
import { type ConnectionState, SignallingClient } from '../signalling-client';
import { FakeSocket } from './fake-socket';

const WELCOME = {
  kind: 'welcome',
  endpoint: 'e1',
  site: 'xa-1',
  roles: [],
  lead: false,
  audience: 'sites',
  stripUpTo: 150,
  media: true,
  resume: 'token-1',
  now: '2026-11-23T02:00:00Z',
};

let states: ConnectionState[];
let frames: ServerFrame[];
let links: object[];
let token: string | null;
let seq: number | null;
let ids: number;
let signedOut: number;

function client(): SignallingClient {
  return new SignallingClient({
    url: 'ws://server/ws/room/m1',
    join: { device: 'd1', deviceName: 'Chrome', view: 'site', media: true },
    resume: {
      read: () => token,
      write: (value) => {
        token = value;
      },
    },
    lastSeq: () => seq,
    onState: (state) => states.push(state),
    onFrame: (frame) => frames.push(frame),
    onLink: (link) => links.push(link),
    openSocket: (url) => new FakeSocket(url),
    random: () => 1,
    newId: () => `id-${++ids}`,
    onSignedOut: () => {
      signedOut += 1;
    },
  });
}

function joined(): SignallingClient {
  const made = client();
  made.connect();
  FakeSocket.last().open();
  FakeSocket.last().says(WELCOME);
  return made;
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.all = [];
  states = [];
  frames = [];
  links = [];
  token = null;
  seq = null;
  signedOut = 0;
  ids = 0;
});

afterEach(() => {
  vi.useRealTimers();
});

test('the first join asks for everything, a later one for what came since, with the resume token', () => {
  joined();
  expect(FakeSocket.last().sent[0]).toEqual({
    kind: 'join',
    device: 'd1',
    deviceName: 'Chrome',
    view: 'site',
    media: true,
  });
  seq = 41;
  FakeSocket.last().drops();
  vi.advanceTimersByTime(500);
  FakeSocket.last().open();
  expect(FakeSocket.last().sent[0]).toMatchObject({ kind: 'join', resume: 'token-1', since: 41 });
});

test('who is asked to come again keeps the place and asks for everything, since it may see more now', () => {
  joined();
  seq = 41;
  FakeSocket.last().drops(4008);
  vi.advanceTimersByTime(500);
  FakeSocket.last().open();
  expect(FakeSocket.last().sent[0]).toMatchObject({ kind: 'join', resume: 'token-1' });
  expect(FakeSocket.last().sent[0]).not.toHaveProperty('since');
});

test('a lost link is tried again later and later, and at once when the network is back', () => {
  const made = client();
  made.connect();
  for (const wait of [500, 1000, 2000, 4000, 5000, 5000]) {
    const before = FakeSocket.all.length;
    FakeSocket.last().drops();
    vi.advanceTimersByTime(wait - 1);
    expect(FakeSocket.all.length).toBe(before);
    vi.advanceTimersByTime(1);
    expect(FakeSocket.all.length).toBe(before + 1);
  }
  made.networkLost();
  expect(made.connection).toBe('offline');
  const before = FakeSocket.all.length;
  vi.advanceTimersByTime(60_000);
  expect(FakeSocket.all.length).toBe(before);
  made.networkBack();
  expect(FakeSocket.all.length).toBe(before + 1);
});

test('a command that was under way when the link broke is sent again under the same id', async () => {
  const made = joined();
  const result = made.command('floor.exchange', { site: 'xa-1' });
  FakeSocket.last().drops();
  vi.advanceTimersByTime(500);
  FakeSocket.last().open();
  FakeSocket.last().says(WELCOME);
  const again = FakeSocket.last().sent.filter((frame) => frame.kind === 'command');
  expect(again).toEqual([
    { kind: 'command', id: 'id-1', name: 'floor.exchange', args: { site: 'xa-1' } },
  ]);
  FakeSocket.last().says({ kind: 'done', id: 'id-1', seq: 7 });
  FakeSocket.last().says({ kind: 'done', id: 'id-1', seq: 7 });
  await expect(result).resolves.toEqual({ kind: 'done', seq: 7 });
});

test('a refused command tells its sentence and leaves the connection as it is', async () => {
  const made = joined();
  const result = made.command('floor.invite', { site: 'xa-2' });
  FakeSocket.last().says({
    kind: 'refused',
    id: 'id-1',
    code: 'room.not-lead',
    sentence: 'Chỉ chủ trì và thư ký mời phát biểu.',
  });
  await expect(result).resolves.toMatchObject({ kind: 'refused', code: 'room.not-lead' });
  expect(made.connection).toBe('joined');
});

test('a command without an answer is repeated and then given up', async () => {
  const made = joined();
  const result = made.command('floor.mute-all');
  vi.advanceTimersByTime(9_000);
  const sent = FakeSocket.last().sent.filter((frame) => frame.kind === 'command');
  expect(sent.length).toBe(3);
  expect(new Set(sent.map((frame) => frame.id))).toEqual(new Set(['id-1']));
  vi.advanceTimersByTime(60_000);
  await expect(result).resolves.toEqual({ kind: 'unanswered' });
});

test('what media ask for while the link is made anew is left to the join, and nothing fails', () => {
  const made = joined();
  FakeSocket.last().drops();
  vi.advanceTimersByTime(500);
  made.mediaOpen('site');
  made.mediaSwitched();
  FakeSocket.last().open();
  expect(FakeSocket.last().kinds()).toEqual(['join']);
});

test('a taken seat waits for the choice of the person', () => {
  const made = client();
  made.connect();
  FakeSocket.last().open();
  FakeSocket.last().says({ kind: 'seat-taken', deviceName: 'Edge, Windows', since: '' });
  expect(made.connection).toBe('seat-taken');
  made.takeSeat();
  FakeSocket.last().says(WELCOME);
  expect(FakeSocket.last().kinds()).toEqual(['join', 'take-over', 'ping']);
  expect(made.connection).toBe('joined');
});

test('who was taken over does not come back by itself, but takes the seat when asked to', () => {
  const made = joined();
  FakeSocket.last().says({ kind: 'told', code: 'room.taken-over', sentence: '' });
  expect(made.connection).toBe('taken-over');
  vi.advanceTimersByTime(60_000);
  made.networkBack();
  expect(FakeSocket.all.length).toBe(1);
  made.takeSeat();
  FakeSocket.last().open();
  FakeSocket.last().says({ kind: 'seat-taken', deviceName: 'Chrome', since: '' });
  expect(FakeSocket.last().kinds()).toEqual(['join', 'take-over']);
});

test('a command of which nobody knows whether it was done is sent again until somebody does', async () => {
  const made = joined();
  const result = made.command('floor.withdraw');
  for (const code of ['room.outcome-unknown', 'room.elsewhere']) {
    FakeSocket.last().says({ kind: 'refused', id: 'id-1', code, sentence: 'Chưa rõ.' });
  }
  const before = FakeSocket.last().sent.length;
  await vi.advanceTimersByTimeAsync(4_000);
  expect(FakeSocket.last().sent.slice(before)).toContainEqual(
    expect.objectContaining({ id: 'id-1' }),
  );
  FakeSocket.last().says({ kind: 'done', id: 'id-1', seq: 9 });
  await expect(result).resolves.toEqual({ kind: 'done', seq: 9 });
});

test('a refused join is told once and not tried again', () => {
  const made = client();
  made.connect();
  FakeSocket.last().open();
  FakeSocket.last().says({ kind: 'refused', code: 'room.not-invited', sentence: 'Không mời.' });
  FakeSocket.last().drops();
  vi.advanceTimersByTime(60_000);
  expect(made.connection).toBe('refused');
  expect(FakeSocket.all.length).toBe(1);
});

test('a join that a busy room refuses is tried again by itself', () => {
  const made = client();
  made.connect();
  FakeSocket.last().open();
  FakeSocket.last().says({ kind: 'refused', code: 'room.busy', sentence: 'Phòng họp đang bận.' });
  expect(made.connection).toBe('waiting');
  vi.advanceTimersByTime(60_000);
  FakeSocket.last().open();
  FakeSocket.last().says(WELCOME);
  expect(made.connection).toBe('joined');
});

test('a slow answer to a ping is told, a silent link is given up and taken anew', () => {
  joined();
  vi.advanceTimersByTime(3_000);
  expect(links).toContainEqual({ slow: true });
  vi.advanceTimersByTime(40_000);
  expect(states).toContain('waiting');
  expect(FakeSocket.all.length).toBeGreaterThan(1);
});

test('the clock of the server is taken from the answer to a ping', () => {
  vi.setSystemTime(new Date('2026-11-23T02:00:00Z'));
  joined();
  const ping = FakeSocket.last().sent.find((frame) => frame.kind === 'ping');
  vi.advanceTimersByTime(100);
  FakeSocket.last().says({ kind: 'pong', t: ping?.t, now: '2026-11-23T02:01:00Z' });
  expect(links).toContainEqual({ rtt: 100, clockOffset: 60_000 - 100 + 50 });
});

test('what is no JSON harms nothing', () => {
  const made = joined();
  FakeSocket.last().says('{"kind":');
  FakeSocket.last().says({ kind: 'presence', changes: [] });
  expect(made.connection).toBe('joined');
  expect(frames.at(-1)).toEqual({ kind: 'presence', changes: [] });
});

test('a gap is closed by joining again without a number', () => {
  const made = joined();
  seq = 12;
  made.askSnapshot();
  FakeSocket.last().open();
  expect(FakeSocket.last().sent[0]).toMatchObject({ kind: 'join', resume: 'token-1' });
  expect(FakeSocket.last().sent[0]).not.toHaveProperty('since');
});

test('a session that ended on the server is told, so that the person can sign in again', () => {
  const made = joined();
  FakeSocket.last().drops(4401);
  expect(signedOut).toBe(1);
  made.leave();
});

test('a site that has to wait learns its position, stays linked and is let in without a reload', () => {
  const made = client();
  made.connect();
  FakeSocket.last().open();

  FakeSocket.last().says({ kind: 'waiting', position: 37 });

  expect(made.connection).toBe('in-line');
  vi.advanceTimersByTime(10_000);
  expect(FakeSocket.last().kinds()).toEqual(['join', 'ping']);
  FakeSocket.last().says(WELCOME);
  expect(made.connection).toBe('joined');
});

test('what comes while a large frame is unpacked waits for it', async () => {
  vi.useRealTimers();
  joined();
  const snapshot = { kind: 'snapshot', seq: 7, state: { seq: 7 } };

  FakeSocket.last().says(await packed(JSON.stringify(snapshot)));
  FakeSocket.last().says({ kind: 'events', from: 8, to: 8, events: [] });
  FakeSocket.last().says({ kind: 'presence', changes: [] });

  await vi.waitFor(() => expect(frames).toHaveLength(4));
  expect(frames.map((frame) => frame.kind)).toEqual(['welcome', 'snapshot', 'events', 'presence']);
  FakeSocket.last().says({ kind: 'presence', changes: [] });
  expect(frames).toHaveLength(5);
});

function packed(text: string): Promise<ArrayBuffer> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

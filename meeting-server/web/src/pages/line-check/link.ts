/**
 * Measures the line with real media: one connection sends a picture of noise and silence to the
 * bridge, another receives it back. Noise fills what the line carries, whatever the room looks like.
 */
import { api, isRefused } from '../../api/client';
import type { Id, LineCheckLinks, LineLink, LineWay } from '../../api/types';
import { browserLink } from '../../room/core/browser-link';
import { MediaLink } from '../../room/core/media-link';
import type { MediaOffer } from '../../room/core/protocol';
import { sourceNames } from '../../room/core/slots';
import { constraintsFor } from '../../room/core/wishes';
import { pause } from './devices';
import { noisePicture } from './noise';

export interface LinkResult {
  link: LineLink | null;
  clockOffsetMs: number | null;
}

const BUSY = 'device.line-checks-busy';
const ASK_AGAIN_MS = 3_000;
const CONNECT_MS = 15_000;
/** Until sender and bridge have found out what the line carries. */
const SETTLE_MS = 6_000;
const MEASURE_MS = 6_000;

/** `onWaiting` while others measure; null for a link where no media came through. */
export async function measureLine(
  meetingId: Id,
  onWaiting: () => void,
  signal: AbortSignal,
): Promise<LinkResult> {
  const address = `/api/meetings/${meetingId}/line-checks/media`;
  const { links, clockOffsetMs } = await turn(address, onWaiting, signal);
  const own = `${address}/${links.check}`;
  const picture = noisePicture();
  const up = linkTo(links.up);
  const down = linkTo(links.down);
  try {
    for (const link of [up, down]) {
      const tracks = { microphone: null, camera: null, screen: null, sound: null };
      const sdp = await link.answer(
        link === up ? { ...tracks, camera: picture.track } : tracks,
        link === up,
      );
      const { endpoint, offer } = link.offer;
      await api.post(`${own}/answer`, { endpoint, offer, sdp });
      link.ready();
    }
    const source = sourceNames.camera(links.up.endpoint);
    down.wishFor(constraintsFor([{ source, height: 720, stage: true }], links.down.videoSlots));
    if (!(await flows(down, signal))) return { link: null, clockOffsetMs };
    await pause(SETTLE_MS);
    const before = await Promise.all([countsOf(up), countsOf(down)]);
    await pause(MEASURE_MS);
    const after = await Promise.all([countsOf(up), countsOf(down)]);
    return { link: lineOf(before, after), clockOffsetMs };
  } finally {
    picture.stop();
    up.close();
    down.close();
    await api.delete(own).catch(() => undefined);
  }
}

/** The links, and the PC's clock by the answer that brought them. */
async function turn(
  address: string,
  onWaiting: () => void,
  signal: AbortSignal,
): Promise<{ links: LineCheckLinks; clockOffsetMs: number }> {
  for (;;) {
    try {
      const asked = Date.now();
      const links = await api.post<LineCheckLinks>(address);
      const clockOffsetMs = Math.round((asked + Date.now()) / 2 - Date.parse(links.now));
      return { links, clockOffsetMs };
    } catch (error) {
      if (!isRefused(error, BUSY) || signal.aborted) throw error;
      onWaiting();
      await pause(ASK_AGAIN_MS * (0.5 + Math.random()));
    }
  }
}

function linkTo(offer: MediaOffer): MediaLink {
  const nothing = () => undefined;
  return new MediaLink(
    offer,
    {
      onSlots: nothing,
      onTrack: nothing,
      onConnection: nothing,
      onTooManyLines: nothing,
      onDominantSpeaker: nothing,
      onSenderConstraint: nothing,
    },
    browserLink,
  );
}

async function flows(link: MediaLink, signal: AbortSignal): Promise<boolean> {
  for (let ms = 0; ms < CONNECT_MS && !signal.aborted; ms += 250) {
    if (await link.receives()) return true;
    await pause(250);
  }
  return false;
}

/** What one connection has sent and received so far. */
export interface Counts {
  atMs: number;
  packets: number;
  lost: number;
  bytes: number;
  jitterMs: number | null;
  rttMs: number | null;
  over: LineLink['over'];
}

async function countsOf(link: MediaLink): Promise<Counts> {
  return counts((await link.peer.getStats()).values(), performance.now());
}

export function counts(report: Iterable<unknown>, atMs: number): Counts {
  const found: Counts = {
    atMs,
    packets: 0,
    lost: 0,
    bytes: 0,
    jitterMs: null,
    rttMs: null,
    over: 'udp',
  };
  const all = [...report] as Record<string, unknown>[];
  for (const stat of all) {
    const number = (key: string) => (typeof stat[key] === 'number' ? (stat[key] as number) : 0);
    if (stat.kind === 'video' && (stat.type === 'inbound-rtp' || stat.type === 'outbound-rtp')) {
      found.packets += number('packetsReceived') + number('packetsSent');
      found.bytes += number('bytesReceived') + number('bytesSent');
    }
    if (stat.kind === 'video' && /inbound-rtp$/.test(String(stat.type))) {
      found.lost += Math.max(0, number('packetsLost'));
      if (typeof stat.jitter === 'number')
        found.jitterMs = Math.max(found.jitterMs ?? 0, stat.jitter * 1000);
    }
    if (stat.type === 'candidate-pair' && stat.nominated === true) {
      if (typeof stat.currentRoundTripTime === 'number')
        found.rttMs = stat.currentRoundTripTime * 1000;
      const local = all.find((other) => other.id === stat.localCandidateId);
      found.over =
        local?.candidateType === 'relay' ? 'relay' : local?.protocol === 'tcp' ? 'tcp' : 'udp';
    }
  }
  return found;
}

/** The line between two moments, from the counts of the sending and of the receiving connection. */
export function lineOf(before: Counts[], after: Counts[]): LineLink {
  const [up, down] = [0, 1].map((i) => ({ was: before[i], is: after[i] }));
  return {
    rttMs: up?.is?.rttMs ?? null,
    over: up?.is?.over ?? 'udp',
    up: wayOf(up?.was, up?.is, true),
    down: wayOf(down?.was, down?.is, false),
  };
}

function wayOf(was: Counts | undefined, is: Counts | undefined, sent: boolean): LineWay | null {
  if (!was || !is) return null;
  const packets = is.packets - was.packets;
  const lost = Math.max(0, is.lost - was.lost);
  // a sender counts all that it sent, a receiver only what arrived
  const all = sent ? packets : packets + lost;
  if (all <= 0) return null;
  const loss = Math.min(1, lost / all);
  const kbps = ((is.bytes - was.bytes) * 8) / Math.max(1, is.atMs - was.atMs);
  return {
    loss: Math.round(loss * 1000) / 1000,
    jitterMs: is.jitterMs === null ? null : Math.round(is.jitterMs),
    kbps: Math.round(sent ? kbps * (1 - loss) : kbps),
  };
}

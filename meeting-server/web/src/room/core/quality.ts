import type { Quality } from './protocol';

/** Running totals of one moment, read off `getStats`; bytes and packets of all streams together. */
export interface StatTotals {
  atMs: number;
  rttMs: number | null;
  packetsReceived: number;
  packetsLost: number;
  remoteFractionLost: number | null;
  bytesSent: number;
  bytesReceived: number;
  connected: boolean;
  /** How often pictures stood still. */
  freezes: number;
}

export interface LinkVerdict {
  quality: Quality;
  rtt: number | null;
  loss: number | null;
  /** Both directions, kbit/s. */
  bitrate: number | null;
  /** How often pictures stood still since the moment before. */
  freezes: number;
}

/** Reads the totals off a stats report. */
export function totalsOf(report: Iterable<unknown>, atMs: number): StatTotals {
  const totals: StatTotals = {
    atMs,
    rttMs: null,
    packetsReceived: 0,
    packetsLost: 0,
    remoteFractionLost: null,
    bytesSent: 0,
    bytesReceived: 0,
    connected: false,
    freezes: 0,
  };
  const pairs: Record<string, unknown>[] = [];
  let selected: unknown;
  for (const raw of report) {
    const stat = raw as Record<string, unknown>;
    const number = (key: string) => (typeof stat[key] === 'number' ? (stat[key] as number) : 0);
    if (stat.type === 'inbound-rtp') {
      totals.packetsReceived += number('packetsReceived');
      totals.packetsLost += number('packetsLost');
      totals.bytesReceived += number('bytesReceived');
      totals.freezes += number('freezeCount');
    } else if (stat.type === 'outbound-rtp') {
      totals.bytesSent += number('bytesSent');
    } else if (stat.type === 'remote-inbound-rtp' && typeof stat.fractionLost === 'number') {
      totals.remoteFractionLost = Math.max(totals.remoteFractionLost ?? 0, stat.fractionLost);
    } else if (stat.type === 'candidate-pair') {
      pairs.push(stat);
    } else if (stat.type === 'transport') {
      selected = stat.selectedCandidatePairId ?? selected;
    }
  }
  const used =
    pairs.find((pair) => pair.selected === true || (selected && pair.id === selected)) ??
    pairs.find((pair) => pair.nominated === true && pair.state === 'succeeded');
  totals.connected = used !== undefined && used.state !== 'failed';
  if (typeof used?.currentRoundTripTime === 'number')
    totals.rttMs = used.currentRoundTripTime * 1000;
  return totals;
}

/** The verdict between two moments: the worse of round trip and loss in either direction decides. */
export function verdictBetween(before: StatTotals | null, now: StatTotals): LinkVerdict {
  if (!now.connected) {
    return { quality: 'none', rtt: null, loss: null, bitrate: null, freezes: 0 };
  }
  const got = Math.max(0, now.packetsReceived - (before?.packetsReceived ?? 0));
  const lost = Math.max(0, now.packetsLost - (before?.packetsLost ?? 0));
  const down = got + lost > 0 ? lost / (got + lost) : 0;
  const loss = Math.max(down, now.remoteFractionLost ?? 0);
  const rtt = now.rttMs;
  const poor = loss > 0.05 || (rtt ?? 0) > 500;
  const fair = loss > 0.02 || (rtt ?? 0) > 250;
  const ms = before ? now.atMs - before.atMs : 0;
  const bytes = before
    ? now.bytesSent + now.bytesReceived - before.bytesSent - before.bytesReceived
    : 0;
  return {
    quality: poor ? 'poor' : fair ? 'fair' : 'good',
    rtt: rtt === null ? null : Math.round(rtt),
    loss: Math.round(loss * 1000) / 1000,
    bitrate: ms > 0 ? Math.round((bytes * 8) / ms) : null,
    freezes: before ? Math.max(0, now.freezes - before.freezes) : 0,
  };
}

/** Line checks of sites, and the technicians' board. */
import type { MediaOffer } from '../../room/core/protocol';
import type { Id, Instant, Sentences } from './common';
import type { UnitRef } from './units';

export type LineVerdict = 'good' | 'fair' | 'bad';
export type Fault = 'device' | 'room' | 'local-line' | 'server';

export interface LineWay {
  /** Share of packets, 0 to 1. */
  loss: number | null;
  jitterMs: number | null;
  kbps: number | null;
}

export interface LineLink {
  rttMs: number | null;
  up: LineWay | null;
  down: LineWay | null;
  over: 'udp' | 'tcp' | 'relay';
}

export type InputState = 'ok' | 'missing' | 'denied' | 'busy' | 'failed';

export interface LineMeasure {
  device: string;
  deviceName: string;
  /** Where the room can be reached; empty when nobody said. */
  phone: string;
  browser: 'fine' | 'untried' | 'too-old' | 'unknown';
  clockOffsetMs: number | null;
  camera: InputState | 'dark';
  microphone: InputState | 'silent';
  /** The loudest moment while someone spoke, 0 (−60 dBFS) to 1. */
  micPeak: number | null;
  loudspeaker: 'heard' | 'not-heard';
  /** How much of a tone came back into the microphone, 0 to 1. */
  echo: number | null;
  link: LineLink | null;
}

export interface LineFinding {
  code: string;
  fault: Fault;
  weight: LineVerdict;
  sentences: Sentences;
  toDo: Sentences;
}

export interface LineCheck {
  meetingId: Id;
  at: Instant;
  byName: string;
  verdict: LineVerdict;
  findings: LineFinding[];
  measured: LineMeasure;
}

export interface LineBoardSite {
  site: UnitRef;
  /** The next unit above; null for none. */
  under: UnitRef | null;
  last: LineCheck | null;
  escalated: { at: Instant; byName: string; note: string } | null;
}

/** Two links to the bridge for a measurement: what goes up the first comes back down the second. */
export interface LineCheckLinks {
  check: Id;
  /** The server's clock. */
  now: Instant;
  up: MediaOffer;
  down: MediaOffer;
}

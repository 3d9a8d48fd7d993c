/** The register of devices. */
import type { Id, Instant, Sentences } from './common';
import type { LineVerdict } from './line-checks';
import type { UnitRef } from './units';

export const ENDPOINT_KINDS = ['room-pc', 'tablet', 'stage', 'wall', 'board', 'other'] as const;
export type EndpointKind = (typeof ENDPOINT_KINDS)[number];

/** What people write down of a device. */
export interface EndpointText {
  siteId: Id;
  name: string;
  kind: EndpointKind;
  serial: string;
  place: string;
  line: string;
  /** ISO day; null when it never was. */
  inspectedOn: string | null;
  contact: string;
  phone: string;
  notes: string;
}

export interface Endpoint extends EndpointText {
  id: Id;
  site: UnitRef;
  addedAt: Instant;
  /** The browser that is bound to it; null for none. */
  enrolled: { browser: string; at: Instant; lastAt: Instant } | null;
  lastCheck: { at: Instant; verdict: LineVerdict } | null;
  /** Null for what never said anything of itself. */
  live: EndpointLive | null;
}

export const ENDPOINT_PLACES = ['waiting', 'line-check', 'meeting', 'showing'] as const;
export type EndpointPlace = (typeof ENDPOINT_PLACES)[number];

export interface EndpointLive {
  online: boolean;
  at: Instant;
  place: EndpointPlace;
  software: string;
  browser: string;
  /** Whether it runs the web client that the server serves. */
  current: boolean;
}

/** Which device this browser is. */
export interface EndpointSelf {
  id: Id;
  name: string;
  kind: EndpointKind;
  site: UnitRef;
}

export interface EndpointOrder {
  id: Id;
  what: 'message' | 'reload';
  text: string;
  byName: string;
  at: Instant;
}

export interface EndpointOrderSent extends EndpointOrder {
  /** Empty for all. */
  toName: string;
  until: Instant;
  of: number;
  told: number;
  done: number;
  /** Names of those at which nothing happened yet, some of them. */
  open: string[];
}

/** A code that binds one browser; told once. */
export interface EndpointCode {
  code: string;
  validUntil: Instant;
}

/** What a workbook would bring, or brought. */
export interface EndpointImport {
  added: number;
  changed: number;
  /** Lines that say what is known. */
  same: number;
  refused: { line: number; name: string; sentences: Sentences }[];
}

/** Seven days of a device; minutes. */
export interface QualityWeek {
  /** ISO day. */
  from: string;
  watched: number;
  poor: number;
  away: number;
  losses: number;
  freezes: number;
  checks: number;
  badChecks: number;
}

export interface QualityLine {
  site: UnitRef;
  /** Null for a browser that is not in the register. */
  endpoint: Id | null;
  name: string | null;
  weeks: QualityWeek[];
  bad: boolean;
  turnedBad: boolean;
}

/** A site that turned bad in a meeting. */
export interface SiteTrouble {
  id: Id;
  meetingId: Id;
  site: UnitRef;
  under: UnitRef | null;
  kind: 'lost' | 'poor' | 'unsteady';
  since: Instant;
  endedAt: Instant | null;
  phone: string;
  takenBy: string | null;
}

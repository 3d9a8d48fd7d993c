/** The register of devices. */
import type { Id, Instant, Sentences } from './common';
import type { LineVerdict } from './line-checks';
import type { UnitRef } from './units';

export const ENDPOINT_KINDS = ['room-pc', 'tablet', 'other'] as const;
export type EndpointKind = (typeof ENDPOINT_KINDS)[number];

/** What people write down of a device. */
export interface EndpointText {
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

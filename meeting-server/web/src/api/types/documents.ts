/** The documents of meetings, who has them, and what a search finds. */
import type { Id, Instant } from './common';
import type { UnitRef } from './units';

export interface MeetingDocument {
  id: Id;
  meetingId: Id;
  agendaItemId: Id | null;
  title: string;
  fileName: string;
  size: number;
  /** SHA-256 of the file, in hexadecimal digits. */
  hash: string;
  type: string;
  pages: number | null;
  pageKind: string | null;
  state: 'draft' | 'released';
  text: 'pending' | 'ready' | 'none';
  textReason: string | null;
  textReasonCode: string | null;
  uploadedAt: Instant;
  uploadedBy: string | null;
  releasedAt: Instant | null;
  openedByMe: boolean;
  receipts: { units: number; received: number; kept: number; opened: number } | null;
}

export interface Receipt {
  unit: UnitRef;
  receivedAt: Instant | null;
  /** When a device of the unit had the whole file, before anyone opened it. */
  keptAt: Instant | null;
  openedAt: Instant | null;
  openedBy: string | null;
}

export interface TextPart {
  text: string;
  hit: boolean;
}

export interface SearchHit {
  documentId: Id;
  title: string;
  meetingId: Id;
  meetingTitle: string;
  page: number | null;
  /** What a page of this document is: page, slide, sheet or part. */
  pageKind: string | null;
  /** Further pages with what was looked for, the best one among them. */
  pages?: number[];
  titleParts: TextPart[];
  parts: TextPart[];
}

export interface SearchAnswer {
  total: number;
  hits: SearchHit[];
}

/** A document that a unit's device fetches before it is opened. */
export interface AheadDocument {
  id: Id;
  /** SHA-256 of the file, in hexadecimal digits. */
  hash: string;
  size: number;
  /** A device begins at a random moment of so many seconds. */
  withinSeconds: number;
}

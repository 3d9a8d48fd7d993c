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
  receipts: { units: number; received: number; opened: number } | null;
}

export interface Receipt {
  unit: UnitRef;
  receivedAt: Instant | null;
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

/** What keeps the system running. */
import type { Id, Instant } from './common';

export interface PlannedJob {
  key: string;
  handler: string;
  /** The title of the meeting that it is for; null for what belongs to none. */
  subject: string | null;
  meetingId: Id | null;
  next: Instant | null;
  previous: Instant | null;
  repeats: string | null;
  attempt: number;
  state: 'waiting' | 'running' | 'paused' | 'error';
}

export interface JobFailure {
  key: string;
  handler: string;
  subject: string | null;
  meetingId: Id | null;
  due: Instant;
  attempt: number;
  at: Instant;
  error: string;
  retryAt: Instant | null;
}

export interface Jobs {
  planned: PlannedJob[];
  failures: JobFailure[];
}

/** A bridge of the pool, as GET /api/it/bridges gives it. */
export interface BridgeView {
  id: string;
  kind: 'embedded' | 'diemcau' | 'jitsi';
  region: string;
  state: 'well' | 'draining' | 'down';
  since: string;
  /** Endpoints that this server has on it. */
  sites: number;
  /** Endpoints of all who use it, as it says. */
  endpoints: number;
  /** 1 for as much as it can bear; 0 when it does not say. */
  stress: number;
  version: string;
  /** Whether the reader may drain it, or take it back. */
  drains: boolean;
}

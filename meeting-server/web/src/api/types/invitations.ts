/** What invited units reply to an invitation. */
import type { Instant } from './common';
import type { UnitRef } from './units';

export type ReplyKind = 'accepted' | 'declined' | 'deputy';

export interface ReplyPerson {
  name: string;
  position: string;
  phone: string;
}

export interface Reply {
  kind: ReplyKind;
  reason: string;
  people: ReplyPerson[];
  /** The chair's word on a deputy; null while there is none. */
  consent: { granted: boolean; byName: string; at: Instant } | null;
  /** The start of the meeting that it was given for. */
  forStart: Instant;
  byName: string;
  /** Entered by the office, which was told by telephone. */
  onBehalf: boolean;
  at: Instant;
}

export interface InvitedReply {
  unit: UnitRef;
  under: UnitRef | null;
  reply: Reply | null;
  /** The meeting has been moved since: the reply has to be given again. */
  outdated: boolean;
  remindedAt: Instant | null;
  /** Whether I speak for this unit. */
  mine: boolean;
}

export interface Reminded {
  units: number;
}

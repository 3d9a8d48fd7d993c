/** Meetings as the office plans them, and a glance at their rooms. */
import type { Id, Instant } from './common';
import type { PersonRef } from './people';
import type { UnitRef } from './units';

/** Whom a site named in its last meeting; proposed in the green room. */
export interface LastList {
  meeting: Id;
  title: string;
  startsAt: Instant;
  chair: string;
  people: {
    unit: Id;
    name: string;
    position: string;
    composition: 'right' | 'deputy' | 'wrong' | null;
  }[];
}

export const MEETING_TYPES = [
  'giao-ban',
  'so-ket',
  'tong-ket',
  'trien-khai',
  'tap-huan',
  'dot-xuat',
  'khan',
] as const;
export type MeetingType = (typeof MEETING_TYPES)[number];
export const MEETING_FORMS = ['online', 'in-person', 'mixed'] as const;
export type MeetingForm = (typeof MEETING_FORMS)[number];
export const PHASES = [
  'draft',
  'announced',
  'line-check',
  'live',
  'recess',
  'closed',
  'postponed',
  'cancelled',
] as const;
export type Phase = (typeof PHASES)[number];

export type MeetingRole =
  | 'chair'
  | 'deputy-chair'
  | 'secretary'
  | 'technician'
  | 'delegate'
  | 'leader-of-unit';

export interface MeetingSummary {
  id: Id;
  title: string;
  type: MeetingType;
  form: MeetingForm;
  convener: UnitRef;
  startsAt: Instant;
  plannedMinutes: number;
  phase: Phase;
  /** Its planned end has passed and it never started. */
  overdue: boolean;
  reason: string | null;
  remindedAt: Instant | null;
  mySite: UnitRef | null;
  myRoles: MeetingRole[];
  lead: boolean;
  documents: { total: number; unread: number };
  invitedUnits: number;
  sites: number;
}

export interface AgendaPlanItem {
  id?: Id;
  title: string;
  minutes: number;
  presentingUnitId: Id | null;
}

export interface MeetingPlan {
  title: string;
  type: MeetingType;
  form: MeetingForm;
  convenerId: Id;
  chairId: Id | null;
  deputyChairId: Id | null;
  secretaryIds: Id[];
  startsAt: Instant;
  plannedMinutes: number;
  requiredComposition: string;
  agenda: AgendaPlanItem[];
  invited: { unitId: Id; siteId: Id }[];
}

export interface AgendaItem {
  id: Id;
  number: number;
  title: string;
  minutes: number;
  presentingUnitId: Id | null;
  presentingUnit: UnitRef | null;
}

export type MayOnMeeting =
  | 'edit'
  | 'announce'
  | 'postpone'
  | 'reschedule'
  | 'cancel'
  | 'enter-room'
  | 'rehearse'
  | 'see-report';

/** How many synthetic sites came into a rehearsal. */
export interface SyntheticSitesCame {
  came: number;
}

/** A rehearsal that goes on: a room of its own beside the meeting's. */
export interface Rehearsal {
  id: Id;
  /** When it ends by itself. */
  until: Instant;
  byName: string;
  mayEnter: boolean;
}

export interface MeetingView {
  id: Id;
  title: string;
  type: MeetingType;
  form: MeetingForm;
  startsAt: Instant;
  plannedMinutes: number;
  requiredComposition: string | null;
  phase: Phase;
  /** Its planned end has passed and it never started. */
  overdue: boolean;
  reason: string | null;
  version: number;
  /** The meeting whose rehearsal this is; null for a meeting itself. */
  rehearsalOf: Id | null;
  rehearsal: Rehearsal | null;
  convenerId: Id;
  convener: UnitRef;
  chairId: Id | null;
  chair: PersonRef | null;
  deputyChairId: Id | null;
  deputyChair: PersonRef | null;
  secretaryIds: Id[];
  secretaries: PersonRef[];
  agenda: AgendaItem[];
  invited: { unitId: Id; unit: UnitRef; siteId: Id; site: UnitRef }[];
  me: {
    roles: MeetingRole[];
    site: UnitRef | null;
    /** Everywhere where this person may sit. */
    sites: UnitRef[];
    lead: boolean;
    may: MayOnMeeting[];
  };
}

export interface SpeakerRequest {
  id: Id;
  site: Id;
  speaker: string;
  position: string | null;
  subject: string;
  at: Instant;
}

/** The part of the room's view that the office pages show; the live pages have their own, whole. */
export interface RoomGlance {
  phase: Phase;
  sites?: {
    site: Id;
    connected: boolean;
    quality?: 'good' | 'fair' | 'poor' | 'none' | null;
  }[];
  queue?: SpeakerRequest[];
}

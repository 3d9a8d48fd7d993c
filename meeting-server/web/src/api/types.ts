/** What the server answers with: see the controllers of each feature. Instants are ISO-8601 UTC. */

export type Id = string;
export type Instant = string;

export interface UnitRef {
  id: Id;
  code: string;
  name: string;
  label: string;
  level: string;
  levelName?: string;
}

export interface Unit {
  id: Id;
  code: string;
  name: string;
  label: string;
  level: string;
  parentId: Id | null;
  sort: string;
  validFrom: string;
  validTo: string | null;
}

export interface UnitLevel {
  level: string;
  name: string;
  nameEn: string;
  count: number;
}

/** A unit that another came from or went into; `parents` names what stood above it. */
export interface Relative {
  id: Id | null;
  code: string;
  name: string;
  parents: string | null;
}

export interface UnitDetails extends Unit {
  predecessors: Relative[];
  successors: Relative[];
}

export interface ImportEntry {
  line: number;
  code: string;
  name: string;
  level: string;
  parentCode: string | null;
}

export interface ImportLine {
  line: number;
  code: string;
  reason: string;
  sentence: string;
}

export interface ImportPreview {
  token: Id;
  validFrom: string;
  counts: { added: number; changed: number; ended: number; refused: number };
  added: ImportEntry[];
  changed: { line: number; before: ImportEntry; after: ImportEntry }[];
  ended: ImportEntry[];
  endsHeldBack: number;
  refused: ImportLine[];
  predecessors: {
    links: number;
    notInTree: number;
    refused: number;
    told: ImportLine[];
  } | null;
}

export interface MadeAccount {
  login: string;
  unit: UnitRef;
  initialPassword: string | null;
}

/** The making of a level's accounts: it goes on while neither `made` nor `failure` is there. */
export interface LevelJob {
  under: string;
  level: string;
  role: Role;
  total: number;
  done: number;
  made: { created: MadeAccount[]; skipped: MadeAccount[] } | null;
  failure: { code: string; sentences: { vi: string; en: string } } | null;
}

export interface PlannedJob {
  key: string;
  handler: string;
  payload: string | null;
  next: Instant | null;
  previous: Instant | null;
  repeats: string | null;
  attempt: number;
  state: 'waiting' | 'running' | 'paused' | 'error';
}

export interface JobFailure {
  key: string;
  handler: string;
  due: Instant;
  attempt: number;
  at: Instant;
  error: string;
  retryAt: Instant | null;
}

export type Attended = 'present' | 'elsewhere' | 'absent-reason' | 'absent';

export interface Correction {
  field: string;
  before: unknown;
  after: unknown;
  by: string;
  at: Instant;
  why: string;
}

export interface UnitAttendance {
  unit: UnitRef;
  site: UnitRef | null;
  state: Attended;
  reason: string | null;
  composition: 'right' | 'deputy' | 'wrong' | null;
  deputies: number | null;
  headcount: number | null;
  corrections: Correction[];
}

export interface SiteAttendance {
  site: UnitRef;
  firstSeen: Instant | null;
  lastSeen: Instant | null;
  minutes: number;
  late: number | boolean | null;
  leftEarly: number | boolean | null;
  sessions: number;
  headcount: number | null;
}

export interface AttendanceTotals {
  units: number;
  present: number;
  elsewhere: number;
  absentWithReason: number;
  absentWithoutReason: number;
  neverCame: number;
  people: number;
  deputies: number;
}

/** Whom a site named in its last meeting; proposed in the green room. */
export interface LastList {
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

export interface AttendanceReport {
  meeting: { startsAt: Instant; startedAt: Instant | null; notHeld: boolean };
  generatedAt: Instant;
  final: boolean;
  totals: AttendanceTotals;
  byLevel: (Partial<AttendanceTotals> & { level: string; levelName?: string })[];
  byDistrict: (Partial<AttendanceTotals> & { district: UnitRef })[];
  units: UnitAttendance[];
  sites: SiteAttendance[];
}

export type Right =
  | 'units-edit'
  | 'accounts-manage'
  | 'meetings-convene'
  | 'codes-give'
  | 'audit-read'
  | 'operate';

export const ROLES = ['it-staff', 'leader', 'secretary', 'technician', 'delegate'] as const;
export type Role = (typeof ROLES)[number];

export interface RoleIn {
  role: Role;
  unit: UnitRef;
}

export interface Me {
  accountId: Id | null;
  login: string;
  name: string;
  position: string | null;
  language: 'vi' | 'en';
  largeType: boolean;
  mustChangePassword: boolean;
  unit: UnitRef;
  roles: RoleIn[];
  pass: { meetingId: Id; siteId: Id; until: Instant } | null;
  can: Right[];
}

export interface Office {
  name: string;
  nameEn: string;
  itPhone: string;
  warning: string;
  warningEn?: string;
  version: string;
  browsers: Record<string, number | string>;
}

export interface Account {
  id: Id;
  login: string;
  name: string;
  position: string | null;
  unit: UnitRef;
  roles: RoleIn[];
  disabled: boolean;
  mustChangePassword: boolean;
}

export interface PersonRef {
  id: Id;
  name: string;
  position: string | null;
  unit: UnitRef;
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
  presentingUnit: UnitRef | null;
}

export type MayOnMeeting =
  | 'edit'
  | 'announce'
  | 'postpone'
  | 'cancel'
  | 'enter-room'
  | 'see-report';

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
  convener: UnitRef;
  chair: PersonRef | null;
  deputyChair: PersonRef | null;
  secretaries: PersonRef[];
  agenda: AgendaItem[];
  invited: { unit: UnitRef; site: UnitRef }[];
  me: { roles: MeetingRole[]; site: UnitRef | null; lead: boolean; may: MayOnMeeting[] };
}

export interface MeetingDocument {
  id: Id;
  meetingId?: Id;
  agendaItemId: Id | null;
  title: string;
  fileName: string;
  size: number;
  type: string;
  pages: number | null;
  state: 'draft' | 'released';
  text: 'pending' | 'ready' | 'none';
  textReason: string | null;
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
  /** Further pages with what was looked for, the best one among them. */
  pages?: number[];
  titleParts: TextPart[];
  parts: TextPart[];
}

export interface AuditEntry {
  at: Instant;
  actor: string | null;
  kind: string;
  what: Record<'vi' | 'en', string>;
  subject: string;
  details: Record<string, unknown>;
  address: string | null;
}

export interface Paged<T> {
  items: T[];
  total: number;
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

/** The attendance report of a meeting. */
import type { Id, Instant } from './common';
import type { UnitRef } from './units';

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

export interface AttendanceReport {
  meeting: {
    id: Id;
    title: string;
    convener: UnitRef;
    startsAt: Instant;
    plannedMinutes: number;
    startedAt: Instant | null;
    closedAt: Instant | null;
    notHeld: boolean;
  };
  generatedAt: Instant;
  final: boolean;
  totals: AttendanceTotals;
  byLevel: (Partial<AttendanceTotals> & { level: string; levelName?: string })[];
  byDistrict: (Partial<AttendanceTotals> & { district: UnitRef })[];
  units: UnitAttendance[];
  sites: SiteAttendance[];
}

/** Who signs in, with which roles, and what they did. */
import type { Id, Instant } from './common';
import type { UnitRef } from './units';

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
  /** A screen of a site has the role of a display and no other. */
  roles: (Omit<RoleIn, 'role'> & { role: Role | 'display' })[];
  pass: { meetingId: Id; siteId: Id; until: Instant } | null;
  /** A device of a site that came in by itself, no person. */
  machine: boolean;
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

export interface CreatedAccount {
  account: Account;
  initialPassword: string;
}

export interface InitialPassword {
  initialPassword: string;
}

/** Six digits that let a site into a meeting, to be read out by telephone. */
export interface GivenCode {
  code: string;
  unitCode: string;
  validUntil: Instant;
}

export interface PersonRef {
  id: Id;
  name: string;
  position: string | null;
  unit: UnitRef;
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

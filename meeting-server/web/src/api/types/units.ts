/** Units, their tree, and imports of it. */
import type { Id } from './common';

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

/** The level of what is no public body: a feed from elsewhere that takes part as a site. */
export const OUTSIDE_SOURCE = 'outside-source';

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

import type { MediaOffer } from '../../room/core/protocol';
import type { Id, Instant } from './common';
import type { UnitRef } from './units';

/** Somebody who may be given a cluster. */
export interface ClusterTechnician {
  id: Id;
  name: string;
  position: string;
  /** Null for an account that is no more. */
  unit: UnitRef | null;
}

export interface Cluster {
  number: number;
  technician: ClusterTechnician;
  sites: Id[];
}

/** How the sites of a meeting are shared out among technicians. */
export interface SharedOut {
  clusters: Cluster[];
  /** Numbers of the reader's own. */
  mine: number[];
  mayAssign: boolean;
  /** Sites that no district's technician looks after. */
  uncovered: number;
  candidates: ClusterTechnician[];
}

export type CallState =
  | 'ringing'
  | 'talking'
  | 'declined'
  | 'no-answer'
  | 'hung-up'
  | 'on-air'
  | 'busy';

export interface CalledSite {
  site: Id;
  state: CallState;
  since: Instant;
  speaks: boolean;
}

/** A technician's line with the sites that are called on it. */
export interface TalkbackLine {
  id: Id;
  group: boolean;
  since: Instant;
  sites: CalledSite[];
}

export interface OpenedLine {
  line: TalkbackLine;
  link: MediaOffer;
}

/** A call as the called site sees it. */
export interface SiteCall {
  line: Id;
  by: string;
  group: boolean;
  state: CallState;
  since: Instant;
  /** This session answered. */
  mine: boolean;
  speaks: boolean;
}

export interface AnsweredCall {
  call: SiteCall;
  link: MediaOffer;
}

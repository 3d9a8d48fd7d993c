/** The room's wire protocol as docs/signalling.md has it: frames, the view of the room and its parts. */

export type RoomViewKind = 'site' | 'console' | 'wall' | 'board' | 'stage';
export type Phase =
  | 'draft'
  | 'announced'
  | 'line-check'
  | 'live'
  | 'recess'
  | 'closed'
  | 'postponed'
  | 'cancelled';
export type Quality = 'good' | 'fair' | 'poor' | 'none';
export type Switch = 'on' | 'off';
/** What a site was set to: small pictures beside the stage, or the stage alone. */
export type Pictures = 'all' | 'stage-only';
export type MediaProfile = 'site' | 'wall' | 'console';

export interface Person {
  unit: string;
  name: string;
  position: string;
  composition?: 'right' | 'deputy' | 'wrong' | null;
}

export interface RollCallEntry {
  state: 'none' | 'ready' | 'present' | 'absent';
  headcount: number;
  chair: string | null;
  people: Person[];
  reason: string | null;
}

export interface SiteEndpoint {
  id: string;
  view: RoomViewKind;
  deviceName: string;
  connected?: boolean;
}

export interface SiteState {
  site: string;
  attending: string[];
  connected: boolean;
  endpoints: SiteEndpoint[];
  mediaEndpoint: string | null;
  mic: Switch | null;
  camera: Switch | null;
  quality: Quality | null;
  speaking?: boolean;
  asks: boolean;
  pictures: Pictures;
  rollCall: RollCallEntry;
  /** Kept by the reducer: units reported absent, as long as not all of the site's are. */
  absentUnits?: string[];
}

export interface AgendaEntry {
  id: string;
  number: number;
  title: string;
  minutes: number;
  presentingUnit: string | null;
}

export interface SpeakRequest {
  id: string;
  site: string;
  speaker: string;
  position: string;
  subject: string;
  at: string;
}

export interface Floor {
  site: string;
  request: SpeakRequest | string | null;
  since: string;
  /** Null without a limit. */
  minutes: number | null;
  deadline: string | null;
  pausedWith: number | null;
}

/** The floor that a site had, once it is over. */
export interface Speech {
  site: string;
  request: SpeakRequest | null;
  item: string | null;
  minutes: number | null;
  since: string;
  until: string;
}

/** Who shows a screen or a film, and who may beside the lead, the main site and the floor. */
export interface Share {
  allowed: string | null;
  shown: { site: string; what: 'screen' | 'film'; since: string; byLead: boolean } | null;
}

/** How the stage is arranged. */
export type Layout = 'speaker' | 'speaker-document' | 'document' | 'grid' | 'wall';

export interface Scene {
  layout: Layout;
  /** Those of a grid in their order. */
  sites: string[];
  document: string | null;
  page: number;
  /** When it was arranged so: the pages of a wall are counted from it. */
  since: string | null;
}

export interface Direction {
  scene: Scene;
  /** What an agenda item begins with, by its id. */
  presets: Record<string, Scene>;
  /** The site that was told to prepare to speak. */
  prepares: string | null;
}

export interface HeardAbove {
  site: string;
  meeting: string;
  title: string;
  since: string;
}

export interface RoomView {
  meeting: {
    id: string;
    title: string;
    /** Null in the meeting itself. */
    rehearsal: { of: string; until: string } | null;
    [more: string]: unknown;
  };
  phase: Phase;
  seq: number;
  mainSite: string;
  actingMainSite: string | null;
  mainSiteConnected: boolean;
  startedAt: string | null;
  recessSince: string | null;
  closedAt: string | null;
  undoCloseUntil: string | null;
  closeSuggested: boolean;
  agenda: {
    items: AgendaEntry[];
    current: string | null;
    /** From when the clock of the current item goes on; null while it stands still. */
    since: string | null;
    /** Seconds spent before that, by item. */
    spent: Record<string, number>;
  };
  sites: SiteState[];
  floor: Floor | null;
  exchange: { site: string; since: string } | null;
  share: Share;
  direction: Direction;
  queue: SpeakRequest[];
  speeches: Speech[];
  rollCall: { open: boolean; openedAt: string | null; calledSite: string | null };
  chatOpen: boolean;
  stage: { sites: string[]; mode: string };
  /** The sites that are heard in a meeting above this one, and silent here. */
  above: HeardAbove[];
  /** Kept by the reducer: the site that chairs had a microphone, so it is there only with it. */
  mainHadMedia?: boolean;
}

export interface RoomEvent {
  seq: number;
  at: string;
  type: string;
  by?: unknown;
  data: Record<string, unknown>;
}

export interface PresenceChange {
  site: string;
  connected?: boolean;
  endpoints?: SiteEndpoint[];
  media?: string | null;
  mic?: Switch | null;
  camera?: Switch | null;
  quality?: Quality | null;
  speaking?: boolean;
}

export interface RoomMessage {
  id: string;
  from: { name: string; site: string | null; role: string };
  to: 'secretary' | 'technicians' | 'all' | 'site';
  /** The site that it goes to, with `to: site`. */
  site: string | null;
  text: string;
  at: string;
}

export interface Told {
  code: string;
  sentence: string;
  sentences: Sentences;
  args?: Record<string, unknown>;
}

export interface Sentences {
  vi: string;
  en: string;
}

export interface Welcome {
  endpoint: string;
  site: string | null;
  roles: string[];
  lead: boolean;
  audience: 'lead' | 'technicians' | 'sites' | 'hall';
  /** Whether this device has the site's microphone. */
  media: boolean;
  /** Sites get small pictures in a meeting of at most so many sites. */
  stripUpTo: number;
  resume: string;
  now: string;
}

export interface MediaOffer {
  endpoint: string;
  /** Tells this offer from others of this device; goes back with the answer. */
  offer: number;
  /** The meeting was moved to another bridge: this one takes the place of a link that we have. */
  moved: boolean;
  sdp: string;
  channel: string;
  audioSlots: number;
  videoSlots: number;
  /** TURN servers with credentials that end by themselves; empty where none is needed. */
  iceServers: RTCIceServer[];
}

export type ServerFrame =
  | ({ kind: 'welcome' } & Welcome)
  | { kind: 'waiting'; position: number }
  | { kind: 'seat-taken'; deviceName: string; since: string }
  | { kind: 'refused'; id?: string; code: string; sentence: string; sentences: Sentences }
  | { kind: 'done'; id: string; seq: number }
  | { kind: 'snapshot'; seq: number; state: RoomView }
  | {
      kind: 'events';
      from: number;
      to: number;
      events: RoomEvent[];
      presence?: PresenceChange[];
    }
  | { kind: 'presence'; changes: PresenceChange[] }
  | { kind: 'own'; site: string; rollCall: RollCallEntry }
  | ({ kind: 'told' } & Told)
  | ({ kind: 'message' } & RoomMessage)
  | ({ kind: 'media-offer' } & MediaOffer)
  | { kind: 'media-ready'; endpoint: string }
  | { kind: 'pong'; t: number; now: string };

export interface JoinRequest {
  device: string;
  deviceName: string;
  view: RoomViewKind;
  media: boolean;
  siteId?: string;
}

export interface ClientReport {
  mic: Switch;
  camera: Switch;
  level: number;
  quality: Quality;
  rtt: number | null;
  loss: number | null;
  bitrate: number | null;
  freezes: number;
}

/** What became of a command: done, refused by the server, or not answered in time. */
export type CommandResult =
  | { kind: 'done'; seq: number }
  | { kind: 'refused'; code: string; sentence: string; sentences: Sentences }
  | { kind: 'unanswered' };

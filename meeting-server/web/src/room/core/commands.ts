/** What a client sends into a room, by WebSocket or, commands alone, by REST; see docs/signalling.md. */
import type {
  ClientReport,
  JoinRequest,
  Layout,
  MediaProfile,
  Person,
  Pictures,
  RoomMessage,
} from './protocol';

type NoArgs = Record<never, never>;
type AtSite = { site: string };
type OfRequest = { request: string };
type WhoIsHere = { chair: string | null; people: Person[]; headcount: number };

/** The commands by name, each with what it needs; `ClientSendsTest` holds them against the server's. */
export interface Commands {
  'meeting.open-line-check': NoArgs;
  'meeting.start': NoArgs;
  'meeting.recess': NoArgs;
  'meeting.resume': NoArgs;
  'meeting.close': NoArgs;
  'meeting.undo-close': NoArgs;
  'meeting.keep-open': NoArgs;
  'floor.invite': AtSite & { minutes?: number; request?: string };
  'floor.exchange': AtSite;
  'floor.end-exchange': NoArgs;
  'floor.withdraw': NoArgs;
  'floor.extend': { minutes: number };
  'floor.mute-all': NoArgs;
  'stage.show': { layout: Layout; sites?: string[]; document?: string | null; page?: number };
  'stage.turn': { page: number };
  'stage.prepare': { site: string | null };
  'stage.preset': {
    item: string;
    layout: Layout | null;
    sites?: string[];
    document?: string | null;
  };
  'share.allow': AtSite;
  'share.start': AtSite & { what: 'screen' | 'film' };
  'share.end': NoArgs;
  'pictures.choose': AtSite & { pictures: Pictures };
  'main-site.hand-over': AtSite;
  'main-site.take-back': NoArgs;
  'queue.request': AtSite & { speaker: string; position: string; subject: string };
  'queue.withdraw': OfRequest;
  'queue.move': OfRequest & { before: string | null };
  'queue.drop': OfRequest;
  'roll-call.prepare': AtSite & WhoIsHere;
  'roll-call.open': NoArgs;
  'roll-call.close': NoArgs;
  'roll-call.answer': AtSite & Partial<WhoIsHere>;
  'roll-call.absent': { unit: string; reason: string };
  'roll-call.call': AtSite;
  'agenda.go': { item: string };
  'chat.open': NoArgs;
  'chat.close': NoArgs;
  'message.send': { to: RoomMessage['to']; site?: string; text: string };
  'attendance.correct': {
    unit: string;
    field: 'state' | 'reason' | 'composition' | 'headcount';
    value: string;
    reason: string;
  };
}

export type CommandName = keyof Commands;

/** A command's arguments as the last ones of a function: left out where it needs none. */
export type CommandArgs<N extends CommandName> = NoArgs extends Commands[N]
  ? [args?: Commands[N]]
  : [args: Commands[N]];

export type ClientFrame =
  | ({ kind: 'join'; resume?: string; since?: number } & JoinRequest)
  | { kind: 'take-over' }
  | { kind: 'documents-only' }
  | { kind: 'command'; id: string; name: CommandName; args: object; expect?: number }
  | { kind: 'media-open'; profile: MediaProfile }
  | { kind: 'media-answer'; endpoint: string; offer: number; sdp: string }
  | { kind: 'media-check'; profile: MediaProfile; offer: number }
  | { kind: 'media-switched' }
  | { kind: 'media-close' }
  | ({ kind: 'report' } & ClientReport)
  | { kind: 'ping'; t: number }
  | { kind: 'leave' };

import type { RoomEvent, RoomView } from './protocol';

type Handler = (view: RoomView, event: RoomEvent) => RoomView;

/** What each event of the journal does to the view, by its type: the mirror of the server's rules. */
export const HANDLERS: Record<string, Handler> = {};

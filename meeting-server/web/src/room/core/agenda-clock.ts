import { itemSeconds } from './clock';
import type { RoomEvent, RoomView, SpeakRequest } from './protocol';

/** The mirror of the server's clocks: how long the items of the agenda and the speeches took. */
export function stopped(view: RoomView, at: string): RoomView {
  const { current, since, spent } = view.agenda;
  if (current === null || since === null) return view;
  const seconds = itemSeconds(view, current, Date.parse(at));
  return {
    ...view,
    agenda: { ...view.agenda, since: null, spent: { ...spent, [current]: seconds } },
  };
}

export function running(view: RoomView, at: string): RoomView {
  const { current, since } = view.agenda;
  return current === null || since !== null
    ? view
    : { ...view, agenda: { ...view.agenda, since: at } };
}

export function gone(view: RoomView, item: string, at: string): RoomView {
  const { agenda } = stopped(view, at);
  const since = view.phase === 'live' ? at : null;
  return { ...view, agenda: { ...agenda, current: item, since } };
}

const MOST_SPEECHES = 500;

/** The view after an event with the speech that the event ended, whatever ended it. */
export function remembered(before: RoomView, after: RoomView, event: RoomEvent): RoomView {
  const held = before.floor;
  const now = after.floor;
  if (held === null || (now?.site === held.site && now.since === held.since)) return after;
  const request = held.request as SpeakRequest | null;
  const speech = {
    site: held.site,
    request,
    item: before.agenda.current,
    minutes: held.minutes,
    since: held.since,
    until: event.at,
  };
  return { ...after, speeches: [...after.speeches, speech].slice(-MOST_SPEECHES) };
}

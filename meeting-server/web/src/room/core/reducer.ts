import { remembered } from './agenda-clock';
import { HANDLERS } from './event-handlers';
import type { PresenceChange, RollCallEntry, RoomEvent, RoomView, SiteState } from './protocol';
import { leadingSite } from './stage';
import { staged } from './staged';

/**
 * Applies a frame of events to the view. Events that it has are skipped, so nothing is doubled;
 * null says that something is missing in between or unknown, and a new snapshot is needed.
 */
export function applyEvents(
  view: RoomView,
  frame: { from: number; to: number; events: RoomEvent[] },
): RoomView | null {
  if (frame.to <= view.seq) return view;
  if (frame.from > view.seq + 1) return null;
  let next = view;
  for (const event of frame.events) {
    if (event.seq <= view.seq) continue;
    const applied = applyEvent(next, event);
    if (applied === null) return null;
    next = applied;
  }
  return { ...next, seq: frame.to };
}

function applyEvent(view: RoomView, event: RoomEvent): RoomView | null {
  const next = HANDLERS[event.type]?.(view, event) ?? null;
  return next && { ...remembered(view, next, event), seq: event.seq };
}

/** Presence is no decision: it has no number and only overwrites what it names. */
export function applyPresence(view: RoomView, changes: readonly PresenceChange[]): RoomView {
  const bySite = new Map(changes.map((change) => [change.site, change]));
  const sites = view.sites.map((site) => {
    const change = bySite.get(site.site);
    return change ? withPresence(site, change) : site;
  });
  const main = bySite.get(leadingSite(view));
  if (!main) return { ...view, sites };
  const mainHadMedia = view.mainHadMedia === true || Boolean(main.media);
  const mainSiteConnected = mainHadMedia
    ? view.mainSiteConnected
    : (main.connected ?? view.mainSiteConnected);
  return staged({ ...view, sites, mainHadMedia, mainSiteConnected });
}

/** What a site sees of its own roll call: the events that everyone gets name no people. */
export function withOwnRollCall(
  view: RoomView,
  own: { site: string; rollCall: RollCallEntry },
): RoomView {
  return {
    ...view,
    sites: view.sites.map((site) =>
      site.site === own.site ? { ...site, rollCall: own.rollCall } : site,
    ),
  };
}

function withPresence(site: SiteState, change: PresenceChange): SiteState {
  const { media, site: _, ...rest } = change;
  return { ...site, ...rest, ...(media === undefined ? {} : { mediaEndpoint: media }) };
}

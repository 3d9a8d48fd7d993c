import type { RoomEvent, RoomView } from './protocol';
import { leadingSite, siteOf } from './stage';

/** A snapshot as the reducer goes on from it. */
export function opened(view: RoomView): RoomView {
  const media = siteOf(view, leadingSite(view))?.mediaEndpoint ?? null;
  return media === null ? view : { ...view, mainHadMedia: true };
}

/**
 * Whether the site that chairs is there, after one of its devices came or went: its microphone
 * decides once it ever had one, as on the server; any device of it otherwise (told as presence).
 */
export function mainSiteAfter(view: RoomView, event: RoomEvent): RoomView {
  const { site, endpoint, media } = event.data as {
    site: string;
    endpoint: string;
    media?: boolean;
  };
  if (site !== leadingSite(view)) return view;
  if (event.type === 'seat.joined') {
    return media ? { ...view, mainHadMedia: true, mainSiteConnected: true } : view;
  }
  if (siteOf(view, site)?.mediaEndpoint !== endpoint) return view;
  return { ...view, mainSiteConnected: event.type === 'seat.back' };
}

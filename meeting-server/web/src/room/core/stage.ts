import type { HeardAbove, RoomView, Scene, SiteState, SpeakRequest, Welcome } from './protocol';

/** The site that speaks for the main site: itself, or the one that it was handed to. */
export function leadingSite(view: RoomView): string {
  return view.actingMainSite ?? view.mainSite;
}

export function siteOf(view: RoomView, site: string | null | undefined): SiteState | null {
  return (site && view.sites.find((entry) => entry.site === site)) || null;
}

/** May this site show a screen or a film now, if nobody does? */
export function mayShow(view: RoomView, site: string, lead: boolean): boolean {
  return (
    lead || site === leadingSite(view) || view.floor?.site === site || view.share.allowed === site
  );
}

/** Who is called next: the first of the list that is there and does not speak already. */
export function nextToSpeak(view: RoomView): SpeakRequest | null {
  const waits = ({ site }: SpeakRequest) =>
    siteOf(view, site)?.connected &&
    site !== view.floor?.site &&
    site !== view.exchange?.site &&
    !speaksAbove(view, site);
  return view.queue.find(waits) ?? null;
}

/** Can this site be given the floor now? */
export function mayBeInvited(view: RoomView, { site, connected }: SiteState): boolean {
  return (
    view.phase === 'live' &&
    connected &&
    site !== leadingSite(view) &&
    view.floor?.site !== site &&
    !speaksAbove(view, site)
  );
}

/** The document that stands on the stage, if one does: a screen or a film goes before it. */
export function paperOnStage(view: RoomView): Scene | null {
  const { scene } = view.direction;
  const other = view.phase !== 'live' || ['called', 'main-away'].includes(view.stage.mode);
  return scene.document === null || other || view.share.shown !== null ? null : scene;
}

/** The site whose screen or film a page shows large; its own page shows the stage as before. */
export function shownTo(view: RoomView, sending: string | null): string | null {
  const site = view.share.shown?.site ?? null;
  return site === sending ? null : site;
}

/** The meeting above in which a site is heard right now; null for none. */
export function speaksAbove(view: RoomView, site: string | null): HeardAbove | null {
  return view.above.find((each) => each.site === site) ?? null;
}

/** May this site be heard now: the main site, the floor and its exchange partner. */
export function isHeard(view: RoomView, site: string): boolean {
  if (speaksAbove(view, site)) return false;
  return site === leadingSite(view) || view.floor?.site === site || view.exchange?.site === site;
}

/** A document alone has no picture beside it, and a wall finds its own. */
const PICTURELESS = ['document', 'wall'];

/**
 * The sites that a page shows large. Everyone sees the stage; who alone is on it sees the main
 * site instead of a mirror.
 */
export function stageFor(view: RoomView, own: string | null): string[] {
  if (PICTURELESS.includes(view.stage.mode)) return [];
  const sites = view.stage.sites.length > 0 ? view.stage.sites : [leadingSite(view)];
  const others = sites.filter((site) => site !== own);
  if (others.length > 0) return others;
  return own === leadingSite(view) ? sites : [leadingSite(view)];
}

/**
 * Why this page has no small pictures beside the stage: its own choice, what the site was set to,
 * or a meeting of too many sites. Null where it may have them, as who sees `everyone` always may.
 */
export function noStrip(
  view: RoomView,
  welcome: Welcome | null,
  device: boolean,
): 'device' | 'site' | 'large' | null {
  if (device) return 'device';
  return welcome?.audience === 'sites' ? stageAlone(view, welcome) : null;
}

function stageAlone(view: RoomView, welcome: Welcome): 'site' | 'large' | null {
  if (siteOf(view, welcome.site)?.pictures === 'stage-only') return 'site';
  return view.sites.length > welcome.stripUpTo ? 'large' : null;
}

/** Which sites a wall has pictures of, and why not of all when it has not. */
export interface WallPictures {
  lacking: 'site' | 'large' | 'neighbours' | null;
  has: (site: string) => boolean;
}

/** What the bridge gives a wall: all to who leads and to the main site's technicians, else a site's own few. */
export function wallPictures(
  view: RoomView,
  welcome: Welcome | null,
  parentOf: (site: string) => string | null,
): WallPictures {
  const own = welcome?.site ?? null;
  const atMain =
    own === view.mainSite &&
    ['technician', 'display'].some((role) => welcome?.roles.includes(role));
  if (!welcome || welcome.lead || atMain || view.stage.mode === 'wall')
    return { lacking: null, has: () => true };
  const lacking = stageAlone(view, welcome) ?? 'neighbours';
  const given = new Set<string | null>(view.stage.sites);
  if (given.has(own)) given.add(leadingSite(view));
  if (lacking === 'neighbours') {
    for (const site of [view.mainSite, leadingSite(view), own, ...neighbours(view, own, parentOf)])
      given.add(site);
  }
  return { lacking, has: (site) => given.has(site) };
}

/**
 * Small pictures beside the stage: the main site, who speaks, and the neighbours of this site, each
 * once and none that already stands on the stage. The bridge gives a site no others; who sees
 * `everyone` is shown who is next as well, and fills the strip with the rest.
 */
export function stripFor(
  view: RoomView,
  own: string | null,
  parentOf: (site: string) => string | null,
  most: number,
  everyone: boolean,
): string[] {
  const large = new Set(shownTo(view, own) ? [] : stageFor(view, own));
  const wanted = [
    leadingSite(view),
    view.floor?.site,
    view.exchange?.site,
    ...(everyone ? view.queue.map((request) => request.site) : []),
    ...neighbours(view, own, parentOf),
    ...(everyone ? view.sites.map((site) => site.site) : []),
  ];
  const chosen: string[] = [];
  for (const site of wanted) {
    if (chosen.length >= most) break;
    if (!site || large.has(site) || site === own || chosen.includes(site)) continue;
    const state = siteOf(view, site);
    if (state?.connected && state.mediaEndpoint) chosen.push(site);
  }
  return chosen;
}

function neighbours(
  view: RoomView,
  own: string | null,
  parentOf: (site: string) => string | null,
): string[] {
  if (!own) return [];
  const parent = parentOf(own);
  return view.sites
    .filter((site) => site.site === parent || (parent !== null && parentOf(site.site) === parent))
    .map((site) => site.site);
}

/** The meeting that the plan and its documents belong to, also while it is rehearsed. */
export function plannedMeeting(view: RoomView): string {
  return view.meeting.rehearsal?.of ?? view.meeting.id;
}

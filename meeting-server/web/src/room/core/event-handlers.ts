import { gone, running, stopped } from './agenda-clock';
import type {
  Floor,
  Person,
  Pictures,
  RoomEvent,
  RoomView,
  SiteState,
  SpeakRequest,
} from './protocol';
import { mainSiteAfter } from './seats';
import { siteOf } from './stage';
import { directed, SPEAKER, sceneOf, staged, withSpeaker } from './staged';

/** The view after an event, or null where only a snapshot can say what it is now. */
type Handler = (view: RoomView, event: RoomEvent) => RoomView | null;

interface Answer {
  site: string;
  chair: string | null;
  people: Person[];
  headcount: number;
}

/** What each event of the journal does to the view, by its type: the mirror of the server's rules. */
export const HANDLERS: Record<string, Handler> = {
  // A new plan changes sites, names and agenda at once.
  'meeting.planned': () => null,
  'meeting.line-check-opened': (view) => staged({ ...view, phase: 'line-check' }),
  'meeting.started': (view, { at }) =>
    staged({ ...view, phase: 'live', startedAt: at, closeSuggested: false }),
  'meeting.recessed': (view, { at }) =>
    staged({ ...stopped(cleared(view), at), phase: 'recess', recessSince: at }),
  'meeting.resumed': (view, { at }) =>
    staged({ ...running(view, at), phase: 'live', recessSince: null }),
  'meeting.closed': (view, { at, data }) =>
    staged({
      ...stopped(cleared(view), at),
      phase: 'closed',
      closedAt: at,
      undoCloseUntil: (data.undoUntil as string | null) ?? null,
      closeSuggested: false,
      rollCall: { ...view.rollCall, open: false, calledSite: null },
    }),
  'meeting.close-undone': (view, { at, data }) =>
    staged({
      ...(data.phase === 'live' ? running(view, at) : view),
      phase: data.phase as RoomView['phase'],
      recessSince: data.phase === 'recess' ? view.recessSince : null,
      closedAt: null,
      undoCloseUntil: null,
    }),
  'meeting.close-suggested': (view) => ({ ...view, closeSuggested: true }),
  'meeting.kept-open': (view) => ({ ...view, closeSuggested: false }),

  'floor.given': (view, { at, data }) => {
    const request = (data.request as SpeakRequest | null) ?? null;
    const floor: Floor = {
      site: data.site as string,
      request,
      since: at,
      minutes: (data.minutes as number | null) ?? null,
      deadline: (data.deadline as string | null) ?? null,
      pausedWith: null,
    };
    return staged(
      queued({ ...withSpeaker(view, floor.site), floor, exchange: null }, (queue) =>
        queue.filter((entry) => entry.id !== request?.id),
      ),
    );
  },
  'floor.exchange-given': (view, { at, data }) =>
    staged({ ...view, exchange: { site: data.site as string, since: at } }),
  'floor.exchange-ended': (view) => staged({ ...view, exchange: null }),
  'floor.withdrawn': (view) => staged(cleared(view)),
  'floor.extended': (view, { data }) =>
    clocked(view, {
      minutes: (view.floor?.minutes ?? 0) + (data.minutes as number),
      deadline: (data.deadline as string | null) ?? null,
      pausedWith: (data.pausedWith as number | null) ?? null,
    }),
  'floor.muted-all': (view) => staged(cleared(view)),
  'floor.paused': (view, { data }) =>
    clocked(view, { deadline: null, pausedWith: data.pausedWith as number }),
  'floor.continued': (view, { data }) =>
    clocked(view, { deadline: (data.deadline as string | null) ?? null, pausedWith: null }),
  'main-site.handed-over': (view, { data }) => handedOver(view, data.site as string),
  'main-site.taken-back': (view) => handedOver(view, null),

  'stage.shown': (view, { at, data }) => directed(view, { scene: sceneOf(data, at) }),
  'stage.turned': (view, { data }) =>
    directed(view, { scene: { ...view.direction.scene, page: data.page as number } }),
  'stage.prepared': (view, { data }) =>
    directed(view, { prepares: (data.site as string | null) ?? null }),
  'stage.preset-kept': (view, { data }) => {
    const { [data.item as string]: _, ...others } = view.direction.presets;
    const kept = data.layout ? { [data.item as string]: sceneOf(data, null) } : {};
    return directed(view, { presets: { ...others, ...kept } });
  },

  'share.allowed': (view, { data }) => ({
    ...view,
    share: { ...view.share, allowed: data.site as string },
  }),
  'share.started': (view, { at, data }) => ({
    ...view,
    share: {
      ...view.share,
      shown: {
        site: data.site as string,
        what: data.what as 'screen' | 'film',
        since: at,
        byLead: data.byLead === true,
      },
    },
  }),
  'share.ended': (view) => ({ ...view, share: { allowed: null, shown: null } }),

  'pictures.chosen': (view, { data }) =>
    eachSite(view, data.site as string, (site) => ({
      ...site,
      pictures: data.pictures as Pictures,
    })),

  'queue.requested': (view, { data }) =>
    queued(view, (queue) => [...queue, data.request as SpeakRequest]),
  'queue.withdrawn': (view, { data }) =>
    queued(view, (queue) => queue.filter((entry) => entry.id !== data.request)),
  'queue.dropped': (view, { data }) =>
    queued(view, (queue) => queue.filter((entry) => entry.id !== data.request)),
  'queue.moved': (view, { data }) =>
    queued(view, (queue) => moved(queue, data.request as string, data.before as string | null)),

  'roll-call.prepared': (view, { data }) => answered(view, data, 'ready'),
  'roll-call.answered': (view, { data }) => {
    const next = answered(view, data, 'present');
    return next.rollCall.calledSite === data.site
      ? staged({ ...next, rollCall: { ...next.rollCall, calledSite: null } })
      : next;
  },
  'roll-call.opened': (view, { at }) =>
    staged({ ...view, rollCall: { open: true, openedAt: at, calledSite: null } }),
  'roll-call.closed': (view) =>
    staged({ ...view, rollCall: { ...view.rollCall, open: false, calledSite: null } }),
  'roll-call.called': (view, { data }) =>
    staged({ ...view, rollCall: { ...view.rollCall, calledSite: data.site as string } }),
  'roll-call.absent-reported': (view, { data }) =>
    eachSite(view, data.site as string, (site) =>
      withAbsent(site, data.unit as string, data.reason as string | null),
    ),
  'attendance.corrected': (view) => view,

  'agenda.went': (view, { at, data }) => {
    const item = data.item as string;
    const scene = { ...(view.direction.presets[item] ?? SPEAKER), since: at };
    return directed(gone(view, item, at), { scene });
  },
  'site.heard-above': (view, { data, at }) => ({
    ...view,
    above: [
      ...view.above.filter(({ site }) => site !== data.site),
      {
        site: data.site as string,
        meeting: data.meeting as string,
        title: data.title as string,
        since: at,
      },
    ],
  }),
  'site.back-from-above': (view, { data }) => ({
    ...view,
    above: view.above.filter(({ site }) => site !== data.site),
  }),

  'chat.opened': (view) => ({ ...view, chatOpen: true }),
  'chat.closed': (view) => ({ ...view, chatOpen: false }),

  // What a page shows of a seat is told as presence; events say whether the main site is there.
  'seat.joined': (view, event) => staged(mainSiteAfter(view, event)),
  'seat.lost': (view, event) => staged(mainSiteAfter(view, event)),
  'seat.back': (view, event) => staged(mainSiteAfter(view, event)),
  'seat.left': (view, event) => staged(mainSiteAfter(view, event)),
};

function cleared(view: RoomView): RoomView {
  return { ...view, floor: null, exchange: null };
}

function clocked(view: RoomView, change: Partial<Floor>): RoomView {
  return view.floor ? { ...view, floor: { ...view.floor, ...change } } : view;
}

function handedOver(view: RoomView, site: string | null): RoomView {
  const leads = site ?? view.mainSite;
  const floor = view.floor?.site === leads ? null : view.floor;
  const exchange = floor === null || view.exchange?.site === leads ? null : view.exchange;
  const actingMainSite = leads === view.mainSite ? null : leads;
  // Only a site that is linked is handed over to, and it may have no microphone of its own.
  const leading = siteOf(view, leads);
  return staged({
    ...view,
    actingMainSite,
    floor,
    exchange,
    mainSiteConnected: leading?.connected ?? false,
    mainHadMedia: Boolean(leading?.mediaEndpoint),
  });
}

function queued(view: RoomView, change: (queue: SpeakRequest[]) => SpeakRequest[]): RoomView {
  const queue = change(view.queue);
  const asking = new Set(queue.map((entry) => entry.site));
  const sites = view.sites.map((site) =>
    site.asks === asking.has(site.site) ? site : { ...site, asks: asking.has(site.site) },
  );
  return { ...view, queue, sites };
}

function moved(queue: SpeakRequest[], id: string, before: string | null): SpeakRequest[] {
  const request = queue.find((entry) => entry.id === id);
  if (!request) return queue;
  const rest = queue.filter((entry) => entry.id !== id);
  const at = before === null ? -1 : rest.findIndex((entry) => entry.id === before);
  return at < 0 ? [...rest, request] : [...rest.slice(0, at), request, ...rest.slice(at)];
}

function answered(view: RoomView, data: unknown, state: 'ready' | 'present'): RoomView {
  const { site, chair, people, headcount } = data as Answer;
  return eachSite(view, site, (entry) => {
    // A list that is only prepared does not undo a reported absence.
    const absent = state === 'ready' && entry.rollCall.state === 'absent';
    return {
      ...entry,
      ...(state === 'present' ? { absentUnits: [] } : {}),
      rollCall: {
        state: absent ? 'absent' : state,
        headcount,
        chair,
        people: people ?? [],
        reason: absent ? entry.rollCall.reason : null,
      },
    };
  });
}

/** A site is absent when all units that attend at it are, unless it has answered itself. */
function withAbsent(site: SiteState, unit: string, reason: string | null): SiteState {
  const absentUnits = [...(site.absentUnits ?? []), unit];
  const all = site.attending.every((one) => absentUnits.includes(one));
  return all && site.rollCall.state !== 'present'
    ? { ...site, absentUnits, rollCall: { ...site.rollCall, state: 'absent', reason } }
    : { ...site, absentUnits };
}

function eachSite(view: RoomView, id: string, change: (site: SiteState) => SiteState): RoomView {
  return { ...view, sites: view.sites.map((site) => (site.site === id ? change(site) : site)) };
}

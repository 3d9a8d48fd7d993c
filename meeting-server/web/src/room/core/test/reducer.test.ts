import { expect, test } from 'vitest';
import { floorSecondsLeft } from '../clock';
import type { RoomEvent, RoomView, Welcome } from '../protocol';
import { applyEvents, applyPresence, withOwnRollCall } from '../reducer';
import {
  isHeard,
  mayShow,
  noStrip,
  paperOnStage,
  shownTo,
  stageFor,
  stripFor,
  wallPictures,
} from '../stage';
import { AT, emptyRoom, event, request, site } from './room-fixture';

function after(view: RoomView, ...events: RoomEvent[]): RoomView {
  const numbered = events.map((entry, i) => ({ ...entry, seq: view.seq + 1 + i }));
  const next = applyEvents(view, {
    from: view.seq + 1,
    to: view.seq + events.length,
    events: numbered,
  });
  if (!next) throw new Error('a snapshot was asked for');
  return next;
}

const live = () => after(emptyRoom(), event('meeting.started'));
const given = (site: string, more: object = {}) =>
  event('floor.given', {
    site,
    request: null,
    minutes: 5,
    deadline: '2026-11-23T02:05:00Z',
    ...more,
  });

test('whoever had the floor before loses floor, exchange and stage to the next', () => {
  let view = after(live(), given('quan-1'), event('floor.exchange-given', { site: 'xa-1' }));
  expect(view.stage.sites).toEqual(['quan-1', 'xa-1']);
  view = after(view, given('xa-2'));
  expect(view.stage.sites).toEqual(['xa-2']);
  expect(view.exchange).toBeNull();
  expect(['tp', 'quan-1', 'xa-1', 'xa-2'].map((site) => isHeard(view, site))).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test('nobody but the main site is heard after all were muted', () => {
  const view = after(live(), given('quan-1'), event('floor.muted-all'));
  expect(view.floor).toBeNull();
  expect(view.stage.sites).toEqual(['tp']);
  expect(isHeard(view, 'tp')).toBe(true);
});

test('an answered request leaves the list and the hand goes down', () => {
  let view = after(
    live(),
    event('queue.requested', { request: request('r1', 'xa-1') }),
    event('queue.requested', { request: request('r2', 'xa-2') }),
  );
  expect(view.sites.filter((site) => site.asks).map((site) => site.site)).toEqual(['xa-1', 'xa-2']);
  view = after(view, given('xa-1', { request: request('r1', 'xa-1') }));
  expect(view.queue.map((entry) => entry.id)).toEqual(['r2']);
  expect(view.sites.filter((site) => site.asks).map((site) => site.site)).toEqual(['xa-2']);
});

test('a request is moved before another or to the end', () => {
  const start = after(
    live(),
    ...['r1', 'r2', 'r3'].map((id) =>
      event('queue.requested', { request: request(id, `xa-${id.slice(1)}`) }),
    ),
  );
  const order = (view: RoomView) => view.queue.map((entry) => entry.id);
  expect(order(after(start, event('queue.moved', { request: 'r3', before: 'r1' })))).toEqual([
    'r3',
    'r1',
    'r2',
  ]);
  expect(order(after(start, event('queue.moved', { request: 'r1', before: null })))).toEqual([
    'r2',
    'r3',
    'r1',
  ]);
});

test('the clock of the floor stands still while the main site is away', () => {
  const now = Date.parse('2026-11-23T02:01:00Z');
  let view = after(live(), given('quan-1'));
  expect(view.floor && floorSecondsLeft(view.floor, now)).toBe(240);
  view = after(view, event('floor.paused', { pausedWith: 230 }));
  expect(view.floor && floorSecondsLeft(view.floor, now + 60_000)).toBe(230);
  view = after(view, event('floor.continued', { deadline: '2026-11-23T02:10:00Z' }));
  expect(view.floor && floorSecondsLeft(view.floor, now)).toBe(540);
});

test('another site that goes on for the main site is heard and shown, and gives up its floor', () => {
  const view = after(live(), given('quan-1'), event('main-site.handed-over', { site: 'quan-1' }));
  expect(view.actingMainSite).toBe('quan-1');
  expect(view.floor).toBeNull();
  expect(view.stage.sites).toEqual(['quan-1']);
  expect(isHeard(view, 'tp')).toBe(false);
});

test('the wait for the main site ends when a linked site goes on for it', () => {
  const sites = live().sites.map((each) => ({ ...each, connected: each.site === 'quan-1' }));
  const away = { ...live(), sites, mainSiteConnected: false };
  const view = after(away, event('main-site.handed-over', { site: 'quan-1' }));
  expect(view.mainSiteConnected).toBe(true);
  expect(view.stage).toEqual({ sites: ['quan-1'], mode: 'main' });
});

test('a site that is called by name does not push who has the floor off the stage', () => {
  const view = after(
    live(),
    given('quan-1'),
    event('roll-call.opened'),
    event('roll-call.called', { site: 'xa-1' }),
  );
  expect(view.stage).toEqual({ sites: ['quan-1'], mode: 'floor' });
});

test('the roll call confirms what was prepared; a called site leaves the stage by answering', () => {
  const people = [{ unit: 'xa-1', name: 'Lê Thị Mai', position: 'Chủ tịch UBND' }];
  let view = after(
    live(),
    event('roll-call.prepared', { site: 'xa-1', chair: 'Lê Thị Mai', people, headcount: 4 }),
    event('roll-call.opened'),
    event('roll-call.called', { site: 'xa-1' }),
  );
  expect(view.stage.sites).toEqual(['xa-1']);
  expect(view.sites.find((site) => site.site === 'xa-1')?.rollCall.state).toBe('ready');
  view = after(
    view,
    event('roll-call.answered', { site: 'xa-1', chair: 'Lê Thị Mai', people, headcount: 4 }),
  );
  expect(view.sites.find((site) => site.site === 'xa-1')?.rollCall).toMatchObject({
    state: 'present',
    headcount: 4,
  });
  expect(view.rollCall.calledSite).toBeNull();
  expect(view.stage.sites).toEqual(['tp']);
});

test('a close can be undone and leaves no trace of itself in the view', () => {
  const before = live();
  const closed = after(before, event('meeting.closed', { undoUntil: '2026-11-23T02:20:00Z' }));
  expect(closed).toMatchObject({ phase: 'closed', undoCloseUntil: '2026-11-23T02:20:00Z' });
  const undone = after(closed, event('meeting.close-undone', { phase: 'live' }));
  expect({ ...undone, seq: 0 }).toEqual({ ...before, seq: 0 });
});

test('events that were had already are not applied twice', () => {
  const view = live();
  const frame = {
    from: 1,
    to: view.seq + 1,
    events: [
      { ...event('meeting.started'), seq: 1 },
      {
        ...event('queue.requested', { request: request('r1', 'xa-1') }),
        seq: view.seq + 1,
      },
    ],
  };
  const once = applyEvents(view, frame);
  expect(once?.queue).toHaveLength(1);
  expect(once && applyEvents(once, frame)).toBe(once);
});

test('a frame without events still moves the number: nothing in it was for this audience', () => {
  const view = live();
  expect(applyEvents(view, { from: view.seq + 1, to: view.seq + 9, events: [] })?.seq).toBe(
    view.seq + 9,
  );
});

test('a gap, an unknown event and a new plan ask for a snapshot and change nothing', () => {
  const view = live();
  const copy = structuredClone(view);
  expect(applyEvents(view, { from: view.seq + 2, to: view.seq + 2, events: [] })).toBeNull();
  for (const type of ['meeting.planned', 'something.new']) {
    const seq = view.seq + 1;
    expect(applyEvents(view, { from: seq, to: seq, events: [{ ...event(type), seq }] })).toBeNull();
  }
  expect(view).toEqual(copy);
});

test('presence overwrites only what it names and is no decision', () => {
  const view = live();
  const next = applyPresence(view, [
    { site: 'xa-1', connected: true, media: 'e7', quality: 'poor' },
  ]);
  const found = next.sites.find((entry) => entry.site === 'xa-1');
  expect(found).toMatchObject({
    connected: true,
    mediaEndpoint: 'e7',
    quality: 'poor',
    asks: false,
  });
  expect(next.seq).toBe(view.seq);
  expect(next.sites[0]).toBe(view.sites[0]);
});

test('who alone is on stage sees the main site, everyone else sees who speaks', () => {
  const view = after(live(), given('quan-1'));
  expect(stageFor(view, 'quan-1')).toEqual(['tp']);
  expect(stageFor(view, 'xa-1')).toEqual(['quan-1']);
  expect(stageFor(live(), 'tp')).toEqual(['tp']);
});

test('the strip shows the main site first and nobody twice', () => {
  let view = after(live(), given('quan-1'));
  view = applyPresence(
    view,
    ['tp', 'quan-1', 'xa-1', 'xa-2', 'xa-3'].map((site) => ({
      site,
      connected: true,
      media: `e-${site}`,
    })),
  );
  expect(stripFor(view, 'xa-1', () => 'quan-1', 3, false)).toEqual(['tp', 'xa-2', 'xa-3']);
});

test('a site asks for no picture that the bridge keeps from it', () => {
  let view = after(live(), given('quan-1'));
  view = applyPresence(
    view,
    ['tp', 'quan-1', 'xa-1', 'xa-2'].map((site) => ({ site, connected: true, media: `e-${site}` })),
  );
  const parent = (site: string) => (site === 'xa-2' ? 'quan-2' : 'quan-1');
  expect(stripFor(view, 'xa-1', parent, 6, false)).toEqual(['tp']);
  expect(stripFor(view, 'xa-1', parent, 6, true)).toEqual(['tp', 'xa-2']);
});

test('the main site is there as long as its microphone is, whatever else it has connected', () => {
  let view = after(live(), event('seat.joined', { site: 'tp', endpoint: 'e1', media: true }));
  view = applyPresence(view, [{ site: 'tp', connected: true, media: 'e1' }]);
  view = after(view, given('quan-1'), event('seat.lost', { site: 'tp', endpoint: 'e1' }));
  view = applyPresence(view, [{ site: 'tp', connected: true, media: 'e1' }]);
  expect(view.mainSiteConnected).toBe(false);
  expect(view.stage).toEqual({ sites: ['quan-1'], mode: 'main-away' });
  view = after(view, event('seat.back', { site: 'tp', endpoint: 'e1' }));
  expect(view.mainSiteConnected).toBe(true);
  expect(view.stage.mode).toBe('floor');
});

test('a site is absent when all units that attend at it are, until it answers itself', () => {
  const view: RoomView = {
    ...live(),
    sites: [site('tp'), site('xa-1', { attending: ['xa-1', 'xa-9'] })],
  };
  const absent = (unit: string) =>
    event('roll-call.absent-reported', { unit, site: 'xa-1', reason: 'Mất điện' });
  const state = (room: RoomView) => room.sites[1]?.rollCall.state;
  const one = after(view, absent('xa-9'));
  expect(state(one)).toBe('none');
  const both = after(one, absent('xa-1'));
  expect(state(both)).toBe('absent');
  const people = { site: 'xa-1', chair: null, people: [], headcount: 3 };
  expect(state(after(both, event('roll-call.prepared', people)))).toBe('absent');
  expect(state(after(both, event('roll-call.answered', people)))).toBe('present');
});

test('a site sees its own list, which the events for everyone leave out', () => {
  const own = {
    state: 'ready' as const,
    headcount: 2,
    chair: 'Lê Thị Mai',
    people: [{ unit: 'xa-1', name: 'Lê Thị Mai', position: '' }],
    reason: null,
  };
  const view = withOwnRollCall(live(), { site: 'xa-1', rollCall: own });
  expect(view.sites.find((entry) => entry.site === 'xa-1')?.rollCall).toEqual(own);
});

test('a page has no strip by its own choice, by what the site was set to, or in a large meeting', () => {
  const welcome = { audience: 'sites', site: 'xa-1', stripUpTo: 5 } as Welcome;
  const view = live();
  expect(noStrip(view, welcome, false)).toBeNull();
  expect(noStrip(view, welcome, true)).toBe('device');
  expect(noStrip(view, { ...welcome, stripUpTo: 4 }, false)).toBe('large');
  const weak = after(view, event('pictures.chosen', { site: 'xa-1', pictures: 'stage-only' }));
  expect(noStrip(weak, welcome, false)).toBe('site');
  expect(noStrip(weak, { ...welcome, site: 'xa-2' }, false)).toBeNull();
  expect(noStrip(weak, { ...welcome, audience: 'lead', stripUpTo: 0 }, false)).toBeNull();
  const again = after(weak, event('pictures.chosen', { site: 'xa-1', pictures: 'all' }));
  expect(noStrip(again, welcome, false)).toBeNull();
});

test('a wall has the pictures that the bridge gives to who opened it, and says why not all', () => {
  const view = after(live(), given('xa-3'));
  const parent = (id: string) => ({ 'xa-1': 'quan-1', 'xa-2': 'quan-1' })[id] ?? null;
  const here = { audience: 'hall', site: 'xa-1', stripUpTo: 5, lead: false, roles: ['delegate'] };
  const wall = (more: object) => {
    const { lacking, has } = wallPictures(view, { ...here, ...more } as Welcome, parent);
    return [lacking, ...view.sites.map((entry) => entry.site).filter(has)];
  };
  const all = ['tp', 'quan-1', 'xa-1', 'xa-2', 'xa-3'];
  expect(wall({ lead: true, stripUpTo: 0 })).toEqual([null, ...all]);
  expect(wall({ site: 'tp', roles: ['technician'], stripUpTo: 0 })).toEqual([null, ...all]);
  expect(wall({})).toEqual(['neighbours', ...all]);
  expect(wall({ site: 'quan-1' })).toEqual(['neighbours', 'tp', 'quan-1', 'xa-3']);
  expect(wall({ stripUpTo: 4 })).toEqual(['large', 'xa-3']);
  expect(wall({ site: 'xa-3', stripUpTo: 4 })).toEqual(['large', 'tp', 'xa-3']);
  expect(wall({ site: 'tp', stripUpTo: 4 })).toEqual(['large', 'xa-3']);
});

test('what a site shows is shown to the others, and ends by the event', () => {
  const shown = after(live(), event('share.started', { site: 'quan-1', what: 'film' }));
  expect(shown.share.shown).toMatchObject({ site: 'quan-1', what: 'film', byLead: false });
  expect(shownTo(shown, 'xa-1')).toBe('quan-1');
  expect(shownTo(shown, 'quan-1')).toBeNull();
  expect(shownTo(after(shown, event('share.ended', { site: 'quan-1' })), 'xa-1')).toBeNull();
});

test('who may show something: the lead, the main site, the floor and who was allowed', () => {
  const view = after(live(), given('quan-1'), event('share.allowed', { site: 'xa-2' }));
  const allowed = ['tp', 'quan-1', 'xa-1', 'xa-2'].filter((site) => mayShow(view, site, false));
  expect(allowed).toEqual(['tp', 'quan-1', 'xa-2']);
  expect(mayShow(view, 'xa-1', true)).toBe(true);
});

const shows = (layout: string, more: object = {}) =>
  event('stage.shown', { layout, sites: [], document: null, page: 1, ...more });

test('a grid stands on the stage until somebody is given the floor', () => {
  const grid = after(live(), shows('grid', { sites: ['xa-2', 'xa-1'] }));
  expect(grid.stage).toEqual({ sites: ['xa-2', 'xa-1'], mode: 'grid' });
  expect(after(grid, given('xa-3')).stage).toEqual({ sites: ['xa-3'], mode: 'floor' });
});

test('a document alone has no picture beside it, and the speaker comes to it', () => {
  const alone = after(live(), shows('document', { document: 'd1' }));
  const turned = after(alone, event('stage.turned', { page: 4 }));
  expect(stageFor(turned, 'xa-1')).toEqual([]);
  expect(paperOnStage(turned)).toMatchObject({ document: 'd1', page: 4 });
  const spoken = after(turned, given('xa-3'));
  expect(spoken.direction.scene.layout).toBe('speaker-document');
  expect(paperOnStage(spoken)?.page).toBe(4);
  expect(stageFor(spoken, 'xa-1')).toEqual(['xa-3']);
  const film = event('share.started', { site: 'tp', what: 'film' });
  expect(paperOnStage(after(spoken, film))).toBeNull();
});

test('an agenda item begins with its preset, the next one with who speaks', () => {
  const preset = event('stage.preset-kept', { item: 'i1', layout: 'wall', sites: [] });
  const kept = after(live(), preset, event('agenda.went', { item: 'i1' }));
  expect(kept.stage.mode).toBe('wall');
  expect(kept.direction.scene.since).toBe(AT);
  expect(after(kept, event('agenda.went', { item: 'i2' })).stage.mode).toBe('main');
  const none = event('stage.preset-kept', { item: 'i1', layout: null });
  expect(after(kept, none).direction.presets).toEqual({});
});

test('a site prepares until it is given the floor', () => {
  const cued = after(live(), event('stage.prepared', { site: 'xa-2' }));
  expect(cued.direction.prepares).toBe('xa-2');
  expect(after(cued, given('xa-1')).direction.prepares).toBe('xa-2');
  expect(after(cued, given('xa-2')).direction.prepares).toBeNull();
});

const MINUTE = 60_000;
const atMinute = (minutes: number, entry: RoomEvent): RoomEvent => ({
  ...entry,
  at: new Date(Date.parse(AT) + minutes * MINUTE).toISOString(),
});

test('the clock of an item stands still in a recess, and who comes back to it goes on', () => {
  const view = after(
    live(),
    event('agenda.went', { item: 'i1' }),
    atMinute(4, event('meeting.recessed')),
    atMinute(10, event('meeting.resumed')),
    atMinute(11, event('agenda.went', { item: 'i2' })),
    atMinute(13, event('agenda.went', { item: 'i1' })),
  );
  expect(view.agenda.spent).toEqual({ i1: 300, i2: 120 });
  expect(view.agenda.current).toBe('i1');
});

test('each speech is remembered, whatever ended it', () => {
  const view = after(
    live(),
    given('xa-1', { minutes: 5 }),
    atMinute(2, event('floor.exchange-given', { site: 'xa-2' })),
    atMinute(4, given('xa-3')),
    atMinute(6, event('floor.muted-all')),
  );
  expect(
    view.speeches.map(({ site, minutes, since, until }) => [site, minutes, since, until]),
  ).toEqual([
    ['xa-1', 5, AT, atMinute(4, event('')).at],
    ['xa-3', expect.anything(), atMinute(4, event('')).at, atMinute(6, event('')).at],
  ]);
});

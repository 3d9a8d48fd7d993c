import type { RoomView, Scene } from './protocol';
import { leadingSite } from './stage';

/** Who stands on the stage, and why, follows from the phase, the floor and the roll call. */
export function staged(view: RoomView): RoomView {
  return { ...view, stage: stageOf(view) };
}

function stageOf(view: RoomView): RoomView['stage'] {
  const { floor, exchange } = view;
  const alone = [leadingSite(view)];
  if (view.phase !== 'live') return { sites: alone, mode: RESTING[view.phase] ?? 'waiting' };
  const { scene } = view.direction;
  const onFloor = floor ? [floor.site, ...(exchange ? [exchange.site] : [])] : alone;
  if (!view.mainSiteConnected) return { sites: onFloor, mode: 'main-away' };
  const called = view.rollCall.calledSite;
  if (called !== null && floor === null) return { sites: [called], mode: 'called' };
  if (scene.layout === 'grid') return { sites: scene.sites, mode: 'grid' };
  if (scene.layout === 'document' || scene.layout === 'wall') {
    return { sites: [], mode: scene.layout };
  }
  return { sites: onFloor, mode: floor === null ? 'main' : exchange ? 'exchange' : 'floor' };
}

const RESTING: Partial<Record<RoomView['phase'], string>> = {
  'line-check': 'line-check',
  recess: 'recess',
  closed: 'closed',
};

export const SPEAKER: Scene = {
  layout: 'speaker',
  sites: [],
  document: null,
  page: 1,
  since: null,
};

export function sceneOf(data: unknown, since: string | null): Scene {
  const { layout, sites, document, page } = data as Partial<Scene>;
  return {
    layout: layout ?? 'speaker',
    sites: sites ?? [],
    document: document ?? null,
    page: page ?? 1,
    since,
  };
}

export function directed(view: RoomView, change: Partial<RoomView['direction']>): RoomView {
  return staged({ ...view, direction: { ...view.direction, ...change } });
}

/** Whoever is given the floor is seen, whatever was arranged, and has prepared long enough. */
export function withSpeaker(view: RoomView, site: string): RoomView {
  const { scene, prepares } = view.direction;
  const layout = scene.document === null ? 'speaker' : 'speaker-document';
  const next = layout === scene.layout ? scene : { ...scene, layout, sites: [] as string[] };
  return {
    ...view,
    direction: {
      ...view.direction,
      scene: next as Scene,
      prepares: prepares === site ? null : prepares,
    },
  };
}

import { useMemo, useRef } from 'react';
import { ROLLING_SECONDS, type Rolling, rollingFrom, rollingOn } from '../core/rolling';
import { shownTo, stageFor } from '../core/stage';
import { useRoomView, useSendingSite, useServerNow, useUnitIndex } from './room-context';

/** A picture that a page asks the bridge for. */
export interface Wished {
  site: string;
  height: number;
  stage?: boolean;
  screen?: boolean;
}

const FEW = 2;
/** Beyond two, each is a small part of the screen. */
const OF_MANY = 360;
const OF_A_WALL = 180;

/** No clock is needed while there is no wall. */
const HARDLY_EVER = 3_600_000;

/**
 * Whose pictures this page shows large now, and what it asks for them. A site that sends from this
 * very page is not asked for: its picture is here.
 *
 * @param own the site that is not shown to itself; null for who sees the stage as all others do
 * @param height of a picture that stands alone or beside one other
 */
export function useStage(own: string | null, height: number): { stage: string[]; large: Wished[] } {
  const view = useRoomView();
  const sending = useSendingSite();
  const wall = useRollingWall();
  const shown = shownTo(view, sending);
  const directed = useMemo(() => stageFor(view, own), [view, own]);
  const stage = wall ? wall.tiles : directed;
  const next = wall?.next;
  const large = useMemo((): Wished[] => {
    if (shown) return [{ site: shown, height: 1080, stage: true, screen: true }];
    const others = [...stage, ...(next ? [next] : [])].filter((site) => site !== sending);
    if (next !== undefined) return others.map((site) => ({ site, height: OF_A_WALL }));
    return stage.length > FEW
      ? others.map((site) => ({ site, height: OF_MANY }))
      : others.map((site) => ({ site, height, stage: true }));
  }, [shown, stage, next, sending, height]);
  return { stage, large };
}

/** The wall on the stage, by the server's clock; who comes or goes moves no other picture. */
function useRollingWall(): { tiles: string[]; next: string | null } | null {
  const view = useRoomView();
  const units = useUnitIndex();
  const on = view.stage.mode === 'wall';
  const now = useServerNow(on ? 1000 : HARDLY_EVER);
  const since = Date.parse(view.direction.scene.since ?? '');
  const changes = on ? Math.max(0, Math.floor((now - since) / 1000 / ROLLING_SECONDS)) : 0;
  const connected = useMemo(
    () =>
      on
        ? view.sites
            .filter((site) => site.connected && site.mediaEndpoint)
            .map((site) => site.site)
            .sort(units.compare)
        : [],
    [on, view.sites, units],
  );
  const kept = useRef<{ since: number; wall: Rolling } | null>(null);
  return useMemo(() => {
    if (!on) {
      kept.current = null;
      return null;
    }
    const before = kept.current?.since === since ? kept.current.wall : null;
    const wall = before ? rollingOn(before, connected, changes) : rollingFrom(connected, changes);
    kept.current = { since, wall };
    return wall;
  }, [on, since, connected, changes]);
}

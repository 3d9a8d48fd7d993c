import { PushpinOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ConnectionBanner } from '../../room/components/ConnectionBanner';
import { RoomGate } from '../../room/components/RoomGate';
import { ShownPicture } from '../../room/components/ShownPicture';
import { SiteTile } from '../../room/components/SiteTile';
import type { SiteState } from '../../room/core/protocol';
import { isHeard, shownTo, wallPictures } from '../../room/core/stage';
import {
  RoomProvider,
  useRoomState,
  useRoomView,
  useUnitIndex,
  useWish,
} from '../../room/hooks/room-context';
import '../../room/styles';
import { wallGrid } from './grid';
import { wallPages } from './pages';
import { usePatrol } from './use-patrol';
import { useWallSettings } from './use-wall-settings';
import { WallFoot } from './WallFoot';
import { hasPictures, WallLayer } from './WallLayer';

/** The hall's second projector: all connected sites, 25 or 49 at a time, paged by a patrol. */
export default function WallPage() {
  const { id = '' } = useParams();
  return <WallOf meeting={id} />;
}

/** The wall of a meeting, whatever the address. */
export function WallOf({ meeting: id }: { meeting: string }) {
  const options = useMemo(() => ({ meetingId: id, view: 'wall' as const, media: false }), [id]);
  return (
    <RoomProvider key={id} options={options}>
      <RoomGate>
        <Wall />
      </RoomGate>
    </RoomProvider>
  );
}

function Wall() {
  const view = useRoomView();
  const units = useUnitIndex();
  const { t } = useTranslation('wall');
  const settings = useWallSettings();
  const [forward, setForward] = useState<string | null>(null);
  const [patrol, setPatrol] = useState(true);
  const { seen, lacking, connected } = useSeen(settings.within);
  const shown = shownTo(view, null);
  const { pages, of } = wallPages(
    seen.map((site) => site.site),
    settings.pinned,
    settings.size,
  );
  const ahead = useRef<HTMLDivElement>(null);
  const isReady = useCallback(() => hasPictures(ahead.current), []);
  const turn = usePatrol(settings.dwell, patrol && forward === null, pages, isReady);
  const layers = [turn.page, ...(turn.next === null ? [] : [turn.next])].map((page) => ({
    page,
    sites: of(page).flatMap((id) => seen.find((site) => site.site === id) ?? []),
  }));
  useWallWish(layers, shown, forward);
  const front = seen.find((site) => site.site === forward) ?? null;
  const pinned = front !== null && settings.pinned.includes(front.site);
  return (
    <div className="wall">
      <ConnectionBanner />
      <main className="wall-layers" aria-label={t('title')}>
        {seen.length === 0 && <p className="wall-empty">{t('empty')}</p>}
        {layers.map(({ page, sites }, i) => (
          <WallLayer
            key={page}
            view={view}
            units={units}
            sites={sites}
            pinned={settings.pinned}
            shows={shown !== null}
            ahead={i > 0}
            {...(i > 0 ? { box: ahead } : {})}
            onChoose={setForward}
          />
        ))}
        {shown && (
          <div
            className="wall-shown"
            style={{ '--share': shareOfShown(layers[0]?.sites.length ?? 0) } as React.CSSProperties}
          >
            <ShownPicture view={view} site={shown} units={units} />
          </div>
        )}
        {front && (
          <div className="wall-front">
            <SiteTile
              site={front}
              label={units.label(front.site)}
              heard={isHeard(view, front.site)}
              onClick={() => setForward(null)}
            />
            <Button
              className="wall-front-pin"
              icon={<PushpinOutlined />}
              aria-pressed={pinned}
              onClick={() => settings.pin(front.site, !pinned)}
            >
              {t(pinned ? 'unpin' : 'pin')}
            </Button>
          </div>
        )}
      </main>
      {lacking && <p className="wall-note">{t(`lacking.${lacking}`)}</p>}
      <WallFoot
        view={view}
        units={units}
        settings={settings}
        page={turn.page}
        pages={pages}
        count={connected}
        share={turn.share}
        patrol={patrol}
        onPatrol={setPatrol}
        onGo={turn.go}
      />
    </div>
  );
}

/** The sites that this wall has pictures of, all or those of one unit, in the office's order. */
function useSeen(within: string | null) {
  const view = useRoomView();
  const units = useUnitIndex();
  const welcome = useRoomState((state) => state.welcome);
  const { lacking, has } = useMemo(
    () => wallPictures(view, welcome, (site) => units.parent(site)?.id ?? null),
    [view, welcome, units],
  );
  const connected = useMemo(
    () =>
      view.sites
        .filter((site) => site.connected && site.mediaEndpoint)
        .sort((one, other) => units.compare(one.site, other.site)),
    [view.sites, units],
  );
  const seen = useMemo(() => {
    return connected.filter((site) => has(site.site) && units.isWithin(site.site, within));
  }, [connected, has, within, units]);
  return { seen, lacking, connected: connected.length };
}

/** Asks for what is shown, for the picture brought forward, for this page and the one that comes. */
function useWallWish(
  layers: { sites: SiteState[] }[],
  shown: string | null,
  forward: string | null,
) {
  const tiles = layers.flatMap(({ sites }) => {
    const grid = wallGrid(sites.length, shown !== null);
    const height = sites.length > MOST_AT_360 || grid.columns > 3 ? 180 : 360;
    return sites.map((site) => ({ site: site.site, height }));
  });
  const asked = JSON.stringify(tiles);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same tiles are the same wish
  const pictures = useMemo(
    () => [
      ...(shown ? [{ site: shown, height: 1080, stage: true, screen: true }] : []),
      ...(forward ? [{ site: forward, height: 360, stage: true }] : []),
      ...tiles,
    ],
    [asked, shown, forward],
  );
  useWish(pictures);
}

const MOST_AT_360 = 25;

/** How much of the wall's width and height is taken by what is shown. */
function shareOfShown(tiles: number): number {
  if (tiles === 0) return 1;
  const { columns, shown } = wallGrid(tiles, true);
  return shown / columns;
}

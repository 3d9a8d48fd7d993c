import { FullscreenOutlined, PauseOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { Button, Progress, Segmented } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ConnectionBanner } from '../../room/components/ConnectionBanner';
import { RoomGate } from '../../room/components/RoomGate';
import { ShownPicture } from '../../room/components/ShownPicture';
import { SiteTile } from '../../room/components/SiteTile';
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

const PATROL_S = 20;
const SIZES = [25, 49] as const;

/** The hall's second projector: all connected sites, 25 or 49 at a time, paged by a patrol. */
export default function WallPage() {
  const { id = '' } = useParams();
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
  const [size, setSize] = useState<number>(25);
  const [forward, setForward] = useState<string | null>(null);
  const [patrol, setPatrol] = useState(true);
  const connected = useMemo(
    () =>
      view.sites
        .filter((site) => site.connected && site.mediaEndpoint)
        .sort((one, other) => units.compare(one.site, other.site)),
    [view.sites, units],
  );
  const welcome = useRoomState((state) => state.welcome);
  const { lacking, has } = useMemo(
    () => wallPictures(view, welcome, (site) => units.parent(site)?.id ?? null),
    [view, welcome, units],
  );
  const seen = useMemo(() => connected.filter((site) => has(site.site)), [connected, has]);
  const shown = shownTo(view, null);
  // what is shown takes a line of the connection, too
  const fit = shown ? size - 1 : size;
  const pages = Math.max(1, Math.ceil(seen.length / fit));
  const { page, second, go } = usePatrol(pages, patrol && forward === null);
  const tiles = useMemo(() => seen.slice(page * fit, page * fit + fit), [seen, page, fit]);
  const grid = wallGrid(tiles.length, shown !== null);
  const height = size > 25 || grid.columns > 3 ? 180 : 360;
  const pictures = useMemo(
    () => [
      ...(shown ? [{ site: shown, height: 1080, stage: true, screen: true }] : []),
      ...(forward ? [{ site: forward, height: 360, stage: true }] : []),
      ...tiles.map((site) => ({ site: site.site, height })),
    ],
    [tiles, forward, height, shown],
  );
  useWish(pictures);
  const front = seen.find((site) => site.site === forward) ?? null;
  return (
    <div className="wall">
      <ConnectionBanner />
      <main
        className="wall-grid"
        style={
          {
            '--columns': grid.columns,
            '--columns-upright': grid.upright,
            '--shown': grid.shown,
          } as React.CSSProperties
        }
        aria-label={t('title')}
      >
        {shown && (
          <div className="wall-shown">
            <ShownPicture view={view} site={shown} units={units} />
          </div>
        )}
        {tiles.length === 0 && <p className="wall-empty">{t('empty')}</p>}
        {tiles.map((site) => (
          <SiteTile
            key={site.site}
            site={site}
            label={units.label(site.site)}
            heard={isHeard(view, site.site)}
            onClick={() => setForward(site.site)}
          />
        ))}
        {front && (
          <div className="wall-front">
            <SiteTile
              site={front}
              label={units.label(front.site)}
              heard={isHeard(view, front.site)}
              onClick={() => setForward(null)}
            />
          </div>
        )}
      </main>
      {lacking && <p className="wall-note">{t(`lacking.${lacking}`)}</p>}
      <footer className="wall-foot">
        <span className="wall-progress">
          {pages > 1 && (
            <Progress
              percent={(second / PATROL_S) * 100}
              showInfo={false}
              size="small"
              aria-label={t('progress')}
            />
          )}
        </span>
        <span className="num">{t('page', { page: page + 1, pages, count: connected.length })}</span>
        {pages > 1 && (
          <>
            <Button onClick={() => go(page - 1)}>{t('previous')}</Button>
            <Button onClick={() => go(page + 1)}>{t('next')}</Button>
            <Button
              icon={patrol ? <PauseOutlined /> : <PlayCircleOutlined />}
              onClick={() => setPatrol(!patrol)}
            >
              {t(patrol ? 'pause' : 'patrol')}
            </Button>
          </>
        )}
        <Segmented
          value={size}
          onChange={setSize}
          options={SIZES.map((value) => ({ value, label: t('size', { count: value }) }))}
        />
        <Button
          icon={<FullscreenOutlined />}
          onClick={() => void document.documentElement.requestFullscreen?.()}
        >
          {t('fullScreen')}
        </Button>
      </footer>
    </div>
  );
}

function usePatrol(pages: number, running: boolean) {
  const [second, setSecond] = useState(0);
  const [page, setPage] = useState(0);
  useEffect(() => {
    if (!running || pages < 2) return setSecond(0);
    const timer = setInterval(() => setSecond((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, [running, pages]);
  useEffect(() => {
    if (second < PATROL_S) return;
    setSecond(0);
    setPage((before) => (before + 1) % pages);
  }, [second, pages]);
  const go = (next: number) => {
    setSecond(0);
    setPage((next + pages) % pages);
  };
  return { page: Math.min(page, pages - 1), second, go };
}

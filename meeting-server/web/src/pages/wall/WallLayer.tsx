import { PushpinFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { SiteTile } from '../../room/components/SiteTile';
import type { RoomView, SiteState } from '../../room/core/protocol';
import { isHeard } from '../../room/core/stage';
import type { UnitIndex } from '../../room/core/units';
import { wallGrid } from './grid';

/**
 * The pictures of one page. The page that comes next lies under the present one, unseen: its videos
 * play already when it is turned to.
 */
export function WallLayer(props: {
  view: RoomView;
  units: UnitIndex;
  sites: SiteState[];
  pinned: string[];
  /** Something is shown large, around which the pictures stand. */
  shows: boolean;
  ahead: boolean;
  box?: React.Ref<HTMLDivElement>;
  onChoose: (site: string) => void;
}) {
  const { view, units, sites } = props;
  const { t } = useTranslation('wall');
  const grid = wallGrid(sites.length, props.shows);
  return (
    <div
      ref={props.box}
      className={props.ahead ? 'wall-grid wall-ahead' : 'wall-grid'}
      aria-hidden={props.ahead}
      inert={props.ahead}
      style={
        {
          '--columns': grid.columns,
          '--columns-upright': grid.upright,
          '--shown': grid.shown,
        } as React.CSSProperties
      }
    >
      {props.shows && <div className="wall-room" />}
      {sites.map((site) => (
        <div key={site.site} className="wall-tile">
          <SiteTile
            site={site}
            label={units.label(site.site)}
            heard={isHeard(view, site.site)}
            onClick={() => props.onChoose(site.site)}
          />
          {props.pinned.includes(site.site) && (
            <span className="wall-pin">
              <PushpinFilled /> {t('pinned')}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

/** Whether each video of a layer has a picture to show, where its site sends one. */
export function hasPictures(layer: HTMLElement | null): boolean {
  if (!layer) return false;
  const waiting = [...layer.querySelectorAll('.room-tile')].filter((tile) => {
    const video = tile.querySelector('video');
    if (video) return video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || !video.videoWidth;
    return tile.querySelector('.room-tile-coming') !== null;
  });
  return waiting.length === 0;
}

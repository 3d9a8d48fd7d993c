import { AudioMutedOutlined, AudioOutlined, BellOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { SiteState } from '../core/protocol';
import { useCameraTrack } from '../hooks/room-context';
import { MediaVideo } from './MediaVideo';
import { QualityMark } from './QualityMark';

/** A site's small picture with its name, quality and hand. */
export function SiteTile(props: {
  site: SiteState;
  label: string;
  heard: boolean;
  number?: number;
  onClick?: () => void;
}) {
  const { site } = props;
  const { t } = useTranslation('room');
  const track = useCameraTrack(site.mediaEndpoint);
  const speaking = props.heard && site.speaking === true;
  const picture = track !== null && site.camera !== 'off';
  const body = (
    <>
      {picture ? (
        <MediaVideo track={track} label={t('pictureOf', { site: props.label })} />
      ) : (
        <Nothing reason={emptyReason(site)} />
      )}
      <span className="room-tile-foot">
        {site.asks && (
          <span className="room-tile-hand">
            <BellOutlined /> {t('asks')}
          </span>
        )}
        <span className="room-tile-name">
          {props.heard ? (
            <AudioOutlined aria-label={t('heard')} />
          ) : (
            <AudioMutedOutlined aria-label={t('muted')} />
          )}
          <span className="room-tile-label">{props.label}</span>
          <QualityMark quality={site.connected ? site.quality : 'none'} small />
        </span>
      </span>
    </>
  );
  const className = `room-tile${speaking ? ' room-tile-speaking' : ''}`;
  return props.onClick ? (
    <button type="button" className={className} onClick={props.onClick}>
      {body}
    </button>
  ) : (
    <div className={className}>{body}</div>
  );
}

function Nothing({ reason }: { reason: string }) {
  const { t } = useTranslation('room');
  const coming = reason === 'pictureComing';
  return (
    <span className={coming ? 'room-tile-empty room-tile-coming' : 'room-tile-empty'}>
      {t(reason)}
    </span>
  );
}

function emptyReason(site: SiteState): string {
  if (!site.connected) return 'notConnected';
  if (site.camera === 'off') return 'cameraOff';
  return site.mediaEndpoint ? 'pictureComing' : 'noPicture';
}

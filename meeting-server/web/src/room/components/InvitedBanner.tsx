import { useTranslation } from 'react-i18next';
import { clockText, floorSecondsLeft } from '../core/clock';
import type { RoomView } from '../core/protocol';
import { useRoomState, useServerNow, useSession } from '../hooks/room-context';
import { MediaVideo } from './MediaVideo';

/** Above the stage of the site that has the floor: it is heard now, for so long, and looks like this. */
export function InvitedBanner({ view, own }: { view: RoomView; own: string | null }) {
  const session = useSession();
  const { t } = useTranslation('room');
  const now = useServerNow();
  const microphone = useRoomState((state) => state.media.microphoneOn);
  const cameraOn = useRoomState((state) => state.media.cameraOn);
  const floor = view.floor;
  const speaks = floor !== null && floor.site === own;
  const exchanges = view.exchange !== null && view.exchange.site === own;
  if (!speaks && !exchanges) return null;
  const left = speaks && floor ? floorSecondsLeft(floor, now) : null;
  return (
    <div className="room-invited">
      <div className="room-invited-preview">
        {cameraOn ? (
          <MediaVideo track={session.media.cameraTrack} label={t('ownPicture')} mirrored />
        ) : (
          <span>{t('cameraOff')}</span>
        )}
      </div>
      <div className="room-grow">
        <div className="room-invited-title">{t(speaks ? 'invited.floor' : 'invited.exchange')}</div>
        <div>{t(microphone ? 'invited.heard' : 'invited.micOff')}</div>
      </div>
      {left !== null && (
        <div className="room-invited-clock num" role="timer">
          <span>{t(left < 0 ? 'invited.over' : 'invited.left')}</span>
          <strong>{clockText(left)}</strong>
          {floor?.pausedWith != null && <span>{t('invited.paused')}</span>}
        </div>
      )}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { clockText, floorSecondsLeft } from '../core/clock';
import type { RoomView } from '../core/protocol';
import { useRoomState, useServerNow, useSession } from '../hooks/room-context';
import { MediaVideo } from './MediaVideo';
import { TimeWarning } from './TimeWarning';

/**
 * Above the stage of the site that has the floor: it is heard now, for so long, and looks like this.
 * The site that is to speak next is told so before it is heard.
 */
export function InvitedBanner({ view, own }: { view: RoomView; own: string | null }) {
  const session = useSession();
  const { t } = useTranslation('room');
  const now = useServerNow();
  const microphone = useRoomState((state) => state.media.microphoneOn);
  const cameraOn = useRoomState((state) => state.media.cameraOn);
  const floor = view.floor;
  const speaks = floor !== null && floor.site === own;
  const exchanges = view.exchange !== null && view.exchange.site === own;
  const prepares = own !== null && view.direction.prepares === own;
  if (!speaks && !exchanges && !prepares) return null;
  const left = speaks && floor ? floorSecondsLeft(floor, now) : null;
  return (
    <div className={speaks || exchanges ? 'room-invited' : 'room-invited room-prepares'}>
      <div className="room-invited-preview">
        {cameraOn ? (
          <MediaVideo track={session.media.cameraTrack} label={t('ownPicture')} mirrored />
        ) : (
          <span>{t('cameraOff')}</span>
        )}
      </div>
      <div className="room-grow">
        <div className="room-invited-title">
          {t(speaks ? 'invited.floor' : exchanges ? 'invited.exchange' : 'invited.prepare')}
        </div>
        <div>
          {t(
            !speaks && !exchanges
              ? 'invited.prepareHint'
              : microphone
                ? 'invited.heard'
                : 'invited.micOff',
          )}
        </div>
      </div>
      {left !== null && (
        <div className="room-invited-clock num" role="timer">
          <span>{t(left < 0 ? 'invited.over' : 'invited.left')}</span>
          <strong>{clockText(left)}</strong>
          <TimeWarning left={left} minutes={floor?.minutes ?? null} />
          {floor?.pausedWith != null && <span>{t('invited.paused')}</span>}
        </div>
      )}
    </div>
  );
}

import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRoomState, useSession } from '../hooks/room-context';

/** One line above the page when something with the connection is not as it should be. */
export function ConnectionBanner() {
  const session = useSession();
  const { t } = useTranslation('room');
  const connection = useRoomState((state) => state.connection);
  const slow = useRoomState((state) => state.slow);
  const media = useRoomState((state) => state.media.phase);
  const reason = useRoomState((state) => state.media.restartReason);
  const blocked = useRoomState((state) => state.media.soundBlocked);
  const silent = useRoomState((state) => state.silent);
  if (blocked && (!silent || session.options.hears)) {
    return (
      <Alert
        banner
        type="warning"
        title={t('connection.soundBlocked')}
        action={
          <Button type="primary" onClick={() => session.media.resumeSound()}>
            {t('connection.soundOn')}
          </Button>
        }
      />
    );
  }
  const text =
    connection === 'offline'
      ? t('connection.offline')
      : connection === 'waiting' || connection === 'connecting' || connection === 'in-line'
        ? t('connection.waiting')
        : media === 'moving'
          ? t('connection.mediaMoving')
          : media === 'restarting'
            ? t(
                reason === 'unknown-slot'
                  ? 'connection.mediaNewSlot'
                  : 'connection.mediaRestarting',
              )
            : slow
              ? t('connection.slow')
              : null;
  if (!text) return null;
  return <Alert banner type="warning" role="status" title={text} />;
}

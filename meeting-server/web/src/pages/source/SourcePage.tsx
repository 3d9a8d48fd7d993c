import { DesktopOutlined, LogoutOutlined } from '@ant-design/icons';
import { App, Button, Tag } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { ConnectionBanner } from '../../room/components/ConnectionBanner';
import { OwnDevices } from '../../room/components/ControlBar';
import { MediaVideo } from '../../room/components/MediaVideo';
import { RoomGate } from '../../room/components/RoomGate';
import { SiteHead } from '../../room/components/SiteHead';
import { ToldNotes } from '../../room/components/ToldNotes';
import { isHeard } from '../../room/core/stage';
import {
  RoomProvider,
  useOwnSite,
  useRoomState,
  useRoomView,
  useSession,
} from '../../room/hooks/room-context';
import { useHoldReload } from '../../shared/machine/hold-reload';
import '../../room/styles';
import './source.css';

/** The PC with the capture device: what it sends into the meeting, as it comes and in full. */
export default function SourcePage() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const options = useMemo(
    () => ({
      meetingId: id,
      view: 'site' as const,
      media: true,
      feed: true,
      ...(search.get('site') ? { siteId: search.get('site') as string } : {}),
    }),
    [id, search],
  );
  return (
    <RoomProvider key={id} options={options}>
      <RoomGate>
        <Source />
      </RoomGate>
    </RoomProvider>
  );
}

function Source() {
  const view = useRoomView();
  const own = useOwnSite();
  const session = useSession();
  const navigate = useNavigate();
  const { t } = useTranslation('source');
  const { modal } = App.useApp();
  const watched = useRoomState((state) => state.media.watched);
  const on = useRoomState((state) => state.media.cameraOn);
  const heard = own !== null && isHeard(view, own) && view.phase === 'live';
  const track = on ? session.media.cameraTrack : null;
  useHoldReload(heard);
  const leave = () =>
    void modal.confirm({
      title: t('leave'),
      content: t('leaveHint'),
      okText: t('leaveOk'),
      cancelText: t('common:cancel'),
      onOk: () => void navigate(`/meetings/${view.meeting.id}`),
    });
  return (
    <div className="room-page">
      <SiteHead />
      <ConnectionBanner />
      <main className="source-main">
        <p className={heard ? 'source-state source-live' : 'source-state'} role="status">
          <strong>{t(heard ? 'heard' : watched ? 'watched' : 'ready')}</strong>
          <span>{t(heard ? 'heardHint' : watched ? 'watchedHint' : 'readyHint')}</span>
        </p>
        <div className="source-picture">
          {track ? (
            <MediaVideo track={track} label={t('preview')} />
          ) : (
            <span className="room-stage-empty">{t('noPicture')}</span>
          )}
          <Format track={track} />
        </div>
      </main>
      <ToldNotes />
      <nav className="room-bar" aria-label={t('title')}>
        <OwnDevices />
        <span className="room-bar-space" />
        <Button
          icon={<DesktopOutlined />}
          onClick={() => window.open(`/meetings/${view.meeting.id}/return`, '_blank')}
        >
          {t('openReturn')}
        </Button>
        <Button danger icon={<LogoutOutlined />} onClick={leave}>
          {t('leaveOk')}
        </Button>
      </nav>
    </div>
  );
}

/** What the capture device really gives. */
function Format({ track }: { track: MediaStreamTrack | null }) {
  const { t } = useTranslation('source');
  const [text, setText] = useState('');
  useEffect(() => {
    const read = () => {
      const { width, height, frameRate } = track?.getSettings() ?? {};
      setText(
        width && height
          ? `${width} × ${height}, ${t('rate', { rate: Math.round(frameRate ?? 0) })}`
          : '',
      );
    };
    read();
    const timer = setInterval(read, 2_000);
    return () => clearInterval(timer);
  }, [track, t]);
  return text ? <Tag className="source-format num">{text}</Tag> : null;
}

import {
  AudioMutedOutlined,
  AudioOutlined,
  BellOutlined,
  FileTextOutlined,
  LogoutOutlined,
  MessageOutlined,
  SettingOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import { Badge, Button, Modal } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openDevices, rememberDevices, rememberedDevices, sameInputs } from '../core/devices';
import { isHeard } from '../core/stage';
import { useRoomState, useRoomView, useSession } from '../hooks/room-context';
import { DeviceSettings } from './DeviceSettings';
import { LevelBar } from './LevelBar';
import { ShareButtons } from './ShareButtons';
import { SitePictures } from './SitePictures';

/** Microphone, camera and devices of this page; nothing on a page that joined without them. */
export function OwnDevices() {
  const session = useSession();
  const view = useRoomView();
  const { t } = useTranslation('room');
  const own = useRoomState((state) => state.welcome?.site ?? null);
  const silent = useRoomState((state) => state.silent);
  const microphone = useRoomState((state) => state.media.microphoneOn);
  const camera = useRoomState((state) => state.media.cameraOn);
  const [settings, setSettings] = useState(false);
  const [choice, setChoice] = useState(rememberedDevices);
  const level = useCallback(() => session.media.level(), [session]);
  if (silent) return <span className="room-bar-note">{t('bar.silent')}</span>;
  const heard = own !== null && isHeard(view, own);
  const feed = session.options.feed === true;

  const reopen = async (next = choice) => {
    const opened = await openDevices({ ...next, feed });
    await session.media.setMicrophone(opened.microphone);
    await session.media.setCamera(opened.camera);
  };
  const toggleCamera = async () => {
    if (camera) return session.media.setCamera(null);
    const opened = await openDevices({ ...choice, feed });
    opened.microphone?.stop();
    await session.media.setCamera(opened.camera);
  };
  return (
    <>
      {heard || view.phase === 'line-check' ? (
        <Button
          type={microphone ? 'primary' : 'default'}
          danger={!microphone}
          icon={microphone ? <AudioOutlined /> : <AudioMutedOutlined />}
          aria-keyshortcuts="M"
          onClick={() => session.media.switchMicrophone(!microphone)}
        >
          {t(microphone ? 'bar.microphoneOn' : 'bar.microphoneOff')}
        </Button>
      ) : (
        <span className="room-bar-note">
          <AudioMutedOutlined /> {t('bar.mutedByChair')}
        </span>
      )}
      <LevelBar level={level} label={t('bar.level')} />
      <Button
        icon={<VideoCameraOutlined />}
        danger={!camera}
        aria-keyshortcuts="C"
        onClick={() => void toggleCamera()}
      >
        {t(camera ? 'bar.cameraOn' : 'bar.cameraOff')}
      </Button>
      {own && <ShareButtons own={own} />}
      <Button icon={<SettingOutlined />} onClick={() => setSettings(true)}>
        {t('bar.devices')}
      </Button>
      <Modal
        open={settings}
        title={t('devices.title')}
        footer={null}
        onCancel={() => setSettings(false)}
      >
        <DeviceSettings
          choice={choice}
          onChange={(next) => {
            setChoice(next);
            rememberDevices(next);
            session.media.setLoudspeaker(next.loudspeaker);
            session.showStageOnly(next.stageOnly);
            if (!sameInputs(next, choice)) void reopen(next);
          }}
        />
        <SitePictures />
      </Modal>
    </>
  );
}

/** The bar below the stage of a site. */
export function ControlBar(props: {
  asked: boolean;
  panel: 'documents' | 'messages' | null;
  unread: number;
  onHand: () => void;
  onPanel: (panel: 'documents' | 'messages' | null) => void;
  onLeave: () => void;
}) {
  const { t } = useTranslation('room');
  const toggle = (panel: 'documents' | 'messages') =>
    props.onPanel(props.panel === panel ? null : panel);
  return (
    <nav className="room-bar" aria-label={t('bar.title')}>
      <OwnDevices />
      <span className="room-bar-space" />
      <Button
        type={props.asked ? 'primary' : 'default'}
        icon={<BellOutlined />}
        aria-keyshortcuts="H"
        onClick={props.onHand}
      >
        {t(props.asked ? 'bar.withdrawHand' : 'bar.hand')}
      </Button>
      <Button
        icon={<FileTextOutlined />}
        aria-keyshortcuts="D"
        aria-pressed={props.panel === 'documents'}
        onClick={() => toggle('documents')}
      >
        {t('bar.documents')}
      </Button>
      <Badge count={props.unread} size="small">
        <Button
          icon={<MessageOutlined />}
          aria-keyshortcuts="T"
          aria-pressed={props.panel === 'messages'}
          onClick={() => toggle('messages')}
        >
          {t('bar.messages')}
        </Button>
      </Badge>
      <Button danger icon={<LogoutOutlined />} onClick={props.onLeave}>
        {t('bar.leave')}
      </Button>
    </nav>
  );
}

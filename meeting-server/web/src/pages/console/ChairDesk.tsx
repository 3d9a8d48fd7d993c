import {
  AudioMutedOutlined,
  MessageOutlined,
  PauseCircleOutlined,
  SoundOutlined,
} from '@ant-design/icons';
import { App, Button, Input, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AbovePane } from '../../room/above/AbovePane';
import { Announcer } from '../../room/components/Announcer';
import { ConnectionBanner } from '../../room/components/ConnectionBanner';
import { OwnDevices } from '../../room/components/ControlBar';
import { Stage } from '../../room/components/Stage';
import { ToldNotes } from '../../room/components/ToldNotes';
import { clockText, floorSecondsLeft } from '../../room/core/clock';
import { nextToSpeak } from '../../room/core/stage';
import {
  useCommand,
  useOwnSite,
  useRoomView,
  useSendingSite,
  useServerNow,
  useSession,
  useUnitIndex,
  useWish,
} from '../../room/hooks/room-context';
import { useStage } from '../../room/hooks/use-stage';
import { ConsoleHead } from './ConsoleHead';
import { FloorLine } from './FloorLine';
import { QueuePanel } from './QueuePanel';
import { USUAL_MINUTES, useInvite } from './use-invite';

/** The chair's view: the stage, the queue, four large buttons. Ending the meeting is not among them. */
export function ChairDesk({ onFull }: { onFull: () => void }) {
  const view = useRoomView();
  const own = useOwnSite();
  const sending = useSendingSite();
  const units = useUnitIndex();
  const session = useSession();
  const { t } = useTranslation('console');
  const { message } = App.useApp();
  const command = useCommand();
  const invite = useInvite();
  const now = useServerNow();
  const [writing, setWriting] = useState(false);
  const [text, setText] = useState('');
  const { stage, large } = useStage(own, 720);
  const next = nextToSpeak(view);
  const pictures = useMemo(
    () => [...large, ...(next ? [{ site: next.site, height: 180 }] : [])],
    [large, next],
  );
  useWish(pictures);
  const left = view.floor ? floorSecondsLeft(view.floor, now) : null;
  const send = async () => {
    const trimmed = text.trim();
    if (!trimmed) return;
    if (await command('message.send', { to: 'secretary', text: trimmed })) {
      setText('');
      setWriting(false);
      void message.success(t('chair.sent'));
    }
  };
  return (
    <div className="console chair">
      <ConsoleHead view={view} onOther={onFull} otherLabel={t('toFull')} reduced />
      <ConnectionBanner />
      <AbovePane />
      <div className="director-line">
        <FloorLine view={view} units={units} />
      </div>
      <main className="chair-main">
        <Stage
          view={view}
          sites={stage}
          units={units}
          own={sending}
          localTrack={session.media.cameraTrack}
        />
        <aside className="chair-queue">
          <QueuePanel view={view} units={units} readOnly />
        </aside>
      </main>
      <ToldNotes />
      <nav className="chair-buttons" aria-label={t('chair.title')}>
        <Button
          type="primary"
          icon={<SoundOutlined />}
          disabled={next === null || view.phase !== 'live'}
          onClick={() => next && invite(next.site, USUAL_MINUTES, next.id)}
        >
          <span className="chair-button-text">
            {t('chair.inviteNext')}
            <small className="room-ellipsis">
              {next ? units.label(next.site) : t('queue.empty')}
            </small>
          </span>
        </Button>
        <Button
          danger
          icon={<PauseCircleOutlined />}
          disabled={view.floor === null}
          onClick={() => void command('floor.withdraw')}
        >
          <span className="chair-button-text">
            {t('chair.stop')}
            <small className="num">
              {left !== null
                ? clockText(left)
                : view.floor
                  ? units.label(view.floor.site)
                  : t('chair.nobody')}
            </small>
          </span>
        </Button>
        <Button icon={<AudioMutedOutlined />} onClick={() => void command('floor.mute-all')}>
          {t('chair.muteAll')}
        </Button>
        <Button icon={<MessageOutlined />} onClick={() => setWriting(true)}>
          {t('chair.writeSecretary')}
        </Button>
      </nav>
      <div className="room-bar">
        <OwnDevices />
      </div>
      <Modal
        open={writing}
        title={t('chair.writeSecretary')}
        okText={t('chair.send')}
        cancelText={t('cancel')}
        onOk={() => void send()}
        onCancel={() => setWriting(false)}
      >
        <Input.TextArea
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoSize={{ minRows: 3 }}
          maxLength={1000}
          aria-label={t('chair.writeSecretary')}
        />
      </Modal>
      <Announcer view={view} own={own} />
    </div>
  );
}

import { CloseOutlined, SoundFilled, SoundOutlined } from '@ant-design/icons';
import { Alert, Button, Spin } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingSummary } from '../../api/types';
import { currentLanguage } from '../../i18n';
import { Stage } from '../components/Stage';
import { isHeard } from '../core/stage';
import {
  RoomProvider,
  useOwnSite,
  useRoomState,
  useRoomView,
  useSendingSite,
  useSession,
  useUnitIndex,
  useWish,
} from '../hooks/room-context';
import { useStage } from '../hooks/use-stage';
import './above.css';
import { useMeetingsAbove } from './meetings-above';

/**
 * A site that sits in two meetings: it is in its own and listens to the one above beside it. When
 * that one gives it the floor its microphone is heard there, and its own meeting waits for it.
 */
export function AbovePane() {
  const view = useRoomView();
  const own = useOwnSite();
  const sending = useSendingSite() !== null;
  const units = useUnitIndex();
  const { t } = useTranslation('room');
  const [listens, setListens] = useState<string | null>(null);
  const meetings = useMeetingsAbove(
    { meeting: view.meeting.id, mainSite: view.mainSite, site: own },
    units,
  );
  const chosen = meetings.find((each) => each.id === listens);
  if (meetings.length === 0) return null;
  if (!chosen) {
    return (
      <div className="above-offer">
        {meetings.map((each) => (
          <Button key={each.id} icon={<SoundOutlined />} onClick={() => setListens(each.id)}>
            {t('above.listen', { title: each.title })}
          </Button>
        ))}
      </div>
    );
  }
  return <Pane key={chosen.id} meeting={chosen} sends={sending} onClose={() => setListens(null)} />;
}

function Pane(props: { meeting: MeetingSummary; sends: boolean; onClose: () => void }) {
  const lower = useSession();
  const { meeting, sends } = props;
  const site = useOwnSite();
  const options = useMemo(
    () => ({
      meetingId: meeting.id,
      view: 'site' as const,
      media: sends,
      hears: true,
      ...(site ? { siteId: site } : {}),
    }),
    [meeting.id, sends, site],
  );
  return (
    <RoomProvider options={options}>
      <Inside
        meeting={meeting}
        // who speaks above must not be heard there with the sound of the meeting below
        onHeard={(heard) => sends && lower.media.setHears(!heard)}
        onClose={props.onClose}
      />
    </RoomProvider>
  );
}

function Inside(props: {
  meeting: MeetingSummary;
  onHeard: (heard: boolean) => void;
  onClose: () => void;
}) {
  const session = useSession();
  const { t } = useTranslation('room');
  const connection = useRoomState((state) => state.connection);
  const detail = useRoomState((state) => state.detail);
  const ready = useRoomState((state) => state.view !== null);
  const [sound, setSound] = useState(true);
  useEffect(() => {
    // another device of the site has its microphone there: this one listens
    if (connection === 'seat-taken') session.documentsOnly();
  }, [connection, session]);
  const hear = () => {
    session.media.setHears(!sound);
    setSound(!sound);
  };
  return (
    <section className="above-pane" aria-label={t('above.title', { title: props.meeting.title })}>
      <header className="above-head">
        <span className="above-name">
          <span className="room-hint">{t('above.label')}</span>
          <strong className="room-ellipsis" title={props.meeting.title}>
            {props.meeting.title}
          </strong>
        </span>
        <Button
          size="small"
          icon={sound ? <SoundFilled /> : <SoundOutlined />}
          aria-pressed={sound}
          onClick={hear}
        >
          {t(sound ? 'above.soundOff' : 'above.soundOn')}
        </Button>
        <Button
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('above.close')}
          onClick={props.onClose}
        />
      </header>
      {connection === 'refused' && detail?.kind === 'refused' ? (
        <Alert banner type="warning" title={detail.sentences[currentLanguage()]} />
      ) : connection === 'taken-over' ? (
        <Alert banner type="warning" title={t('above.takenOver')} />
      ) : ready ? (
        <Listening onHeard={props.onHeard} />
      ) : (
        <div className="above-wait">
          <Spin />
        </div>
      )}
    </section>
  );
}

function Listening({ onHeard }: { onHeard: (heard: boolean) => void }) {
  const view = useRoomView();
  const own = useOwnSite();
  const units = useUnitIndex();
  const { t } = useTranslation('room');
  const { stage, large } = useStage(own, 360);
  const silent = useRoomState((state) => state.silent);
  useWish(large);
  const heard = own !== null && view.phase === 'live' && isHeard(view, own);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it turns
  useEffect(() => {
    onHeard(heard && !silent);
    return () => onHeard(false);
  }, [heard, silent]);
  return (
    <>
      {heard && (
        <p className="above-heard" role="alert">
          <strong>{t('above.heardTitle')}</strong>
          <span>{t(silent ? 'above.heardElsewhere' : 'above.heardHint')}</span>
        </p>
      )}
      <div className="above-stage">
        <Stage view={view} sites={stage} units={units} />
      </div>
    </>
  );
}

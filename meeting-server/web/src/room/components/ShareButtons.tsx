import { DesktopOutlined, PlaySquareOutlined, StopOutlined } from '@ant-design/icons';
import { App, Button, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeetingDocuments } from '../../api/queries';
import { captureScreen } from '../core/devices';
import { mayShow, plannedMeeting } from '../core/stage';
import {
  useCommand,
  useRoomState,
  useRoomView,
  useSession,
  useUnitIndex,
} from '../hooks/room-context';
import { FilmPlayer } from './FilmPlayer';

/**
 * Shows this page's screen or a film of the meeting's documents to everyone, and says who shows
 * something now. The right comes from the server; when it takes it away, the capture ends here.
 */
export function ShareButtons({ own }: { own: string }) {
  const session = useSession();
  const view = useRoomView();
  const units = useUnitIndex();
  const command = useCommand();
  const { message } = App.useApp();
  const { t } = useTranslation('room');
  const lead = useRoomState((state) => state.welcome?.lead ?? false);
  const on = useRoomState((state) => state.media.screenOn);
  const [choosing, setChoosing] = useState(false);
  const [film, setFilm] = useState<{ id: string; title: string } | null>(null);
  const { shown } = view.share;
  const mine = shown?.site === own;

  const stop = async () => {
    setFilm(null);
    await session.media.show(null);
    await command('share.end');
  };
  const showScreen = async () => {
    const captured = await captureScreen();
    if (captured === null) return void message.info(t('share.noScreen'));
    await session.media.show(captured, () => void stop());
    if (!(await command('share.start', { site: own, what: 'screen' }))) {
      await session.media.show(null);
    }
  };
  const filmReady = async (stream: MediaStream) => {
    await session.media.show(stream);
    if (await command('share.start', { site: own, what: 'film' })) return;
    setFilm(null);
    await session.media.show(null);
  };
  // The floor ended, or who leads ended it: nothing is captured any longer than it is shown.
  const [begun, setBegun] = useState(false);
  useEffect(() => {
    if (mine) setBegun(true);
    else if (begun) {
      setBegun(false);
      setFilm(null);
      void session.media.show(null);
    }
  }, [mine, begun, session]);

  // The player goes with this desk, and another desk has none of it: the film does not stand still.
  const playing = useRef(false);
  useEffect(() => {
    playing.current = film !== null && mine;
  });
  useEffect(
    () => () => {
      if (!playing.current) return;
      void session.media.show(null);
      void session.command('share.end');
    },
    [session],
  );

  const allowed = view.phase === 'live' && mayShow(view, own, lead);
  return (
    <>
      {shown && !mine && (
        <span className="room-bar-note" role="status">
          <DesktopOutlined /> {t(`share.showing.${shown.what}`, { site: units.label(shown.site) })}
        </span>
      )}
      {shown && (mine || lead) ? (
        <Button danger type="primary" icon={<StopOutlined />} onClick={() => void stop()}>
          {t(mine ? `share.stop.${shown.what}` : 'share.stopOther')}
        </Button>
      ) : (
        allowed &&
        !shown && (
          <>
            <Button icon={<DesktopOutlined />} disabled={on} onClick={() => void showScreen()}>
              {t('share.screen')}
            </Button>
            <Button icon={<PlaySquareOutlined />} disabled={on} onClick={() => setChoosing(true)}>
              {t('share.film')}
            </Button>
          </>
        )
      )}
      {choosing && (
        <FilmChoice
          meeting={plannedMeeting(view)}
          onClose={() => setChoosing(false)}
          onChoose={(chosen) => {
            setChoosing(false);
            setFilm(chosen);
          }}
        />
      )}
      {film && (
        <FilmPlayer key={film.id} film={film} onReady={filmReady} onEnd={() => void stop()} />
      )}
    </>
  );
}

function FilmChoice(props: {
  meeting: string;
  onClose: () => void;
  onChoose: (film: { id: string; title: string }) => void;
}) {
  const { t } = useTranslation('room');
  const query = useMeetingDocuments(props.meeting);
  const films = (query.data ?? []).filter((entry) => entry.type.startsWith('video/'));
  return (
    <Modal open title={t('share.filmTitle')} footer={null} onCancel={props.onClose}>
      {films.length === 0 && <p className="room-hint">{t('share.noFilms')}</p>}
      {films.map((film) => (
        <Button
          key={film.id}
          block
          icon={<PlaySquareOutlined />}
          onClick={() => props.onChoose({ id: film.id, title: film.title || film.fileName })}
        >
          {film.title || film.fileName}
        </Button>
      ))}
    </Modal>
  );
}

import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router';
import { useMe } from '../../api/queries';
import { OUTSIDE_SOURCE } from '../../api/types';
import { AbovePane } from '../../room/above/AbovePane';
import { AgendaNow } from '../../room/components/AgendaNow';
import { Announcer } from '../../room/components/Announcer';
import { ConnectionBanner } from '../../room/components/ConnectionBanner';
import { ControlBar } from '../../room/components/ControlBar';
import { DocumentsPane } from '../../room/components/DocumentsPane';
import { HandDialog } from '../../room/components/HandDialog';
import { InvitedBanner } from '../../room/components/InvitedBanner';
import { MessagesPanel } from '../../room/components/MessagesPanel';
import { RollCallBar } from '../../room/components/RollCallBar';
import { RoomGate } from '../../room/components/RoomGate';
import { SiteHead } from '../../room/components/SiteHead';
import { SiteTile } from '../../room/components/SiteTile';
import { Stage } from '../../room/components/Stage';
import { ToldNotes } from '../../room/components/ToldNotes';
import { isHeard, noStrip, siteOf, stripFor } from '../../room/core/stage';
import {
  RoomProvider,
  useCommand,
  useOwnSite,
  useRoomState,
  useRoomView,
  useSendingSite,
  useSession,
  useUnitIndex,
  useWish,
} from '../../room/hooks/room-context';
import { useShortcuts } from '../../room/hooks/use-shortcuts';
import { useStage } from '../../room/hooks/use-stage';
import { useHoldReload } from '../../shared/machine/hold-reload';
import { SiteCall } from '../../talkback/SiteCall';
import '../../room/styles';

/** The live room at a site. `?silent=1` joins without microphone and sound, for a second device. */
export default function RoomPage() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const options = useMemo(
    () => ({
      meetingId: id,
      view: 'site' as const,
      media: search.get('silent') !== '1',
      ...(search.get('site') ? { siteId: search.get('site') as string } : {}),
    }),
    [id, search],
  );
  const me = useMe();
  if (me.data?.unit.level === OUTSIDE_SOURCE) {
    return <Navigate to={`/meetings/${id}/source`} replace />;
  }
  return (
    <RoomProvider key={id} options={options}>
      <RoomGate>
        <SiteRoom />
      </RoomGate>
    </RoomProvider>
  );
}

function SiteRoom() {
  const view = useRoomView();
  const own = useOwnSite();
  const sending = useSendingSite();
  const units = useUnitIndex();
  const session = useSession();
  const navigate = useNavigate();
  const { t } = useTranslation('room');
  const { modal } = App.useApp();
  const command = useCommand();
  const [panel, setPanel] = useState<'documents' | 'messages' | null>(null);
  const [hand, setHand] = useState(false);
  const [stripOpen, setStrip] = useState(true);
  const stageOnly = useRoomState((state) => state.stageOnly);
  const welcome = useRoomState((state) => state.welcome);
  const without = noStrip(view, welcome, stageOnly);
  const strip = stripOpen && without === null;
  const messages = useRoomState((state) => state.messages.length);
  const [read, setRead] = useState(0);
  const everyone = welcome?.audience !== 'sites';
  const silent = useRoomState((state) => state.silent);
  const request = view.queue.find((entry) => entry.site === own) ?? null;

  const holding = own !== null && (isHeard(view, own) || view.share.shown?.site === own);
  useHoldReload(holding && view.phase === 'live');

  const { stage, large } = useStage(own, 720);
  const many = stage.length > 2;
  const small = useMemo(
    () =>
      strip && !many
        ? stripFor(view, own, (site) => units.parent(site)?.id ?? null, 6, everyone)
        : [],
    [view, own, strip, many, units, everyone],
  );
  const pictures = useMemo(
    () => [...large, ...small.map((site) => ({ site, height: 180 }))],
    [large, small],
  );
  useWish(pictures, stageOnly);

  const openPanel = (next: typeof panel) => {
    setPanel(next);
    if (next === 'messages' || panel === 'messages') setRead(messages);
  };
  const onHand = () => {
    if (request) void command('queue.withdraw', { request: request.id });
    else if (own) setHand(true);
  };
  const leave = () =>
    void modal.confirm({
      title: t('leave.title'),
      content: t('leave.hint'),
      okText: t('leave.ok'),
      cancelText: t('leave.stay'),
      onOk: () => void navigate(`/meetings/${view.meeting.id}`),
    });
  useShortcuts({
    m: () => {
      if (own && isHeard(view, own)) {
        session.media.switchMicrophone(!session.media.current.microphoneOn);
      }
    },
    h: onHand,
    d: () => openPanel(panel === 'documents' ? null : 'documents'),
    t: () => openPanel(panel === 'messages' ? null : 'messages'),
    s: () => setStrip(!stripOpen),
  });

  const lost = view.phase === 'closed';
  return (
    <div className={`room-page room-page-${panel ?? 'stage'}`}>
      <SiteHead>
        <AgendaNow view={view} warns={own !== null && isHeard(view, own)} />
      </SiteHead>
      <ConnectionBanner />
      {own && !silent && <SiteCall meeting={view.meeting.id} site={own} told />}
      <AbovePane />
      <InvitedBanner view={view} own={own} />
      <main className="room-main">
        <div className="room-stage-area">
          <Stage
            view={view}
            sites={stage}
            units={units}
            own={sending}
            localTrack={session.media.cameraTrack}
          />
          {small.length > 0 && (
            <aside className="room-strip" aria-label={t('strip.title')}>
              {small.map((site) => {
                const state = siteOf(view, site);
                return (
                  state && (
                    <SiteTile
                      key={site}
                      site={state}
                      label={units.label(site)}
                      heard={isHeard(view, site)}
                    />
                  )
                );
              })}
            </aside>
          )}
          {without ? (
            <p className="room-strip-note">{t(`strip.without.${without}`)}</p>
          ) : (
            <Button
              className="room-strip-switch"
              size="small"
              icon={strip ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
              aria-pressed={strip}
              aria-keyshortcuts="S"
              onClick={() => setStrip(!strip)}
            >
              {t(strip ? 'strip.hide' : 'strip.show')}
            </Button>
          )}
        </div>
        {panel === 'documents' && <DocumentsPane view={view} onClose={() => setPanel(null)} />}
        {panel === 'messages' && (
          <aside className="room-documents" aria-label={t('messages.title')}>
            <header className="room-row">
              <strong className="room-grow">{t('messages.title')}</strong>
              <Button onClick={() => openPanel(null)}>{t('close')}</Button>
            </header>
            <MessagesPanel view={view} units={units} lead={false} />
          </aside>
        )}
      </main>
      <ToldNotes />
      <RollCallBar view={view} own={own} />
      <ControlBar
        asked={request !== null}
        panel={panel}
        unread={panel === 'messages' ? 0 : Math.max(0, messages - read)}
        onHand={onHand}
        onPanel={openPanel}
        onLeave={lost ? () => void navigate(`/meetings/${view.meeting.id}`) : leave}
      />
      {own && <HandDialog view={view} own={own} open={hand} onClose={() => setHand(false)} />}
      <Announcer view={view} own={own} />
    </div>
  );
}

import { Badge, Segmented, Splitter } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDisplay } from '../../app/display';
import { AbovePane } from '../../room/above/AbovePane';
import { Announcer } from '../../room/components/Announcer';
import { ConnectionBanner } from '../../room/components/ConnectionBanner';
import { OwnDevices } from '../../room/components/ControlBar';
import { InvitedBanner } from '../../room/components/InvitedBanner';
import { MessagesPanel } from '../../room/components/MessagesPanel';
import { RollCallBar } from '../../room/components/RollCallBar';
import { ToldNotes } from '../../room/components/ToldNotes';
import { mayBeInvited, nextToSpeak, siteOf } from '../../room/core/stage';
import {
  useCommand,
  useOwnSite,
  useRoomState,
  useRoomView,
  useSendingSite,
  useUnitIndex,
  useWish,
} from '../../room/hooks/room-context';
import { useShortcuts } from '../../room/hooks/use-shortcuts';
import { useStage } from '../../room/hooks/use-stage';
import { useWide } from '../../shared/useWide';
import { AgendaPanel } from './AgendaPanel';
import { ConsoleHead } from './ConsoleHead';
import { Director, MORE_MINUTES } from './Director';
import { QueuePanel } from './QueuePanel';
import { RollCallPanel } from './RollCallPanel';
import { ShortcutSheet } from './ShortcutSheet';
import { SiteCard } from './SiteCard';
import { SiteRoster } from './SiteRoster';
import { useInvite } from './use-invite';

/** As wide as the three columns are together at the least; below it they stand under each other. */
const COLUMNS_REM = 60;

/** Three columns: who is there; the stage and its director; queue, agenda, roll call, messages. */
export function SecretaryDesk({ onReduced }: { onReduced: () => void }) {
  const view = useRoomView();
  const own = useOwnSite();
  const sending = useSendingSite();
  const units = useUnitIndex();
  const { t } = useTranslation('console');
  const [selected, setSelected] = useState<string | null>(null);
  const [tab, setTab] = useState<'sites' | 'floor' | 'roll' | 'messages'>('floor');
  const wide = useWide(COLUMNS_REM);
  const { scale } = useDisplay();
  const messages = useRoomState((state) => state.messages.length);
  const [read, setRead] = useState(0);
  const [help, setHelp] = useState(false);
  const command = useCommand();
  const invite = useInvite();
  // The roster may lag behind a burst of presence; the stage may not.
  const calm = useDeferredValue(view);
  const { stage, large } = useStage(null, 540);
  const preview = selected ?? view.direction.prepares ?? nextToSpeak(view)?.site ?? null;
  const pictures = useMemo(
    () => [...large, ...(preview && preview !== sending ? [{ site: preview, height: 180 }] : [])],
    [large, preview, sending],
  );
  useWish(pictures);
  const unread = tab === 'messages' ? 0 : Math.max(0, messages - read);
  const open = (next: typeof tab) => {
    setTab(next);
    setRead(messages);
  };
  const chosen = siteOf(view, preview);
  useShortcuts({
    '?': () => setHelp(true),
    escape: () => setSelected(null),
    'shift+m': () => chosen && mayBeInvited(view, chosen) && invite(chosen.site),
    'shift+d': () => view.floor && void command('floor.withdraw'),
    'shift+t': () => view.floor?.minutes && void command('floor.extend', { minutes: MORE_MINUTES }),
    p: () => open('floor'),
    r: () => open('roll'),
    n: () => open('messages'),
  });
  const roster = (
    <SiteRoster
      view={calm}
      units={units}
      selected={selected}
      onSelect={setSelected}
      onInvite={invite}
    />
  );
  const middle = (
    <main className="console-middle">
      <Director view={view} units={units} stage={stage} own={own} />
      {preview && (
        <SiteCard
          key={preview}
          view={view}
          units={units}
          site={preview}
          chosen={selected !== null}
          onClose={() => setSelected(null)}
        />
      )}
      <div className="room-row console-own">
        <OwnDevices />
      </div>
    </main>
  );
  const side = (
    <aside className="console-right">
      <Segmented
        block
        value={tab}
        onChange={open}
        options={[
          ...(wide ? [] : [{ value: 'sites' as const, label: t('tabs.sites') }]),
          { value: 'floor' as const, label: t('tabs.floor') },
          { value: 'roll' as const, label: t('tabs.roll') },
          {
            value: 'messages' as const,
            label: (
              <Badge count={unread} size="small" offset={[10, 0]}>
                {t('tabs.messages')}
              </Badge>
            ),
          },
        ]}
      />
      {tab === 'sites' && !wide && roster}
      {(tab === 'floor' || (wide && tab === 'sites')) && (
        <>
          <QueuePanel view={view} units={units} onSelect={setSelected} />
          <AgendaPanel view={view} units={units} />
        </>
      )}
      {tab === 'roll' && <RollCallPanel view={view} units={units} onSelect={setSelected} />}
      {tab === 'messages' && <MessagesPanel view={view} units={units} lead />}
    </aside>
  );
  return (
    <div className="console">
      <ConsoleHead
        view={view}
        onOther={onReduced}
        otherLabel={t('toReduced')}
        onHelp={() => setHelp(true)}
      />
      <ConnectionBanner />
      <AbovePane />
      <InvitedBanner view={view} own={own} />
      {wide ? (
        <Splitter className="console-columns">
          <Splitter.Panel defaultSize="27%" min={260 * scale} collapsible>
            {roster}
          </Splitter.Panel>
          <Splitter.Panel min={380 * scale}>{middle}</Splitter.Panel>
          <Splitter.Panel defaultSize="29%" min={300 * scale} collapsible>
            {side}
          </Splitter.Panel>
        </Splitter>
      ) : (
        <div className="console-narrow">
          {middle}
          {side}
        </div>
      )}
      <ToldNotes />
      <RollCallBar view={view} own={own} />
      <Announcer view={view} own={own} />
      <ShortcutSheet open={help} onClose={() => setHelp(false)} />
    </div>
  );
}

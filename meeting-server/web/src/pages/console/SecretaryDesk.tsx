import { Badge, Segmented, Splitter } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Announcer } from '../../room/components/Announcer';
import { ConnectionBanner } from '../../room/components/ConnectionBanner';
import { OwnDevices } from '../../room/components/ControlBar';
import { InvitedBanner } from '../../room/components/InvitedBanner';
import { MessagesPanel } from '../../room/components/MessagesPanel';
import { ToldNotes } from '../../room/components/ToldNotes';
import { stageFor } from '../../room/core/stage';
import {
  useOwnSite,
  useRoomState,
  useRoomView,
  useUnitIndex,
  useWish,
} from '../../room/hooks/room-context';
import { AgendaPanel } from './AgendaPanel';
import { ConsoleHead } from './ConsoleHead';
import { Director } from './Director';
import { QueuePanel } from './QueuePanel';
import { RollCallPanel } from './RollCallPanel';
import { SiteCard } from './SiteCard';
import { SiteRoster } from './SiteRoster';

/** Three columns: who is there; the stage and its director; queue, agenda, roll call, messages. */
export function SecretaryDesk({ onReduced }: { onReduced: () => void }) {
  const view = useRoomView();
  const own = useOwnSite();
  const units = useUnitIndex();
  const { t } = useTranslation('console');
  const [selected, setSelected] = useState<string | null>(null);
  const [tab, setTab] = useState<'floor' | 'roll' | 'messages'>('floor');
  const messages = useRoomState((state) => state.messages.length);
  const [read, setRead] = useState(0);
  // The roster may lag behind a burst of presence; the stage may not.
  const calmSites = useDeferredValue(view.sites);
  const stage = useMemo(() => stageFor(view, null), [view]);
  const preview = selected ?? view.queue[0]?.site ?? null;
  const pictures = useMemo(
    () => [
      ...stage.filter((site) => site !== own).map((site) => ({ site, height: 540, stage: true })),
      ...(preview && preview !== own ? [{ site: preview, height: 180 }] : []),
    ],
    [stage, preview, own],
  );
  useWish(pictures);
  const unread = tab === 'messages' ? 0 : Math.max(0, messages - read);
  const open = (next: typeof tab) => {
    setTab(next);
    setRead(messages);
  };
  return (
    <div className="console">
      <ConsoleHead view={view} units={units} onOther={onReduced} otherLabel={t('toReduced')} />
      <ConnectionBanner />
      <InvitedBanner view={view} own={own} />
      <Splitter className="console-columns">
        <Splitter.Panel defaultSize="27%" min={260} collapsible>
          <SiteRoster
            sites={calmSites}
            view={view}
            units={units}
            selected={selected}
            onSelect={setSelected}
          />
        </Splitter.Panel>
        <Splitter.Panel min={380}>
          <main className="console-middle">
            <Director view={view} units={units} stage={stage} own={own} />
            {preview && (
              <SiteCard
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
        </Splitter.Panel>
        <Splitter.Panel defaultSize="29%" min={300} collapsible>
          <aside className="console-right">
            <Segmented
              block
              value={tab}
              onChange={open}
              options={[
                { value: 'floor', label: t('tabs.floor') },
                { value: 'roll', label: t('tabs.roll') },
                {
                  value: 'messages',
                  label: (
                    <Badge count={unread} size="small" offset={[10, 0]}>
                      {t('tabs.messages')}
                    </Badge>
                  ),
                },
              ]}
            />
            {tab === 'floor' && (
              <>
                <QueuePanel view={view} units={units} onSelect={setSelected} />
                <AgendaPanel view={view} units={units} />
              </>
            )}
            {tab === 'roll' && <RollCallPanel view={view} units={units} onSelect={setSelected} />}
            {tab === 'messages' && <MessagesPanel view={view} units={units} lead />}
          </aside>
        </Splitter.Panel>
      </Splitter>
      <ToldNotes />
      <Announcer view={view} own={own} />
    </div>
  );
}

import { Tag } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { currentLanguage } from '../../i18n';
import { ConnectionBanner } from '../../room/components/ConnectionBanner';
import { RoomGate } from '../../room/components/RoomGate';
import type { SiteState } from '../../room/core/protocol';
import { answersRoll, rollBlocks, rollTotals } from '../../room/core/roll';
import type { UnitIndex } from '../../room/core/units';
import { RoomProvider, useRoomView, useUnitIndex } from '../../room/hooks/room-context';
import '../../room/styles';

const PAGE = 12;
const PAGE_S = 10;

/** The roll as it is projected: districts as blocks, the exceptions by name, totals. */
export default function BoardPage() {
  const { id = '' } = useParams();
  const options = useMemo(() => ({ meetingId: id, view: 'board' as const, media: false }), [id]);
  return (
    <RoomProvider key={id} options={options}>
      <RoomGate>
        <Board />
      </RoomGate>
    </RoomProvider>
  );
}

function Board() {
  const view = useRoomView();
  const units = useUnitIndex();
  const { t } = useTranslation('board');
  const totals = useMemo(() => rollTotals(view.sites), [view.sites]);
  const blocks = useMemo(() => rollBlocks(view.sites, units), [view.sites, units]);
  return (
    <div className="board">
      <ConnectionBanner />
      <header className="board-head">
        <h1>{t('title')}</h1>
        <p className="room-ellipsis">{view.meeting.title}</p>
      </header>
      <section className="board-totals num" aria-live="polite">
        <Total label={t('present')} value={totals.present} kind="good" />
        <Total label={t('absent')} value={totals.absent} kind="fair" />
        <Total label={t('waiting')} value={totals.waiting} kind="quiet" />
        <Total label={t('people')} value={totals.people} kind="action" />
      </section>
      <main className="board-blocks" aria-label={t('blocks')}>
        {blocks.map((block) => {
          const { sites, present, absent } = block.totals;
          const whole = present + absent === sites;
          return (
            <div
              key={block.unit}
              className={whole ? 'board-block board-block-whole' : 'board-block'}
            >
              <span className="room-ellipsis" title={units.label(block.unit)}>
                {units.name(block.unit)}
              </span>
              <span className="board-line">
                <span className="board-bar" aria-hidden="true">
                  <span style={{ width: `${(present / sites) * 100}%` }} />
                  <span
                    className="board-bar-absent"
                    style={{ width: `${(absent / sites) * 100}%` }}
                  />
                </span>
                <strong className="num">
                  {present}/{sites}
                </strong>
              </span>
            </div>
          );
        })}
      </main>
      <Exceptions sites={view.sites} units={units} />
    </div>
  );
}

function Total(props: { label: string; value: number; kind: string }) {
  return (
    <div className={`board-total board-total-${props.kind}`}>
      <strong>{props.value.toLocaleString(currentLanguage())}</strong>
      <span>{props.label}</span>
    </div>
  );
}

function Exceptions({ sites, units }: { sites: SiteState[]; units: UnitIndex }) {
  const { t } = useTranslation('board');
  const exceptions = useMemo(
    () =>
      sites
        .filter((site) => answersRoll(site) && site.rollCall.state !== 'present')
        .sort(
          (one, other) =>
            Number(other.rollCall.state === 'absent') - Number(one.rollCall.state === 'absent') ||
            units.compare(one.site, other.site),
        ),
    [sites, units],
  );
  const pages = Math.max(1, Math.ceil(exceptions.length / PAGE));
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((before) => before + 1), PAGE_S * 1000);
    return () => clearInterval(timer);
  }, []);
  const page = turn % pages;
  return (
    <section className="board-exceptions" aria-label={t('exceptions')}>
      <h2>
        {exceptions.length === 0
          ? t('none')
          : t('exceptionsPage', { page: page + 1, pages, count: exceptions.length })}
      </h2>
      <ul className="room-plain">
        {exceptions.slice(page * PAGE, page * PAGE + PAGE).map((site) => (
          <li key={site.site}>
            <span className="room-ellipsis">{units.label(site.site)}</span>
            {site.rollCall.state === 'absent' ? (
              <Tag color="warning">
                {site.rollCall.reason
                  ? t('absentWith', { reason: site.rollCall.reason })
                  : t('absentPlain')}
              </Tag>
            ) : (
              <Tag>{t('notAnswered')}</Tag>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Button, Progress, Segmented, Table, Tag } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDisplay } from '../../app/display';
import type { RoomView, SiteState } from '../../room/core/protocol';
import { rollTotals } from '../../room/core/roll';
import { passes } from '../../room/core/site-tree';
import type { UnitIndex } from '../../room/core/units';
import { useCommand } from '../../room/hooks/room-context';
import { useHeight } from '../../shared/useHeight';

const STATES = ['all', 'waiting', 'absent', 'present'] as const;
type Shown = (typeof STATES)[number];

/** The roll call in progress: totals and every answer, who has given none first, to be called by name. */
export function RollCallPanel(props: {
  view: RoomView;
  units: UnitIndex;
  onSelect: (site: string) => void;
}) {
  const { view } = props;
  const { t } = useTranslation('console');
  const command = useCommand();
  const totals = useMemo(() => rollTotals(view.sites), [view.sites]);
  const answered = totals.sites === 0 ? 0 : (totals.present + totals.absent) / totals.sites;
  return (
    <section className="roll" aria-labelledby="roll-title">
      <div className="room-row">
        <h2 id="roll-title" className="room-grow">
          {t('roll.title')}
        </h2>
        {view.rollCall.open ? (
          <Button onClick={() => void command('roll-call.close')}>{t('roll.close')}</Button>
        ) : (
          <Button
            type="primary"
            disabled={view.phase === 'closed'}
            onClick={() => void command('roll-call.open')}
          >
            {t('roll.open')}
          </Button>
        )}
      </div>
      <Progress percent={Math.floor(answered * 100)} aria-label={t('roll.progress')} />
      <Answers {...props} totals={totals} />
    </section>
  );
}

function Answers(props: {
  view: RoomView;
  units: UnitIndex;
  totals: ReturnType<typeof rollTotals>;
  onSelect: (site: string) => void;
}) {
  const { view, units, totals } = props;
  const { t } = useTranslation('console');
  const { scale } = useDisplay();
  const [shown, setShown] = useState<Shown>('all');
  const box = useRef<HTMLDivElement>(null);
  const height = useHeight(box);
  const ordered = useMemo(
    () =>
      [...view.sites].sort(
        (one, other) => rank(one) - rank(other) || units.compare(one.site, other.site),
      ),
    [view.sites, units],
  );
  const rows = useMemo(
    () => (shown === 'all' ? ordered : ordered.filter((site) => stateOf(site) === shown)),
    [ordered, shown],
  );
  const counts = {
    all: totals.sites,
    waiting: totals.waiting,
    absent: totals.absent,
    present: totals.present,
  };
  return (
    <>
      <Segmented<Shown>
        block
        value={shown}
        onChange={setShown}
        options={STATES.map((state) => ({
          value: state,
          label: t(`roll.${state}`, { count: counts[state] }),
        }))}
      />
      <p className="num room-hint">{t('roll.people', { count: totals.people })}</p>
      <div ref={box} className="roll-answers">
        <Table<SiteState>
          virtual
          size="small"
          showHeader={false}
          pagination={false}
          rowKey="site"
          dataSource={rows}
          scroll={{ y: height, x: 260 * scale }}
          locale={{ emptyText: t(shown === 'waiting' ? 'roll.everyone' : 'roster.nothing') }}
          columns={[
            {
              key: 'site',
              render: (_, site) => (
                <button
                  type="button"
                  className="queue-who"
                  onClick={() => props.onSelect(site.site)}
                >
                  <span>{units.label(site.site)}</span>
                  <Detail site={site} />
                </button>
              ),
            },
            {
              key: 'answer',
              width: 150 * scale,
              align: 'right',
              render: (_, site) => <Answer site={site} roll={view.rollCall} />,
            },
          ]}
        />
      </div>
    </>
  );
}

/** Who chairs there, why nobody came, or whether anybody could answer. */
function Detail({ site }: { site: SiteState }) {
  const { t } = useTranslation('console');
  const { rollCall } = site;
  const text =
    rollCall.state === 'present'
      ? rollCall.chair
      : rollCall.state === 'absent'
        ? rollCall.reason
        : t(site.connected ? 'state.connected' : 'state.expected');
  return text ? <span className="room-hint">{text}</span> : null;
}

function Answer({ site, roll }: { site: SiteState; roll: RoomView['rollCall'] }) {
  const { t } = useTranslation('console');
  const command = useCommand();
  if (site.rollCall.state === 'present') {
    return <Tag color="success">{t('state.present', { count: site.rollCall.headcount })}</Tag>;
  }
  if (site.rollCall.state === 'absent') return <Tag color="warning">{t('state.absent')}</Tag>;
  if (!roll.open) return <Tag>{t('roll.notAnswered')}</Tag>;
  return (
    <Button
      size="small"
      type={roll.calledSite === site.site ? 'primary' : 'default'}
      onClick={() => void command('roll-call.call', { site: site.site })}
    >
      {t('card.callByName')}
    </Button>
  );
}

/** The exceptions come first. */
function rank(site: SiteState): number {
  return STATES.indexOf(stateOf(site));
}

function stateOf(site: SiteState): Exclude<Shown, 'all'> {
  if (passes(site, 'no-answer')) return 'waiting';
  return site.rollCall.state === 'absent' ? 'absent' : 'present';
}

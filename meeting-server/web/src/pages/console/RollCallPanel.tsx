import { Button, Progress, Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../room/core/protocol';
import { rollTotals } from '../../room/core/roll';
import type { UnitIndex } from '../../room/core/units';
import { useCommand } from '../../room/hooks/room-context';

const SHOWN = 60;

/** The roll call in progress: totals, and who has not answered, to be called by name. */
export function RollCallPanel(props: {
  view: RoomView;
  units: UnitIndex;
  onSelect: (site: string) => void;
}) {
  const { view, units } = props;
  const { t } = useTranslation('console');
  const command = useCommand();
  const totals = useMemo(() => rollTotals(view.sites), [view.sites]);
  const waiting = useMemo(
    () =>
      view.sites
        .filter((site) => site.rollCall.state === 'none' || site.rollCall.state === 'ready')
        .sort((one, other) => units.compare(one.site, other.site)),
    [view.sites, units],
  );
  const answered = totals.sites === 0 ? 0 : (totals.present + totals.absent) / totals.sites;
  return (
    <section aria-labelledby="roll-title">
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
      <Progress percent={Math.round(answered * 100)} aria-label={t('roll.progress')} />
      <p className="num">
        <Tag color="success">{t('roll.present', { count: totals.present })}</Tag>
        <Tag color="warning">{t('roll.absent', { count: totals.absent })}</Tag>
        <Tag>{t('roll.waiting', { count: totals.waiting })}</Tag>
        <Tag color="processing">{t('roll.people', { count: totals.people })}</Tag>
      </p>
      <h3>{t('roll.notAnswered')}</h3>
      {waiting.length === 0 && <p className="room-hint">{t('roll.everyone')}</p>}
      <ul className="room-plain">
        {waiting.slice(0, SHOWN).map((site) => (
          <li key={site.site} className="queue-row">
            <button type="button" className="queue-who" onClick={() => props.onSelect(site.site)}>
              <span className="room-ellipsis">{units.label(site.site)}</span>
              <span className="room-hint">
                {t(site.connected ? 'state.connected' : 'state.expected')}
              </span>
            </button>
            {view.rollCall.open && (
              <Button
                size="small"
                type={view.rollCall.calledSite === site.site ? 'primary' : 'default'}
                onClick={() => void command('roll-call.call', { site: site.site })}
              >
                {t('card.callByName')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {waiting.length > SHOWN && (
        <p className="room-hint">{t('roll.more', { count: waiting.length - SHOWN })}</p>
      )}
    </section>
  );
}

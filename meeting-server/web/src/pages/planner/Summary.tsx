import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query } from '../../api/client';
import { keys } from '../../api/queries';
import type { Id, MeetingSummary } from '../../api/types';
import {
  clockTime,
  dayKey,
  length,
  plusDays,
  startOfDay,
  weekdayAndDay,
} from '../../shared/format';
import { useNow } from '../../shared/states';
import type { UnitTree } from '../../shared/unitTree';
import { useLevelName } from '../../shared/useLevelName';
import { countsByLevel, siteCount } from './invitation';
import { lacks, type Plan } from './plan';

/** Meetings that run at the same time; those that were put off or are over do not count. */
export function clashesOf(
  plan: { startsAt: string; plannedMinutes: number },
  others: MeetingSummary[],
  own: Id | undefined,
): MeetingSummary[] {
  const from = new Date(plan.startsAt).getTime();
  const to = from + plan.plannedMinutes * 60_000;
  return others.filter((other) => {
    if (other.id === own || ['postponed', 'cancelled', 'closed'].includes(other.phase))
      return false;
    const start = new Date(other.startsAt).getTime();
    return start < to && start + other.plannedMinutes * 60_000 > from;
  });
}

export function Summary(props: { plan: Plan; tree: UnitTree; meetingId: Id | undefined }) {
  const { t } = useTranslation('planner');
  const levelName = useLevelName();
  const { plan, tree, meetingId } = props;
  const now = useNow(30_000);
  const day = dayKey(plan.startsAt);
  const search = query({ from: startOfDay(plusDays(day, -1)), to: startOfDay(plusDays(day, 1)) });
  const others = useQuery({
    queryKey: [...keys.meetings, 'clash', search],
    queryFn: () => api.get<MeetingSummary[]>(`/api/meetings${search}`),
  });
  const counts = useMemo(
    () => countsByLevel(plan.invitation, tree, plan.convenerId).filter((each) => each.invited > 0),
    [plan.invitation, plan.convenerId, tree],
  );
  const clashes = clashesOf(plan, others.data ?? [], meetingId);
  const { must, look } = lacks(plan, now);
  return (
    <div className="planner-summary" aria-live="polite">
      <h2>{t('summary.title')}</h2>
      <p>
        <strong>{clockTime(plan.startsAt)}</strong>, {weekdayAndDay(plan.startsAt)}
        <br />
        {length(plan.plannedMinutes)}
      </p>
      <p>
        <strong className="num">{plan.invitation.size}</strong> {t('summary.units')},{' '}
        <strong className="num">{siteCount(plan.invitation, plan.convenerId)}</strong>{' '}
        {t('summary.sites')}
      </p>
      <ul>
        {counts.map(({ level, invited, all }) => (
          <li key={level}>{t('summary.level', { invited, all, level: levelName(level) })}</li>
        ))}
      </ul>
      {clashes.map((other) => (
        <Alert
          key={other.id}
          type="warning"
          showIcon
          title={t('summary.clash', { time: clockTime(other.startsAt), title: other.title })}
          description={other.convener.label}
        />
      ))}
      <ul className="planner-lacks">
        {must.map((lack) => (
          <li key={lack} className="is-must">
            <ExclamationCircleOutlined aria-hidden /> {t(`lack.${lack}`)}
          </li>
        ))}
        {look.map((lack) => (
          <li key={lack}>
            <ExclamationCircleOutlined aria-hidden /> {t(`lack.${lack}`)}
          </li>
        ))}
        {must.length === 0 && (
          <li className="is-ready">
            <CheckCircleOutlined aria-hidden /> {t('summary.ready')}
          </li>
        )}
      </ul>
    </div>
  );
}

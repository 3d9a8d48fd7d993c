import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Col, Row } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, query } from '../../api/client';
import { keys, useOffice } from '../../api/queries';
import type { Jobs, MeetingSummary } from '../../api/types';
import { clockTime, dayKey, plusDays, startOfDay } from '../../shared/format';
import { PhaseTag } from '../../shared/PhaseTag';
import { Await, EmptyNote } from '../../shared/states';
import { RUNNING } from '../my-meetings/arrange';
import './it.css';

type Verdict = 'good' | 'fair' | 'bad';

const UNREACHABLE = 'UNREACHABLE';

function serverText(status: string): string {
  if (status === 'UP') return 'status.up';
  return status === UNREACHABLE ? 'status.unreachable' : 'status.down';
}

interface Health {
  status: string;
  components?: Record<string, { status: string }>;
}

const SIGNS: Record<Verdict, ReactNode> = {
  good: <CheckCircleFilled />,
  fair: <ExclamationCircleFilled />,
  bad: <CloseCircleFilled />,
};

/** Whether the server and what it stands on are well, and which meetings depend on it today. */
export function Status({ jobs }: { jobs: Jobs | undefined }) {
  const { t } = useTranslation('it');
  const office = useOffice();
  const health = useQuery({
    queryKey: ['it', 'health'],
    refetchInterval: 15_000,
    // A server that is not well answers 503 with the same body, which is no refusal here.
    // And one that does not answer at all is the worst verdict, not a part of the page that failed.
    queryFn: async (): Promise<Health> => {
      try {
        return await (await fetch('/actuator/health')).json();
      } catch {
        return { status: UNREACHABLE };
      }
    },
  });
  const failures = jobs?.failures.filter((failure) => failure.retryAt === null).length ?? 0;
  return (
    <>
      <Row gutter={[16, 16]}>
        <Await query={health} rows={3}>
          {(answer) => (
            <>
              <Tile
                verdict={answer.status === 'UP' ? 'good' : 'bad'}
                title={t('status.server')}
                text={t(serverText(answer.status))}
              />
              {Object.entries(answer.components ?? {}).map(([name, part]) => (
                <Tile
                  key={name}
                  verdict={part.status === 'UP' ? 'good' : 'bad'}
                  title={t(`status.part.${name}`, { defaultValue: name })}
                  text={t(part.status === 'UP' ? 'status.up' : 'status.down')}
                />
              ))}
            </>
          )}
        </Await>
        <Tile
          verdict={failures > 0 ? 'fair' : 'good'}
          title={t('status.jobs')}
          text={
            failures > 0
              ? t('status.jobsFailed', { count: failures })
              : t('status.jobsFine', { count: jobs?.planned.length ?? 0 })
          }
        />
        <Tile title={t('status.version')} text={office.data?.version ?? ''} />
      </Row>
      <Today />
    </>
  );
}

function Tile(props: { verdict?: Verdict; title: string; text: string }) {
  return (
    <Col xs={24} sm={12} lg={8} xl={6}>
      <div className="it-tile">
        <span>{props.title}</span>
        <strong className={props.verdict ? `is-${props.verdict}` : ''}>
          {props.verdict && <span aria-hidden>{SIGNS[props.verdict]} </span>}
          {props.text}
        </strong>
      </div>
    </Col>
  );
}

/** Today's meetings, and whatever room is open now though its day was another. */
async function todayAndOpen(search: string): Promise<MeetingSummary[]> {
  const searches = [search, ...RUNNING.map((phase) => query({ phase }))];
  const lists = await Promise.all(
    searches.map((each) => api.get<MeetingSummary[]>(`/api/meetings${each}`)),
  );
  const all = new Map(lists.flat().map((meeting) => [meeting.id, meeting]));
  return [...all.values()].sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}

function Today() {
  const { t } = useTranslation('it');
  const today = dayKey(Date.now());
  const search = query({ from: startOfDay(today), to: startOfDay(plusDays(today, 1)) });
  const meetings = useQuery({
    queryKey: [...keys.meetings, 'today', search],
    refetchInterval: 30_000,
    queryFn: () => todayAndOpen(search),
  });
  return (
    <section className="it-today">
      <h2>{t('today.title')}</h2>
      <Await
        query={meetings}
        isEmpty={(list) => list.length === 0}
        empty={<EmptyNote title={t('today.none')} />}
      >
        {(list) => (
          <ul>
            {list.map((meeting) => (
              <li key={meeting.id}>
                <time dateTime={meeting.startsAt}>{clockTime(meeting.startsAt)}</time>
                <Link to={`/meetings/${meeting.id}`}>{meeting.title}</Link>
                <span>{t('today.sites', { count: meeting.sites })}</span>
                <PhaseTag phase={meeting.phase} />
              </li>
            ))}
          </ul>
        )}
      </Await>
    </section>
  );
}

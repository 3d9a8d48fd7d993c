import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Col, Row } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, query } from '../../api/client';
import { keys, useMe } from '../../api/queries';
import type { MeetingSummary } from '../../api/types';
import { dayKey, plusDays, startOfDay, weekdayAndDay } from '../../shared/format';
import { PageHead } from '../../shared/PageHead';
import { Await, EmptyNote, useNow } from '../../shared/states';
import { AllMeetings } from './AllMeetings';
import { arrange } from './arrange';
import { MeetingLine } from './MeetingLine';
import './my-meetings.css';
import { NextMeeting } from './NextMeeting';

const DAYS_AHEAD = 8;

/** Drafts of any day, and meetings of earlier days that never started. */
async function undecidedBefore(to: string): Promise<MeetingSummary[]> {
  const questions = [{ phase: 'draft' }, { phase: 'announced', to }, { phase: 'line-check', to }];
  const answers = await Promise.all(
    questions.map((each) => api.get<MeetingSummary[]>(`/api/meetings${query(each)}`)),
  );
  return answers.flat().filter((meeting) => meeting.phase === 'draft' || meeting.overdue);
}

export default function MyMeetingsPage() {
  const { t } = useTranslation('my-meetings');
  const me = useMe();
  const now = useNow(60_000);
  const today = dayKey(now);
  const meetings = useQuery({
    queryKey: [...keys.meetings, 'near', today],
    refetchInterval: 30_000,
    queryFn: () =>
      api.get<MeetingSummary[]>(
        `/api/meetings${query({ from: startOfDay(today), to: startOfDay(plusDays(today, DAYS_AHEAD)) })}`,
      ),
  });
  const undecided = useQuery({
    queryKey: [...keys.meetings, 'undecided', today],
    enabled: me.data?.can.includes('meetings-convene') ?? false,
    queryFn: () => undecidedBefore(startOfDay(today)),
  });
  const mayConvene = me.data?.can.includes('meetings-convene');
  const plan = mayConvene && (
    <Link to="/meetings/new">
      <Button icon={<PlusOutlined />}>{t('plan')}</Button>
    </Link>
  );

  return (
    <>
      <PageHead
        title={me.data?.machine ? me.data.unit.label : t('title')}
        lead={weekdayAndDay(now)}
        actions={plan}
      />
      <Await query={meetings} rows={8}>
        {(list) => {
          const known = new Set(list.map((meeting) => meeting.id));
          const more = (undecided.data ?? []).filter((meeting) => !known.has(meeting.id));
          return <Near meetings={[...list, ...more]} now={now} />;
        }}
      </Await>
      {!me.data?.machine && <AllMeetings />}
    </>
  );
}

function Near({ meetings, now }: { meetings: MeetingSummary[]; now: number }) {
  const { t } = useTranslation('my-meetings');
  const { next, today, week, waiting } = arrange(meetings, now);
  const others = today.length > 0 || week.length > 0 || waiting.length > 0;
  return (
    <Row gutter={[24, 24]} align="top">
      <Col xs={24} xl={others ? 14 : 24}>
        {next ? (
          <NextMeeting meeting={next} />
        ) : (
          <div className="no-next">
            <EmptyNote title={t('noNext')} hint={t('noNextHint')} />
          </div>
        )}
      </Col>
      {others && (
        <Col xs={24} xl={10}>
          {waiting.length > 0 && <Block title={t('waiting')} meetings={waiting} dated />}
          {today.length > 0 && <Block title={t('today')} meetings={today} />}
          {week.map((each) => (
            <Block
              key={each.day}
              title={weekdayAndDay(startOfDay(each.day))}
              meetings={each.meetings}
            />
          ))}
        </Col>
      )}
    </Row>
  );
}

function Block(props: { title: string; meetings: MeetingSummary[]; dated?: boolean }) {
  return (
    <section className="meeting-block">
      <h2>{props.title}</h2>
      <ul>
        {props.meetings.map((meeting) => (
          <li key={meeting.id}>
            <MeetingLine meeting={meeting} dated={props.dated} />
          </li>
        ))}
      </ul>
    </section>
  );
}

import {
  ApartmentOutlined,
  ClockCircleOutlined,
  EnvironmentOutlined,
  FileTextOutlined,
  LoginOutlined,
  WifiOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../../api/queries';
import type { MeetingSummary } from '../../api/types';
import { clockTime, countdown, length, weekdayAndDay } from '../../shared/format';
import { PhaseTag } from '../../shared/PhaseTag';
import { useNow } from '../../shared/states';
import { useSiteState } from '../../shared/useSiteState';
import { isOpen } from './arrange';

/** The meeting that matters now: when, where, how my site and my documents stand, and the way in. */
export function NextMeeting({ meeting }: { meeting: MeetingSummary }) {
  const { t } = useTranslation('my-meetings');
  const { total, unread } = meeting.documents;
  const open = isOpen(meeting.phase);
  const me = useMe();
  const checks = me.data?.machine && (open || meeting.phase === 'announced');
  const documents =
    total === 0
      ? t('documents.none')
      : unread === 0
        ? t('documents.allRead', { count: total })
        : t('documents.unread', { count: total, unread });
  return (
    <section className={`next-meeting ${meeting.phase === 'live' ? 'is-live' : ''}`}>
      <div className="next-meeting-top">
        <PhaseTag phase={meeting.phase} overdue={meeting.overdue} />
        <Clock meeting={meeting} />
      </div>
      <h2>
        <Link to={`/meetings/${meeting.id}`}>{meeting.title}</Link>
      </h2>
      <ul className="next-meeting-facts">
        <Fact icon={<ClockCircleOutlined />}>
          {clockTime(meeting.startsAt)}, {weekdayAndDay(meeting.startsAt)} (
          {length(meeting.plannedMinutes)})
        </Fact>
        <Fact icon={<ApartmentOutlined />}>
          {t('convenedBy', { unit: meeting.convener.label })}
        </Fact>
        {meeting.mySite && (
          <Fact icon={<EnvironmentOutlined />}>{t('mySite', { site: meeting.mySite.label })}</Fact>
        )}
        {meeting.mySite && open && <SiteFact meetingId={meeting.id} siteId={meeting.mySite.id} />}
        <Fact icon={<FileTextOutlined />}>{documents}</Fact>
      </ul>
      <div className="next-meeting-actions">
        {open && (
          <Link to={`/meetings/${meeting.id}/green-room`}>
            <Button type="primary" size="large" icon={<LoginOutlined />}>
              {t('enter')}
            </Button>
          </Link>
        )}
        {checks && (
          <Link to={`/meetings/${meeting.id}/line-check`}>
            <Button size="large" icon={<WifiOutlined />}>
              {t('lineCheck')}
            </Button>
          </Link>
        )}
        <Link to={`/meetings/${meeting.id}`}>
          <Button size="large" type={open ? 'default' : 'primary'}>
            {t('open')}
          </Button>
        </Link>
      </div>
    </section>
  );
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li>
      <span aria-hidden>{icon}</span>
      <span>{children}</span>
    </li>
  );
}

function SiteFact({ meetingId, siteId }: { meetingId: string; siteId: string }) {
  const { t } = useTranslation('my-meetings');
  const site = useSiteState(meetingId, siteId);
  if (!site) return null;
  const state = site.connected ? (site.quality ?? 'connected') : 'away';
  return <Fact icon={<WifiOutlined />}>{t(`line.${state}`)}</Fact>;
}

function Clock({ meeting }: { meeting: MeetingSummary }) {
  const { t } = useTranslation('my-meetings');
  const now = useNow();
  const until = new Date(meeting.startsAt).getTime() - now;
  if (meeting.phase === 'live' || meeting.phase === 'recess') return null;
  if (until <= 0) return <span className="next-meeting-clock">{t('startTimeReached')}</span>;
  return (
    <span className="next-meeting-clock">
      {t('startsIn')} <strong className="num">{countdown(until)}</strong>
    </span>
  );
}

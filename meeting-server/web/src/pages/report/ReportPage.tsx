import { ArrowLeftOutlined, FileExcelOutlined, FilePdfOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Space, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import { keys, useMeeting } from '../../api/queries';
import type { AttendanceReport, MeetingView } from '../../api/types';
import { dayAndTime, weekdayAndDay } from '../../shared/format';
import { PageHead } from '../../shared/PageHead';
import { Await } from '../../shared/states';
import { Corrections } from './Corrections';
import './report.css';
import { SitesTable } from './SitesTable';
import { ByGroup, Totals } from './Totals';
import { UnitsTable } from './UnitsTable';

export const attendanceKey = (id: string) => [...keys.meeting(id), 'attendance'];

/** Who was there: from the journal, typed by nobody; a correction says what stood before. */
export default function ReportPage() {
  const { id = '' } = useParams();
  const meeting = useMeeting(id);
  return (
    <Await query={meeting} rows={8}>
      {(view) => <Report meeting={view} />}
    </Await>
  );
}

function Report({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation('report');
  const running = meeting.phase !== 'closed';
  const report = useQuery({
    queryKey: attendanceKey(meeting.id),
    refetchInterval: running ? 15_000 : false,
    queryFn: () => api.get<AttendanceReport>(`/api/meetings/${meeting.id}/attendance`),
  });
  const file = (kind: string) => `/api/meetings/${meeting.id}/attendance.${kind}`;
  return (
    <>
      <PageHead
        title={t('title')}
        lead={
          <>
            {meeting.title}
            <br />
            {weekdayAndDay(meeting.startsAt)}, {meeting.convener.label}
          </>
        }
        actions={
          <Space wrap>
            <Link to={`/meetings/${meeting.id}`}>
              <Button icon={<ArrowLeftOutlined />}>{t('toMeeting')}</Button>
            </Link>
            {report.data && (
              <>
                <a href={file('xlsx')} download>
                  <Button icon={<FileExcelOutlined />}>{t('xlsx')}</Button>
                </a>
                <a href={file('pdf')} download>
                  <Button icon={<FilePdfOutlined />}>{t('pdf')}</Button>
                </a>
              </>
            )}
          </Space>
        }
      />
      <Await query={report} rows={10}>
        {(shown) => (
          <>
            {!shown.final && (
              <Alert
                type={shown.meeting.notHeld ? 'warning' : 'info'}
                showIcon
                style={{ marginBottom: '1rem' }}
                title={
                  shown.meeting.notHeld
                    ? t('notHeld', { at: dayAndTime(shown.meeting.startsAt) })
                    : t('notFinal', { at: dayAndTime(shown.generatedAt) })
                }
              />
            )}
            <Totals report={shown} />
            <Tabs
              items={[
                {
                  key: 'units',
                  label: t('units.tab', { count: shown.units.length }),
                  children: <UnitsTable meeting={meeting} report={shown} />,
                },
                {
                  key: 'sites',
                  label: t('sites.tab', { count: shown.sites.length }),
                  children: <SitesTable sites={shown.sites} />,
                },
                {
                  key: 'groups',
                  label: t('groups.tab'),
                  children: <ByGroup report={shown} />,
                },
                {
                  key: 'corrections',
                  label: t('corrections.tab', {
                    count: shown.units.reduce((sum, unit) => sum + unit.corrections.length, 0),
                  }),
                  children: <Corrections units={shown.units} />,
                },
              ]}
            />
          </>
        )}
      </Await>
    </>
  );
}

import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { DatePicker, Input, Select, Space, Table } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, query } from '../../api/client';
import { keys } from '../../api/queries';
import { type MeetingSummary, PHASES, type Phase } from '../../api/types';
import { dayAndTime, dayKey, length, plusDays, startOfDay } from '../../shared/format';
import { PhaseTag } from '../../shared/PhaseTag';
import { Await, EmptyNote } from '../../shared/states';
import { useSettled } from '../../shared/useSettled';

type Range = [Dayjs | null, Dayjs | null] | null;

const MONTHS_SHOWN = 90;

/** Everything within reach, newest first, with a search over titles. */
export function AllMeetings() {
  const { t } = useTranslation('my-meetings');
  const [typed, setTyped] = useState('');
  const [phase, setPhase] = useState<Phase>();
  const [range, setRange] = useState<Range>(null);
  const q = useSettled(typed.trim());
  const today = dayKey(Date.now());
  const from = range?.[0]?.format('YYYY-MM-DD') ?? plusDays(today, -MONTHS_SHOWN);
  const to = range?.[1]?.format('YYYY-MM-DD') ?? plusDays(today, MONTHS_SHOWN);
  const search = query({ q, phase, from: startOfDay(from), to: startOfDay(plusDays(to, 1)) });
  const meetings = useQuery({
    queryKey: [...keys.meetings, 'all', search],
    placeholderData: (before) => before,
    queryFn: () => api.get<MeetingSummary[]>(`/api/meetings${search}`),
  });

  return (
    <section className="all-meetings">
      <h2>{t('all.title')}</h2>
      <Space wrap className="all-meetings-filters">
        <Input
          prefix={<SearchOutlined className="search-sign" />}
          allowClear
          value={typed}
          maxLength={100}
          placeholder={t('all.search')}
          aria-label={t('all.search')}
          onChange={(event) => setTyped(event.target.value)}
          style={{ width: '20rem' }}
        />
        <Select<Phase>
          allowClear
          placeholder={t('all.phase')}
          aria-label={t('all.phase')}
          value={phase}
          onChange={setPhase}
          style={{ width: '13rem' }}
          options={PHASES.map((each) => ({ value: each, label: t(`common:phase.${each}`) }))}
        />
        <DatePicker.RangePicker
          allowEmpty={[true, true]}
          format="DD/MM/YYYY"
          value={range}
          onChange={setRange}
          aria-label={t('all.range')}
        />
      </Space>
      <Await
        query={meetings}
        isEmpty={(list) => list.length === 0}
        empty={<EmptyNote title={t('all.none')} hint={t('all.noneHint')} />}
      >
        {(list) => (
          <Table<MeetingSummary>
            rowKey="id"
            size="middle"
            dataSource={[...list].sort((a, b) => b.startsAt.localeCompare(a.startsAt))}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            scroll={{ x: true }}
            columns={[
              {
                title: t('all.when'),
                dataIndex: 'startsAt',
                render: (at: string) => (
                  <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
                    {dayAndTime(at)}
                  </time>
                ),
              },
              {
                title: t('all.meeting'),
                render: (_, meeting) => (
                  <div style={{ minWidth: '14rem' }}>
                    <Link to={`/meetings/${meeting.id}`}>{meeting.title}</Link>
                    <div className="all-meetings-convener">{meeting.convener.label}</div>
                  </div>
                ),
              },
              {
                title: t('all.convener'),
                responsive: ['lg'],
                render: (_, meeting) => meeting.convener.label,
              },
              {
                title: t('all.length'),
                render: (_, meeting) => (
                  <span style={{ whiteSpace: 'nowrap' }}>{length(meeting.plannedMinutes)}</span>
                ),
                responsive: ['lg'],
              },
              {
                title: t('all.sites'),
                dataIndex: 'sites',
                align: 'right',
                responsive: ['lg'],
              },
              {
                title: t('all.state'),
                render: (_, meeting) => (
                  <PhaseTag phase={meeting.phase} overdue={meeting.overdue} />
                ),
              },
            ]}
          />
        )}
      </Await>
    </section>
  );
}

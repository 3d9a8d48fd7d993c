import { EditOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttendanceReport, Attended, MeetingView, UnitAttendance } from '../../api/types';
import { matches } from '../../shared/fold';
import { CorrectForm } from './CorrectForm';
import { isRunning } from './Totals';

export const STATES: Attended[] = ['present', 'elsewhere', 'absent-reason', 'absent'];
const COLOURS: Record<Attended, string> = {
  present: 'green',
  elsewhere: 'green',
  'absent-reason': 'gold',
  absent: 'red',
};

/** Where the required person and deputies came, both are said. */
function Composition({ row }: { row: UnitAttendance }) {
  const { t } = useTranslation('report');
  const deputies = row.deputies ?? 0;
  return (
    <>
      {row.composition && row.composition !== 'deputy' && (
        <div>{t(`composition.${row.composition}`)}</div>
      )}
      {deputies > 0 && <div>{t('units.deputies', { count: deputies })}</div>}
    </>
  );
}

export function UnitsTable(props: { meeting: MeetingView; report: AttendanceReport }) {
  const { t } = useTranslation('report');
  const { meeting, report } = props;
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<Attended>();
  const [correcting, setCorrecting] = useState<UnitAttendance>();
  const stateOf = (each: Attended) =>
    t(`state.${each === 'absent' && isRunning(report) ? 'not-yet' : each}`);
  const shown = report.units.filter(
    (row) => (!state || row.state === state) && matches(row.unit.label, typed),
  );
  return (
    <>
      <Space wrap style={{ marginBottom: '1rem' }}>
        <Input
          prefix={<SearchOutlined className="search-sign" />}
          allowClear
          placeholder={t('units.search')}
          aria-label={t('units.search')}
          style={{ width: '20rem' }}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Select<Attended>
          allowClear
          value={state}
          placeholder={t('units.state')}
          aria-label={t('units.state')}
          style={{ width: '16rem' }}
          options={STATES.map((each) => ({ value: each, label: stateOf(each) }))}
          onChange={setState}
        />
      </Space>
      <Table<UnitAttendance>
        rowKey={(row) => row.unit.id}
        size="small"
        dataSource={shown}
        scroll={{ x: true }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: t('units.unit'), width: '32%', render: (_, row) => row.unit.label },
          {
            title: t('units.state'),
            render: (_, row) => (
              <>
                <Tag color={COLOURS[row.state]}>{stateOf(row.state)}</Tag>
                {row.state === 'elsewhere' && row.site && (
                  <div className="quiet">{row.site.label}</div>
                )}
              </>
            ),
          },
          { title: t('units.reason'), render: (_, row) => row.reason },
          {
            title: t('units.composition'),
            render: (_, row) => <Composition row={row} />,
          },
          { title: t('units.headcount'), dataIndex: 'headcount', align: 'right' },
          ...(meeting.me.lead
            ? [
                {
                  title: <span className="only-heard">{t('correct.open')}</span>,
                  fixed: 'end' as const,
                  align: 'right' as const,
                  render: (_: unknown, row: UnitAttendance) => (
                    <Button
                      size="small"
                      icon={<EditOutlined />}
                      aria-label={t('correct.of', { unit: row.unit.label })}
                      onClick={() => setCorrecting(row)}
                    >
                      {row.corrections.length > 0
                        ? t('correct.again', { count: row.corrections.length })
                        : t('correct.open')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {correcting && (
        <CorrectForm
          meetingId={meeting.id}
          row={correcting}
          onClose={() => setCorrecting(undefined)}
        />
      )}
    </>
  );
}

import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AttendanceReport, AttendanceTotals } from '../../api/types';
import { number } from '../../shared/format';

const FIGURES: { key: keyof AttendanceTotals; look?: string }[] = [
  { key: 'units' },
  { key: 'present', look: 'is-good' },
  { key: 'elsewhere', look: 'is-good' },
  { key: 'absentWithReason', look: 'is-fair' },
  { key: 'absentWithoutReason', look: 'is-bad' },
  { key: 'neverCame', look: 'is-bad' },
  { key: 'people' },
  { key: 'deputies' },
];

/** While units may still come, who is not there yet is not called absent. */
export function isRunning(report: AttendanceReport): boolean {
  return !report.final && !report.meeting.notHeld;
}

const word = (key: keyof AttendanceTotals, running: boolean) =>
  `totals.${key === 'absentWithoutReason' && running ? 'notYet' : key}`;

export function Totals({ report }: { report: AttendanceReport }) {
  const { t } = useTranslation('report');
  const { totals } = report;
  return (
    <dl className="totals">
      {FIGURES.map(({ key, look }) => (
        <div key={key}>
          <dt>{t(word(key, isRunning(report)))}</dt>
          <dd className={`num ${totals[key] > 0 ? (look ?? '') : ''}`}>{number(totals[key])}</dd>
        </div>
      ))}
    </dl>
  );
}

type Group = Partial<AttendanceTotals> & { key: string; name: string };

export function ByGroup({ report }: { report: AttendanceReport }) {
  const { t } = useTranslation('report');
  const levels: Group[] = report.byLevel.map((group) => ({
    ...group,
    key: group.level,
    name: group.levelName ?? group.level,
  }));
  const districts: Group[] = report.byDistrict.map((group) => ({
    ...group,
    key: group.district.id,
    name: group.district.label,
  }));
  return (
    <>
      <h2>{t('groups.level')}</h2>
      <GroupTable groups={levels} running={isRunning(report)} first={t('groups.level')} />
      {districts.length > 0 && (
        <>
          <h2>{t('groups.district')}</h2>
          <GroupTable groups={districts} running={isRunning(report)} first={t('groups.district')} />
        </>
      )}
    </>
  );
}

function GroupTable(props: { groups: Group[]; first: string; running: boolean }) {
  const { groups, first, running } = props;
  const { t } = useTranslation('report');
  const figures = FIGURES.filter(({ key }) => groups.some((group) => group[key] !== undefined));
  return (
    <Table<Group>
      rowKey="key"
      size="small"
      pagination={false}
      dataSource={groups}
      scroll={{ x: 900 }}
      columns={[
        { title: first, dataIndex: 'name' },
        ...figures.map(({ key }) => ({
          title: t(word(key, running)),
          align: 'right' as const,
          render: (_: unknown, group: Group) => number(group[key] ?? 0),
        })),
      ]}
    />
  );
}

import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SiteAttendance } from '../../api/types';
import { clockTime } from '../../shared/format';

export function SitesTable({ sites }: { sites: SiteAttendance[] }) {
  const { t } = useTranslation('report');
  /** The server tells how many minutes, or only that it was so. */
  const measured = (value: number | boolean | null) => {
    if (typeof value === 'number') return value > 0 ? t('sites.minutes', { count: value }) : '';
    return value ? t('common:yes') : '';
  };
  return (
    <Table<SiteAttendance>
      rowKey={(row) => row.site.id}
      size="small"
      dataSource={sites}
      scroll={{ x: 980 }}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: t('sites.site'), render: (_, row) => row.site.label },
        {
          title: t('sites.first'),
          render: (_, row) => (row.firstSeen ? clockTime(row.firstSeen) : t('sites.never')),
        },
        { title: t('sites.last'), render: (_, row) => row.lastSeen && clockTime(row.lastSeen) },
        { title: t('sites.present'), dataIndex: 'minutes', align: 'right' },
        { title: t('sites.late'), align: 'right', render: (_, row) => measured(row.late) },
        { title: t('sites.early'), align: 'right', render: (_, row) => measured(row.leftEarly) },
        { title: t('sites.sessions'), dataIndex: 'sessions', align: 'right' },
        { title: t('units.headcount'), dataIndex: 'headcount', align: 'right' },
      ]}
    />
  );
}

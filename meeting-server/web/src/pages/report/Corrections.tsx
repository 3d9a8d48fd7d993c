import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Correction, UnitAttendance } from '../../api/types';
import { dayAndTime } from '../../shared/format';
import { EmptyNote } from '../../shared/states';

type Row = Correction & { unit: string };

export function Corrections({ units }: { units: UnitAttendance[] }) {
  const { t, i18n } = useTranslation('report');
  const rows: Row[] = units
    .flatMap(({ unit, corrections }) => corrections.map((each) => ({ ...each, unit: unit.label })))
    .sort((a, b) => a.at.localeCompare(b.at));
  const said = (field: string, value: unknown) => {
    const key = `${field}.${value}`;
    return i18n.exists(`report:${key}`) ? t(key) : String(value ?? '');
  };
  const fieldName = (field: string) =>
    i18n.exists(`report:field.${field}`) ? t(`field.${field}`) : field;
  if (rows.length === 0) return <EmptyNote title={t('corrections.none')} />;
  return (
    <Table<Row>
      rowKey={(row) => `${row.unit} ${row.at} ${row.field}`}
      size="small"
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      dataSource={rows}
      scroll={{ x: 1000 }}
      columns={[
        { title: t('corrections.at'), render: (_, row) => dayAndTime(row.at) },
        { title: t('units.unit'), dataIndex: 'unit' },
        { title: t('correct.field'), render: (_, row) => fieldName(row.field) },
        { title: t('corrections.before'), render: (_, row) => said(row.field, row.before) },
        { title: t('corrections.after'), render: (_, row) => said(row.field, row.after) },
        { title: t('corrections.by'), dataIndex: 'by' },
        { title: t('correct.why'), dataIndex: 'why' },
      ]}
    />
  );
}

import { Alert, Table, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportEntry, ImportLine, ImportPreview } from '../../api/types';
import { day, startOfDay } from '../../shared/format';

const PAGING = { pageSize: 50, hideOnSinglePage: true, showSizeChanger: false };

/** What an import would do, by kind of change; what is refused comes first, with the reason. */
export function ImportReport({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation('units');
  const { counts, predecessors } = preview;
  const tabs = [
    {
      key: 'refused',
      label: t('import.refused', { count: counts.refused }),
      children: <Lines lines={preview.refused} />,
    },
    {
      key: 'added',
      label: t('import.added', { count: counts.added }),
      children: <Entries entries={preview.added} />,
    },
    {
      key: 'changed',
      label: t('import.changed', { count: counts.changed }),
      children: <Changes preview={preview} />,
    },
    {
      key: 'ended',
      label: t('import.ended', { count: counts.ended }),
      children: <Entries entries={preview.ended} />,
    },
  ].filter(({ key }) => counts[key as keyof typeof counts] > 0);
  return (
    <>
      <p>{t('import.from', { date: day(startOfDay(preview.validFrom)) })}</p>
      {tabs.length === 0 && <Alert type="info" showIcon title={t('import.nothing')} />}
      {preview.endsHeldBack > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('import.heldBack', { count: preview.endsHeldBack })}
        />
      )}
      {predecessors && (
        <Alert
          type={predecessors.refused > 0 ? 'warning' : 'info'}
          style={{ marginTop: '0.75rem' }}
          title={t('import.links', { ...predecessors })}
        />
      )}
      <Tabs items={tabs} />
      {predecessors && predecessors.told.length > 0 && (
        <>
          <h3>{t('import.linksTold')}</h3>
          <Lines lines={predecessors.told} />
        </>
      )}
    </>
  );
}

function Lines({ lines }: { lines: ImportLine[] }) {
  const { t } = useTranslation('units');
  return (
    <Table<ImportLine>
      rowKey={(line) => `${line.line} ${line.code} ${line.reason}`}
      size="small"
      pagination={PAGING}
      dataSource={lines}
      columns={[
        { title: t('import.line'), dataIndex: 'line', align: 'right' },
        { title: t('code'), dataIndex: 'code' },
        { title: t('import.why'), dataIndex: 'sentence' },
      ]}
    />
  );
}

function Entries({ entries }: { entries: ImportEntry[] }) {
  const { t } = useTranslation('units');
  return (
    <Table<ImportEntry>
      rowKey="code"
      size="small"
      pagination={PAGING}
      dataSource={entries}
      columns={[
        { title: t('code'), dataIndex: 'code' },
        { title: t('name'), dataIndex: 'name' },
        { title: t('level'), dataIndex: 'level' },
        { title: t('import.parent'), dataIndex: 'parentCode' },
      ]}
    />
  );
}

function Changes({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation('units');
  const said = (entry: ImportEntry) =>
    [entry.name, entry.level, entry.parentCode].filter(Boolean).join(', ');
  return (
    <Table
      rowKey={(change) => change.after.code}
      size="small"
      pagination={PAGING}
      dataSource={preview.changed}
      columns={[
        { title: t('code'), render: (_, { after }) => after.code },
        { title: t('import.before'), render: (_, { before }) => said(before) },
        { title: t('import.after'), render: (_, { after }) => said(after) },
      ]}
    />
  );
}

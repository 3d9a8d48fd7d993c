import { DownloadOutlined, SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Descriptions, Input, Select, Space, Table } from 'antd';
import type { Dayjs } from 'dayjs';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query } from '../../api/client';
import { useUnitLevels } from '../../api/queries';
import type { AuditEntry, Paged } from '../../api/types';
import { currentLanguage } from '../../i18n';
import { clockTime, day } from '../../shared/format';
import { PageHead } from '../../shared/PageHead';
import { Await, EmptyNote } from '../../shared/states';
import { useSettled } from '../../shared/useSettled';
import { useUnitTree } from '../../shared/useUnitTree';

const PAGE = 50;

/** The groups of kinds; a kind is named `group.verb` by the feature that records it. */
const GROUPS = [
  'session',
  'account',
  'entry-code',
  'organisation',
  'meeting',
  'agenda',
  'document',
  'floor',
  'main-site',
  'queue',
  'roll-call',
  'chat',
  'attendance',
  'audit',
];

export default function AuditPage() {
  const { t } = useTranslation('audit');
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<string>();
  const [range, setRange] = useState<[Dayjs | null, Dayjs | null] | null>(null);
  const [page, setPage] = useState(0);
  const q = useSettled(typed.trim());
  const filter = {
    q,
    kind,
    from: range?.[0]?.format('YYYY-MM-DD'),
    to: range?.[1]?.format('YYYY-MM-DD'),
  };
  const entries = useQuery({
    queryKey: ['audit', filter, page],
    placeholderData: (before) => before,
    queryFn: () => api.get<Paged<AuditEntry>>(`/api/audit${query({ ...filter, page })}`),
  });

  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <a href={`/api/audit.xlsx${query(filter)}`} download>
            <Button icon={<DownloadOutlined />}>{t('export')}</Button>
          </a>
        }
      />
      <Space wrap style={{ marginBottom: '1rem' }}>
        <Input
          prefix={<SearchOutlined className="search-sign" />}
          allowClear
          value={typed}
          maxLength={100}
          placeholder={t('search')}
          aria-label={t('search')}
          style={{ width: '22rem' }}
          onChange={(event) => {
            setTyped(event.target.value);
            setPage(0);
          }}
        />
        <Select
          allowClear
          value={kind}
          placeholder={t('group')}
          aria-label={t('group')}
          style={{ width: '15rem' }}
          options={GROUPS.map((group) => ({ value: group, label: t(`groups.${group}`) }))}
          onChange={(value) => {
            setKind(value);
            setPage(0);
          }}
        />
        <DatePicker.RangePicker
          allowEmpty={[true, true]}
          format="DD/MM/YYYY"
          value={range}
          aria-label={t('period')}
          onChange={(value) => {
            setRange(value);
            setPage(0);
          }}
        />
      </Space>
      <Await
        query={entries}
        rows={12}
        isEmpty={(found) => found.items.length === 0}
        empty={<EmptyNote title={t('none')} hint={t('noneHint')} />}
      >
        {(found) => (
          <Table<AuditEntry>
            rowKey={(entry) => `${entry.at} ${entry.kind} ${entry.actor} ${entry.subject}`}
            size="small"
            dataSource={found.items}
            scroll={{ x: true }}
            pagination={{
              current: page + 1,
              pageSize: PAGE,
              total: found.total,
              showSizeChanger: false,
              hideOnSinglePage: true,
              onChange: (to) => setPage(to - 1),
            }}
            expandable={{
              rowExpandable: (entry) => Object.keys(entry.details ?? {}).length > 0,
              expandedRowRender: (entry) => <Details details={entry.details} />,
            }}
            columns={[
              {
                title: t('at'),
                render: (_, { at }) => (
                  <time dateTime={at}>
                    {`${clockTime(at)}:${at.slice(17, 19)}`}
                    <br />
                    {day(at)}
                  </time>
                ),
              },
              { title: t('actor'), render: (_, entry) => whoDid(entry.actor, t) },
              { title: t('what'), render: (_, entry) => entry.what[currentLanguage()] },
              {
                title: t('subject'),
                render: (_, entry) => (
                  <span style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
                    {entry.subject}
                  </span>
                ),
              },
              { title: t('address'), render: (_, { address }) => shortAddress(address) },
            ]}
          />
        )}
      </Await>
    </>
  );
}

/** A site that came in with a code has no account: its login is the code of its unit. */
function whoDid(actor: string | null, t: TFunction<'audit'>): string {
  if (!actor) return t('system');
  return actor.replace(/\(code:(.+)\)$/, (_, code) => `(${t('byCode', { code })})`);
}

/** IPv6 as people write it: the longest part of the server's zeros in two colons. */
function shortAddress(address: string | null): string {
  if (!address?.includes(':')) return address ?? '';
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

/** The values of an entry; those of a room's command lie one deeper, and units have names. */
function Details({ details }: { details: AuditEntry['details'] }) {
  const { t, i18n } = useTranslation('audit');
  const { tree } = useUnitTree();
  const { values, ...rest } = details;
  const levels = useUnitLevels();
  const shown = (name: string, value: unknown) => {
    if (typeof value === 'object') return JSON.stringify(value);
    if (name === 'role') return t(`common:role.${value}`);
    const level = name === 'level' && levels.data?.find((each) => each.level === value);
    if (level) return currentLanguage() === 'en' ? level.nameEn : level.name;
    return tree?.label(String(value)) || String(value);
  };
  return (
    <Descriptions
      size="small"
      column={2}
      items={Object.entries({ ...rest, ...(values as object | undefined) })
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => ({
          key: name,
          label: i18n.exists(`audit:detail.${name}`) ? t(`detail.${name}`) : name,
          children: shown(name, value),
        }))}
    />
  );
}

import {
  FileExcelOutlined,
  PlusOutlined,
  SearchOutlined,
  SendOutlined,
  UploadOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Space, Table, Tabs, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Endpoint } from '../../api/types';
import { matches } from '../../shared/fold';
import { dayAndTime } from '../../shared/format';
import { PageHead } from '../../shared/PageHead';
import { Await, EmptyNote } from '../../shared/states';
import { TroubleBand } from '../../shared/troubles/TroubleBand';
import { VERDICT_COLOURS } from '../line-check/Verdict';
import { EditEndpoint } from './EditEndpoint';
import { EndpointActions } from './EndpointActions';
import './endpoints.css';
import { ImportEndpoints } from './ImportEndpoints';
import { LiveState } from './LiveState';
import { Orders } from './Orders';
import { Quality } from './Quality';

export const ENDPOINTS = ['endpoints'] as const;

/** A narrow screen scrolls sideways instead of breaking every word. */
const WIDE_PX = 1150;

const STANDINGS = ['enrolled', 'not-enrolled', 'online', 'offline', 'old', 'not-ready'] as const;
type Standing = (typeof STANDINGS)[number];

const IS: Record<Standing, (endpoint: Endpoint) => boolean> = {
  enrolled: (endpoint) => endpoint.enrolled !== null,
  'not-enrolled': (endpoint) => endpoint.enrolled === null,
  online: ({ live }) => live?.online === true,
  offline: ({ enrolled, live }) => enrolled !== null && live?.online !== true,
  old: ({ live }) => live?.online === true && !live.current,
  'not-ready': (endpoint) => endpoint.lastCheck?.verdict === 'bad',
};

/** The devices of all sites: what they are, where they hang, which browser is bound to each. */
export default function EndpointsPage() {
  const { t } = useTranslation('endpoints');
  const [adding, setAdding] = useState(false);
  const [importing, setImporting] = useState(false);
  const [ordering, setOrdering] = useState(false);
  const endpoints = useQuery({
    queryKey: ENDPOINTS,
    refetchInterval: 30_000,
    queryFn: () => api.get<Endpoint[]>('/api/endpoints'),
  });
  return (
    <>
      <PageHead
        title={t('title')}
        lead={endpoints.data && t('count', { count: endpoints.data.length })}
        actions={
          <Space wrap>
            <a href="/api/endpoints.xlsx" download>
              <Button icon={<FileExcelOutlined />}>{t('export')}</Button>
            </a>
            <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
              {t('import.open')}
            </Button>
            <Button icon={<SendOutlined />} onClick={() => setOrdering(true)}>
              {t('order.open')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {t('add')}
            </Button>
          </Space>
        }
      />
      <TroubleBand />
      <Await query={endpoints} rows={8}>
        {(list) =>
          list.length === 0 ? (
            <EmptyNote title={t('empty')} hint={t('emptyHint')} />
          ) : (
            <Tabs
              items={[
                { key: 'list', label: t('tabList'), children: <List endpoints={list} /> },
                { key: 'quality', label: t('quality.tab'), children: <Quality /> },
              ]}
            />
          )
        }
      </Await>
      {importing && <ImportEndpoints onClose={() => setImporting(false)} />}
      {ordering && <Orders endpoints={endpoints.data ?? []} onClose={() => setOrdering(false)} />}
      {adding && <EditEndpoint onClose={() => setAdding(false)} />}
    </>
  );
}

function List({ endpoints }: { endpoints: Endpoint[] }) {
  const { t } = useTranslation('endpoints');
  const [typed, setTyped] = useState('');
  const [standing, setStanding] = useState<Standing>();
  const shown = endpoints.filter(
    (each) =>
      (!standing || IS[standing](each)) &&
      [each.site.label, each.name, each.serial, each.contact, each.phone].some((text) =>
        matches(text, typed),
      ),
  );
  return (
    <>
      <Space wrap style={{ marginBottom: '1rem' }}>
        <Input
          prefix={<SearchOutlined className="search-sign" />}
          allowClear
          placeholder={t('search')}
          aria-label={t('search')}
          style={{ width: '22rem' }}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Select<Standing>
          allowClear
          value={standing}
          placeholder={t('standing.all')}
          aria-label={t('standing.all')}
          style={{ width: '16rem' }}
          options={STANDINGS.map((each) => ({
            value: each,
            label: `${t(`standing.${each}`)} (${endpoints.filter(IS[each]).length})`,
          }))}
          onChange={setStanding}
        />
      </Space>
      <Table<Endpoint>
        rowKey="id"
        size="small"
        dataSource={shown}
        scroll={{ x: WIDE_PX }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: t('site'), render: (_, each) => each.site.label },
          {
            title: t('name'),
            render: (_, each) => (
              <>
                {each.name}
                <div className="quiet">
                  {[t(`kind.${each.kind}`), each.serial].filter(Boolean).join(' · ')}
                </div>
              </>
            ),
          },
          {
            title: t('contact'),
            render: (_, each) => (
              <>
                {each.contact}
                {each.phone && <div className="quiet num endpoint-phone">{each.phone}</div>}
              </>
            ),
          },
          {
            title: t('enrolled'),
            render: (_, { enrolled, live }) =>
              enrolled ? (
                <>
                  {live?.browser || enrolled.browser}
                  <div className="quiet">{t('lastAt', { at: dayAndTime(enrolled.lastAt) })}</div>
                </>
              ) : (
                <Tag>{t('standing.not-enrolled')}</Tag>
              ),
          },
          { title: t('live.title'), render: (_, each) => <LiveState endpoint={each} /> },
          {
            title: t('lastCheck'),
            render: (_, { lastCheck }) =>
              lastCheck ? (
                <>
                  <Tag color={VERDICT_COLOURS[lastCheck.verdict]}>
                    {t(`line-check:verdict.${lastCheck.verdict}`)}
                  </Tag>
                  <div className="quiet">{dayAndTime(lastCheck.at)}</div>
                </>
              ) : (
                t('never')
              ),
          },
          {
            title: <span className="only-heard">{t('actions')}</span>,
            fixed: 'end',
            width: '14rem',
            align: 'right',
            render: (_, each) => <EndpointActions endpoint={each} />,
          },
        ]}
      />
    </>
  );
}

import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Drawer, Input, Segmented, Space, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { keys } from '../../api/queries';
import type { MeetingDocument, Receipt } from '../../api/types';
import { matches } from '../../shared/fold';
import { dayAndTime } from '../../shared/format';
import { Await } from '../../shared/states';

type Show = 'all' | 'not-received' | 'not-kept' | 'not-opened';

const SHOWN: Record<Show, (receipt: Receipt) => boolean> = {
  all: () => true,
  'not-received': (receipt) => !receipt.receivedAt,
  'not-kept': (receipt) => !receipt.keptAt && !receipt.openedAt,
  'not-opened': (receipt) => !receipt.openedAt,
};

/** Which unit received a document, which has it on a device already, and which has opened it. */
export function ReceiptsDrawer(props: { document: MeetingDocument; onClose: () => void }) {
  const { t } = useTranslation('meeting');
  const [show, setShow] = useState<Show>('all');
  const [typed, setTyped] = useState('');
  const receipts = useQuery({
    queryKey: [...keys.document(props.document.id), 'receipts'],
    refetchInterval: 15_000,
    queryFn: () => api.get<Receipt[]>(`/api/documents/${props.document.id}/receipts`),
  });
  return (
    <Drawer
      open
      size="large"
      title={t('receipts.title', { title: props.document.title })}
      onClose={props.onClose}
    >
      <Await query={receipts}>
        {(list) => (
          <>
            <Space wrap style={{ marginBottom: '1rem' }}>
              <Segmented<Show>
                value={show}
                onChange={setShow}
                options={(Object.keys(SHOWN) as Show[]).map((each) => ({
                  value: each,
                  label: `${t(`receipts.${each}`)} (${list.filter(SHOWN[each]).length})`,
                }))}
              />
              <Input
                prefix={<SearchOutlined className="search-sign" />}
                allowClear
                placeholder={t('receipts.search')}
                aria-label={t('receipts.search')}
                onChange={(event) => setTyped(event.target.value)}
              />
            </Space>
            <Table<Receipt>
              rowKey={(receipt) => receipt.unit.id}
              size="small"
              pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
              dataSource={list.filter(
                (receipt) => SHOWN[show](receipt) && matches(receipt.unit.label, typed),
              )}
              columns={[
                { title: t('receipts.unit'), render: (_, receipt) => receipt.unit.label },
                {
                  title: t('receipts.received'),
                  render: (_, { receivedAt }) =>
                    receivedAt ? dayAndTime(receivedAt) : t('receipts.notYet'),
                },
                {
                  title: t('receipts.kept'),
                  render: (_, { keptAt }) => (keptAt ? dayAndTime(keptAt) : t('receipts.notYet')),
                },
                {
                  title: t('receipts.opened'),
                  render: (_, { openedAt, openedBy }) =>
                    openedAt ? (
                      <>
                        {dayAndTime(openedAt)}
                        {openedBy && <div style={{ color: 'var(--quiet)' }}>{openedBy}</div>}
                      </>
                    ) : (
                      t('receipts.notYet')
                    ),
                },
              ]}
            />
          </>
        )}
      </Await>
    </Drawer>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { BridgeView } from '../../api/types';
import { dayAndTime } from '../../shared/format';
import { Await } from '../../shared/states';
import { DrainButton } from './DrainButton';

const COLOURS = { well: 'green', draining: 'gold', down: 'red' };

/** Which bridges carry picture and sound, whether they are well, and how much they carry. */
export function Bridges() {
  const { t } = useTranslation('it');
  const bridges = useQuery({
    queryKey: ['it', 'bridges'],
    refetchInterval: 3_000,
    queryFn: () => api.get<BridgeView[]>('/api/it/bridges'),
  });
  return (
    <Await query={bridges}>
      {(all) => (
        <Table<BridgeView>
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={all}
          scroll={{ x: 800 }}
          columns={[
            { title: t('bridges.id'), dataIndex: 'id' },
            { title: t('bridges.kind'), render: (_, one) => t(`bridges.kinds.${one.kind}`) },
            { title: t('bridges.region'), dataIndex: 'region' },
            {
              title: t('bridges.state'),
              render: (_, one) => (
                <Tag color={COLOURS[one.state]}>{t(`bridges.states.${one.state}`)}</Tag>
              ),
            },
            { title: t('bridges.since'), render: (_, one) => dayAndTime(one.since) },
            { title: t('bridges.sites'), dataIndex: 'sites', align: 'right' },
            { title: t('bridges.endpoints'), dataIndex: 'endpoints', align: 'right' },
            {
              title: t('bridges.stress'),
              align: 'right',
              render: (_, one) => (one.stress > 0 ? `${Math.round(one.stress * 100)} %` : ''),
            },
            { title: t('bridges.version'), dataIndex: 'version' },
            ...(all.some((one) => one.drains)
              ? [
                  {
                    title: t('bridges.act'),
                    render: (_: unknown, one: BridgeView) =>
                      one.drains && one.state !== 'down' && <DrainButton bridge={one} />,
                  },
                ]
              : []),
          ]}
        />
      )}
    </Await>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Radio, Select, Table } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Endpoint, EndpointOrderSent, Id } from '../../api/types';
import { matches } from '../../shared/fold';
import { dayAndTime } from '../../shared/format';
import { Await, ErrorNote } from '../../shared/states';
import { UnitSelect } from '../../shared/UnitSelect';
import { useUnitTree } from '../../shared/useUnitTree';

const ORDERS = ['endpoints', 'orders'] as const;
const MOST_SPREAD_SECONDS = 300;

type To = 'one' | 'under' | 'all';

/** Sends a message or a reload to one device, those of a unit, or all; and what became of it. */
export function Orders({ endpoints, onClose }: { endpoints: Endpoint[]; onClose: () => void }) {
  const { t } = useTranslation('endpoints');
  return (
    <Drawer open size="large" title={t('order.title')} onClose={onClose}>
      <NewOrder endpoints={endpoints.filter((each) => each.enrolled !== null)} />
      <h3>{t('order.list')}</h3>
      <Sent />
    </Drawer>
  );
}

function NewOrder({ endpoints }: { endpoints: Endpoint[] }) {
  const { t } = useTranslation('endpoints');
  const { message } = App.useApp();
  const client = useQueryClient();
  const { tree } = useUnitTree();
  const [what, setWhat] = useState<'message' | 'reload'>('message');
  const [to, setTo] = useState<To>('all');
  const [unit, setUnit] = useState<Id>();
  const [one, setOne] = useState<Id>();
  const [text, setText] = useState('');
  const meant = useMemo(() => {
    if (to === 'one') return endpoints.filter((each) => each.id === one);
    if (to === 'all') return endpoints;
    const within = new Set(unit && tree ? tree.subtree(unit).map(({ id }) => id) : []);
    return endpoints.filter((each) => within.has(each.site.id));
  }, [endpoints, to, one, unit, tree]);
  const send = useMutation({
    mutationFn: () =>
      api.post<EndpointOrderSent>('/api/endpoints/orders', {
        what,
        endpointId: to === 'one' ? one : null,
        under: to === 'under' ? unit : null,
        text: what === 'message' ? text : null,
      }),
    onSuccess: async (sent) => {
      setText('');
      void message.success(t('order.sent', { count: sent.of }));
      await client.invalidateQueries({ queryKey: ORDERS });
    },
  });
  const seconds = Math.min(Math.max(0, meant.length - 1), MOST_SPREAD_SECONDS);
  return (
    <Form layout="vertical" requiredMark={false} onFinish={() => send.mutate()}>
      <Form.Item label={t('order.what')}>
        <Radio.Group
          optionType="button"
          value={what}
          options={(['message', 'reload'] as const).map((value) => ({
            value,
            label: t(`order.${value}`),
          }))}
          onChange={(event) => setWhat(event.target.value)}
        />
      </Form.Item>
      <Form.Item label={t('order.to')}>
        <Radio.Group
          optionType="button"
          value={to}
          options={[
            { value: 'all', label: t('order.toAll') },
            { value: 'under', label: t('order.toUnder') },
            { value: 'one', label: t('order.toOne') },
          ]}
          onChange={(event) => setTo(event.target.value)}
        />
      </Form.Item>
      {to === 'under' && (
        <Form.Item label={t('order.unit')} htmlFor="order-unit">
          <UnitSelect
            id="order-unit"
            tree={tree}
            {...(unit ? { value: unit } : {})}
            onChange={setUnit}
          />
        </Form.Item>
      )}
      {to === 'one' && (
        <Form.Item label={t('order.endpoint')} htmlFor="order-endpoint">
          <Select<Id>
            id="order-endpoint"
            showSearch={{ filterOption: (typed, option) => matches(`${option?.label}`, typed) }}
            options={endpoints.map((each) => ({
              value: each.id,
              label: `${each.name}, ${each.site.label}`,
            }))}
            onChange={setOne}
          />
        </Form.Item>
      )}
      {what === 'message' ? (
        <Form.Item label={t('order.text')} htmlFor="order-text" extra={t('order.textHint')}>
          <Input.TextArea
            id="order-text"
            value={text}
            maxLength={500}
            showCount
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setText(event.target.value)}
          />
        </Form.Item>
      ) : (
        <p className="quiet">{t('order.reloadHint', { seconds })}</p>
      )}
      {send.error && <ErrorNote error={send.error} />}
      <p className="quiet">
        {meant.length === 0 ? t('order.none') : t('order.count', { count: meant.length })}
      </p>
      <Button
        type="primary"
        htmlType="submit"
        loading={send.isPending}
        disabled={meant.length === 0 || (what === 'message' && text.trim() === '')}
      >
        {t(what === 'message' ? 'order.send' : 'order.doReload')}
      </Button>
    </Form>
  );
}

function Sent() {
  const { t } = useTranslation('endpoints');
  const sent = useQuery({
    queryKey: ORDERS,
    refetchInterval: 5_000,
    queryFn: () => api.get<EndpointOrderSent[]>('/api/endpoints/orders'),
  });
  return (
    <Await query={sent} rows={4} isEmpty={(list) => list.length === 0} empty={t('order.empty')}>
      {(list) => (
        <Table<EndpointOrderSent>
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={list}
          columns={[
            {
              title: t('order.what'),
              render: (_, each) => (
                <>
                  {each.what === 'message' ? each.text : t('order.reload')}
                  <div className="quiet">
                    {each.toName || t('order.all')} · {each.byName} · {dayAndTime(each.at)}
                  </div>
                  {each.done < each.of && each.open.length > 0 && (
                    <div className="quiet">
                      {t('order.openNames', { names: each.open.slice(0, 5).join(', ') })}
                      {each.of - each.done > 5 && '…'}
                    </div>
                  )}
                </>
              ),
            },
            {
              title: t('order.told'),
              width: '6.5rem',
              render: (_, each) => <span className="num">{`${each.told}/${each.of}`}</span>,
            },
            {
              title: `${t('order.doneMessage')} / ${t('order.doneReload')}`,
              width: '9rem',
              render: (_, each) => <span className="num">{`${each.done}/${each.of}`}</span>,
            },
          ]}
        />
      )}
    </Await>
  );
}

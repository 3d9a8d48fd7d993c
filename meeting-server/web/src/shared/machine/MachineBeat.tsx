import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { api } from '../../api/client';
import { useMe } from '../../api/queries';
import type { EndpointOrder } from '../../api/types';
import { clockTime } from '../format';
import { browserVersion, buildName, placeOf } from './about';
import { whenFree } from './hold-reload';
import { onlyShows } from './machine';
import './machine.css';

const EVERY_MS = 30_000;
/** On a screen nobody presses a button: a message stands there for a minute. */
const SHOWN_MS = 60_000;

/** A device tells every half minute that it is on, and does what the IT staff asked of it. */
export function MachineBeat() {
  const { t } = useTranslation();
  const location = useLocation();
  const me = useMe();
  const display = me.data ? onlyShows(me.data) : false;
  const place = placeOf(location.pathname);
  const [messages, setMessages] = useState<EndpointOrder[]>([]);
  const reloads = useRef(false);
  const beat = useMutation({
    mutationFn: () =>
      api.put<{ orders: EndpointOrder[] }>('/api/endpoints/self/beat', {
        place,
        software: buildName(),
        browser: browserVersion(),
      }),
    onSuccess: ({ orders }) => {
      setMessages(orders.filter((order) => order.what === 'message'));
      const reload = orders.find((order) => order.what === 'reload');
      if (reload && !reloads.current) {
        reloads.current = true;
        whenFree(() => void loadAnew(reload).catch(() => undefined));
      }
    },
  });
  const loadAnew = async (order: EndpointOrder) => {
    try {
      await api.post<void>(`/api/endpoints/self/orders/${order.id}`);
      window.location.reload();
    } finally {
      reloads.current = false;
    }
  };
  const confirm = useMutation({
    mutationFn: (order: EndpointOrder) => api.post<void>(`/api/endpoints/self/orders/${order.id}`),
    onSuccess: (_, order) => setMessages((all) => all.filter((each) => each.id !== order.id)),
  });
  const { mutate } = beat;
  // biome-ignore lint/correctness/useExhaustiveDependencies: also when it goes somewhere else
  useEffect(() => {
    mutate();
    const timer = setInterval(() => mutate(), EVERY_MS);
    return () => clearInterval(timer);
  }, [place, mutate]);
  const shown = useShownFor(messages, display ? SHOWN_MS : null);
  if (shown.length === 0) return null;
  return (
    <div className="machine-notices" role="alert">
      {shown.map((order) => (
        <Alert
          key={order.id}
          type="warning"
          showIcon
          title={order.text}
          description={t('machine.from', { name: order.byName, at: clockTime(order.at) })}
          action={
            !display && (
              <Button
                type="primary"
                size="large"
                loading={confirm.isPending}
                onClick={() => confirm.mutate(order)}
              >
                {t('machine.confirm')}
              </Button>
            )
          }
        />
      ))}
    </div>
  );
}

/** Those of the messages that have not stood there for long enough yet. */
function useShownFor(messages: EndpointOrder[], ms: number | null): EndpointOrder[] {
  const [since] = useState(() => new Map<string, number>());
  const [, tick] = useState(0);
  for (const { id } of messages) if (!since.has(id)) since.set(id, Date.now());
  useEffect(() => {
    if (ms === null || messages.length === 0) return;
    const timer = setTimeout(() => tick((n) => n + 1), ms);
    return () => clearTimeout(timer);
  }, [messages, ms]);
  return messages.filter(({ id }) => ms === null || Date.now() - (since.get(id) ?? 0) < ms);
}

/** The five states that every page has besides its content: empty, loading, partial, error, offline. */
import type { UseQueryResult } from '@tanstack/react-query';
import { Alert, Button, Empty, Skeleton, Space } from 'antd';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefused, sentenceOf } from '../api/client';
import { useOffice } from '../api/queries';

export function LoadingShape({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton active title paragraph={{ rows }} />
    </div>
  );
}

export function EmptyNote(props: { title: string; hint?: string; action?: ReactNode }) {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <div>
          <strong>{props.title}</strong>
          {props.hint && <div style={{ color: 'var(--quiet)' }}>{props.hint}</div>}
        </div>
      }
    >
      {props.action}
    </Empty>
  );
}

/** Not allowed, not there, not this kind of file: the same question has the same answer. */
const FINAL = [400, 403, 404, 413, 415, 422];

/** Whether asking again can help. */
export function isWorthRepeating(error: unknown): boolean {
  return !isRefused(error) || !FINAL.includes(error.status);
}

/** What happened, what to do, whom to call. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const office = useOffice();
  const phone = office.data?.itPhone;
  const ours = isRefused(error) && error.status >= 400 && error.status < 500;
  const call = !ours && phone;
  const again = isWorthRepeating(error) ? onRetry : undefined;
  return (
    <Alert
      type={ours ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={sentenceOf(error)}
      description={
        (call || again) && (
          <Space orientation="vertical">
            {call && <span>{t('errors.callIt', { phone })}</span>}
            {again && <Button onClick={again}>{t('retry')}</Button>}
          </Space>
        )
      }
    />
  );
}

/** One part could not be brought up to date while the rest of the page works. */
export function PartialNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: '1rem' }}
      title={t('partial')}
      description={sentenceOf(error)}
      action={onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
    />
  );
}

type Answered<T> = Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'refetch'>;

/** Shows a read in whichever state it is; keeps showing old data when a refresh failed. */
export function Await<T>(props: {
  query: Answered<T>;
  rows?: number;
  loading?: ReactNode;
  isEmpty?: (data: T) => boolean;
  empty?: ReactNode;
  children: (data: T) => ReactNode;
}) {
  const { query } = props;
  const retry = () => void query.refetch();
  if (query.data === undefined) {
    if (query.error) return <ErrorNote error={query.error} onRetry={retry} />;
    return props.loading ?? <LoadingShape rows={props.rows} />;
  }
  return (
    <>
      {query.error && <PartialNote error={query.error} onRetry={retry} />}
      {props.isEmpty?.(query.data) ? props.empty : props.children(query.data)}
    </>
  );
}

const subscribeOnline = (changed: () => void) => {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
};

export function useOnline(): boolean {
  return useSyncExternalStore(subscribeOnline, () => navigator.onLine);
}

/** Says what still works while the machine has no network. */
export function OfflineBar({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const online = useOnline();
  if (online) return null;
  return (
    <Alert
      type="warning"
      banner
      showIcon
      role="status"
      title={t('offline.title')}
      description={children ?? t('offline.still')}
    />
  );
}

/** The present moment, ticking; for countdowns. */
export function useNow(everyMs = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

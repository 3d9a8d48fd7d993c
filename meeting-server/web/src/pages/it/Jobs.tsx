import type { UseQueryResult } from '@tanstack/react-query';
import { Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { JobFailure, Jobs, PlannedJob } from '../../api/types';
import { dayAndTime } from '../../shared/format';
import { Await, EmptyNote } from '../../shared/states';

const PAGING = { pageSize: 50, hideOnSinglePage: true, showSizeChanger: false };
const COLOURS = { waiting: 'blue', running: 'green', paused: 'gold', error: 'red' };

/** Handlers are named by the feature that owns them; those we know are said in words. */
function useHandlerName() {
  const { t, i18n } = useTranslation('it');
  return (handler: string) => {
    const key = `handlers.${handler.replace(/\./g, '-')}`;
    return i18n.exists(`it:${key}`) ? t(key) : handler;
  };
}

export function Planned({ jobs }: { jobs: UseQueryResult<Jobs> }) {
  const { t } = useTranslation('it');
  const named = useHandlerName();
  return (
    <Await
      query={jobs}
      isEmpty={(all) => all.planned.length === 0}
      empty={<EmptyNote title={t('jobs.none')} />}
    >
      {(all) => (
        <Table<PlannedJob>
          rowKey="key"
          size="small"
          pagination={PAGING}
          dataSource={all.planned}
          scroll={{ x: 960 }}
          columns={[
            {
              title: t('jobs.next'),
              render: (_, job) => (job.next ? dayAndTime(job.next) : t('jobs.never')),
            },
            { title: t('jobs.what'), render: (_, job) => named(job.handler) },
            {
              title: t('jobs.subject'),
              render: (_, job) => <span title={job.key}>{job.subject ?? t('jobs.whole')}</span>,
            },
            { title: t('jobs.repeats'), render: (_, job) => job.repeats ?? t('jobs.once') },
            {
              title: t('jobs.previous'),
              render: (_, job) => (job.previous ? dayAndTime(job.previous) : t('jobs.notYet')),
            },
            {
              title: t('jobs.state'),
              render: (_, job) => (
                <Tag color={COLOURS[job.state]}>
                  {t(`jobs.states.${job.state}`)}
                  {job.attempt > 1 && `, ${t('jobs.attempt', { attempt: job.attempt })}`}
                </Tag>
              ),
            },
          ]}
        />
      )}
    </Await>
  );
}

export function Failures({ jobs }: { jobs: UseQueryResult<Jobs> }) {
  const { t } = useTranslation('it');
  const named = useHandlerName();
  return (
    <Await
      query={jobs}
      isEmpty={(all) => all.failures.length === 0}
      empty={<EmptyNote title={t('failures.none')} />}
    >
      {(all) => (
        <Table<JobFailure>
          rowKey={(failure) => `${failure.key} ${failure.at}`}
          size="small"
          pagination={PAGING}
          dataSource={all.failures}
          scroll={{ x: 960 }}
          columns={[
            { title: t('failures.at'), render: (_, failure) => dayAndTime(failure.at) },
            { title: t('jobs.what'), render: (_, failure) => named(failure.handler) },
            {
              title: t('jobs.subject'),
              render: (_, job) => <span title={job.key}>{job.subject ?? t('jobs.whole')}</span>,
            },
            { title: t('failures.attempt'), dataIndex: 'attempt', align: 'right' },
            {
              title: t('failures.error'),
              render: (_, failure) => (
                <span style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
                  {failure.error}
                </span>
              ),
            },
            {
              title: t('failures.retry'),
              render: (_, failure) =>
                failure.retryAt ? dayAndTime(failure.retryAt) : t('failures.givenUp'),
            },
          ]}
        />
      )}
    </Await>
  );
}

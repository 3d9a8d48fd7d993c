import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useMe } from '../../api/queries';
import type { Jobs } from '../../api/types';
import { PageHead } from '../../shared/PageHead';
import { Bridges } from './Bridges';
import { CodesPanel } from './CodesPanel';
import { Failures, Planned } from './Jobs';
import { Status } from './Status';

/** For the people who keep the system running. */
export default function ItPage() {
  const { t } = useTranslation('it');
  const me = useMe();
  const jobs = useQuery({
    queryKey: ['it', 'jobs'],
    refetchInterval: 20_000,
    queryFn: () => api.get<Jobs>('/api/it/jobs'),
  });
  const failures = jobs.data?.failures.length ?? 0;
  const tabs = [
    { key: 'status', label: t('status.tab'), children: <Status jobs={jobs.data} /> },
    { key: 'bridges', label: t('bridges.tab'), children: <Bridges /> },
    { key: 'jobs', label: t('jobs.tab'), children: <Planned jobs={jobs} /> },
    {
      key: 'failures',
      label: failures > 0 ? t('failures.tabCount', { count: failures }) : t('failures.tab'),
      children: <Failures jobs={jobs} />,
    },
    ...(me.data?.can.includes('codes-give')
      ? [{ key: 'codes', label: t('codes.tab'), children: <CodesPanel /> }]
      : []),
  ];
  return (
    <>
      <PageHead title={t('title')} />
      <Tabs items={tabs} />
    </>
  );
}

import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LevelJob } from '../../api/types';
import { currentLanguage } from '../../i18n';
import { isRunning } from './level-job';

/** On the page of accounts: how far the last act on a whole level is, and what waits there. */
export function LevelNote({ job, onOpen }: { job: LevelJob; onOpen: () => void }) {
  const { t } = useTranslation('accounts');
  const progress = t('level.progress', { done: job.done, total: job.total });
  const next = job.made ? 'level.show' : isRunning(job) ? 'level.look' : 'level.details';
  return (
    <Alert
      type={job.failure ? 'error' : 'info'}
      showIcon
      style={{ marginBottom: '1rem' }}
      title={job.failure ? job.failure.sentences[currentLanguage()] : progress}
      description={job.made ? t('level.sheetsWait') : job.under}
      action={<Button onClick={onOpen}>{t(next)}</Button>}
    />
  );
}

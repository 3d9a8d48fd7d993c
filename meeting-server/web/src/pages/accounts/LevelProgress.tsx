import { useQueryClient } from '@tanstack/react-query';
import { App, Modal, Progress } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../api/client';
import type { LevelJob } from '../../api/types';
import { currentLanguage } from '../../i18n';
import { ACCOUNTS } from './AccountsPage';
import { isRunning, useForgetLevelJob } from './level-job';
import { Sheets } from './Sheets';

/** The accounts of a level while they are made, then their sheets, or why none was made. */
export function LevelProgress({ job, onClose }: { job: LevelJob; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const { message } = App.useApp();
  const client = useQueryClient();
  const forget = useForgetLevelJob();
  const running = isRunning(job);
  useEffect(() => {
    if (!running) void client.invalidateQueries({ queryKey: ACCOUNTS });
  }, [running, client]);
  const putAway = async () => {
    try {
      await forget();
      onClose();
    } catch (error) {
      void message.warning(sentenceOf(error), 6);
    }
  };
  if (job.made) {
    return (
      <Sheets
        sheets={job.made.created.map((made) => ({
          login: made.login,
          name: t(`common:role.${job.role}`),
          unit: made.unit.label,
          initialPassword: made.initialPassword ?? '',
        }))}
        skipped={job.made.skipped.length}
        onClose={() => void putAway()}
      />
    );
  }
  return (
    <Modal
      open
      title={t('level.title')}
      footer={null}
      mask={{ closable: false }}
      onCancel={running ? onClose : () => void putAway()}
    >
      <p>{job.under}</p>
      <Progress
        percent={job.total === 0 ? 100 : Math.floor((100 * job.done) / job.total)}
        status={job.failure ? 'exception' : 'active'}
        format={() => t('level.progress', { done: job.done, total: job.total })}
        percentPosition={{ align: 'center', type: 'outer' }}
      />
      {job.failure ? (
        <p role="alert">{job.failure.sentences[currentLanguage()]}</p>
      ) : (
        <p className="quiet">{t('level.mayLeave')}</p>
      )}
    </Modal>
  );
}

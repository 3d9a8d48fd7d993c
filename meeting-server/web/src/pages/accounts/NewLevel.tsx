import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useUnitLevels } from '../../api/queries';
import { type Id, type LevelJob, ROLES, type Role } from '../../api/types';
import { currentLanguage } from '../../i18n';
import { ErrorNote } from '../../shared/states';
import { UnitSelect } from '../../shared/UnitSelect';
import type { UnitTree } from '../../shared/unitTree';
import { LevelProgress } from './LevelProgress';
import { LEVEL_JOB, useLevelJob } from './level-job';

/** One account for every unit of a level below some unit, in one act; what goes on is shown first. */
export function NewLevel(props: { tree: UnitTree | undefined; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const client = useQueryClient();
  const levels = useUnitLevels();
  const [under, setUnder] = useState<Id | undefined>(props.tree?.roots[0]?.unit.id);
  const [level, setLevel] = useState<string>();
  const [role, setRole] = useState<Role>('technician');
  const job = useLevelJob();
  const make = useMutation({
    mutationFn: () => api.post<LevelJob>('/api/accounts/bulk', { underUnitId: under, level, role }),
    onSuccess: (job) => client.setQueryData(LEVEL_JOB, job),
  });
  if (job.data) return <LevelProgress job={job.data} onClose={props.onClose} />;
  const affected = under
    ? (props.tree?.subtree(under).filter((unit) => unit.level === level).length ?? 0)
    : 0;
  return (
    <Modal
      open
      title={t('level.title')}
      okText={t('level.action', { count: affected })}
      okButtonProps={{ disabled: affected === 0 }}
      cancelText={t('common:cancel')}
      confirmLoading={make.isPending}
      onOk={() => make.mutate()}
      onCancel={props.onClose}
    >
      <Form layout="vertical" component="div">
        <Form.Item label={t('level.under')} htmlFor="level-under">
          <UnitSelect id="level-under" tree={props.tree} value={under} onChange={setUnder} />
        </Form.Item>
        <Form.Item label={t('level.level')} htmlFor="level-level">
          <Select
            id="level-level"
            value={level}
            onChange={setLevel}
            options={(levels.data ?? []).map((each) => ({
              value: each.level,
              label: currentLanguage() === 'en' ? each.nameEn : each.name,
            }))}
          />
        </Form.Item>
        <Form.Item label={t('role')} htmlFor="level-role">
          <Select<Role>
            id="level-role"
            value={role}
            onChange={setRole}
            options={ROLES.map((each) => ({ value: each, label: t(`common:role.${each}`) }))}
          />
        </Form.Item>
      </Form>
      <Alert type="info" showIcon title={t('level.hint')} />
      {make.error && <ErrorNote error={make.error} />}
    </Modal>
  );
}

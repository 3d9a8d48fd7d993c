import { RobotOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, InputNumber, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, sentenceOf } from '../../api/client';
import type { Id, SyntheticSitesCame } from '../../api/types';

const MOST = 30;
const USUAL = 10;

/** Fills seats of a rehearsal in which nobody sits with synthetic sites, by number. */
export function SyntheticSites({ rehearsal }: { rehearsal: Id }) {
  const { t } = useTranslation('rehearsal');
  const { message } = App.useApp();
  const [count, setCount] = useState(USUAL);
  const add = useMutation({
    mutationFn: () =>
      api.post<SyntheticSitesCame>(`/api/rehearsals/${rehearsal}/synthetic-sites`, { count }),
    onSuccess: ({ came }) => void message.success(t('came', { count: came })),
    onError: (error) => void message.error(sentenceOf(error), 6),
  });
  return (
    <Space wrap className="rehearsal-card">
      <span>{t('synthetic')}</span>
      <InputNumber
        aria-label={t('synthetic')}
        min={1}
        max={MOST}
        value={count}
        onChange={(next) => setCount(next ?? USUAL)}
      />
      <Button icon={<RobotOutlined />} loading={add.isPending} onClick={() => add.mutate()}>
        {t('add')}
      </Button>
    </Space>
  );
}

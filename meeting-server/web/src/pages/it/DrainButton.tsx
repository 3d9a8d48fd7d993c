import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, sentenceOf } from '../../api/client';
import type { BridgeView } from '../../api/types';

/** Takes a bridge out, after saying what becomes of its meetings, or back. */
export function DrainButton({ bridge }: { bridge: BridgeView }) {
  const { t } = useTranslation('it');
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const { id, kind } = bridge;
  const path = `/api/it/bridges/${id}/drain`;
  const drains = bridge.state === 'draining';
  const change = useMutation({
    mutationFn: () => (drains ? api.delete<void>(path) : api.post<void>(path)),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['it', 'bridges'] });
      void message.success(t(drains ? 'bridges.back' : 'bridges.drained', { id }));
    },
    onError: (error) => void message.error(sentenceOf(error), 8),
  });
  const ask = () =>
    void modal.confirm({
      title: t('bridges.drainTitle', { id }),
      content: (
        <>
          <p>{t('bridges.meetings', { count: bridge.sites })}</p>
          {kind !== 'embedded' && <p>{t(`bridges.ends.${kind}`)}</p>}
        </>
      ),
      okText: t('bridges.drain'),
      okButtonProps: { danger: true },
      cancelText: t('bridges.cancel'),
      onOk: () => change.mutateAsync().catch(() => undefined),
    });
  return (
    <Button
      size="small"
      danger={!drains}
      loading={change.isPending}
      onClick={drains ? () => change.mutate() : ask}
    >
      {t(drains ? 'bridges.takeBack' : 'bridges.drain')}
    </Button>
  );
}

import { CheckCircleFilled, PhoneOutlined, WarningFilled } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, sentenceOf } from '../../api/client';
import type { SiteTrouble } from '../../api/types';
import { clockTime } from '../format';
import './troubles.css';
import { TROUBLES } from './use-troubles';

/** Sites that turned bad: what it is, since when, whom to call, and who does already. */
export function TroubleList({ troubles }: { troubles: SiteTrouble[] }) {
  const { t } = useTranslation('troubles');
  const { message } = App.useApp();
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: (id: string) => api.put<void>(`/api/site-troubles/${id}/taken`, {}),
    onSuccess: () => client.invalidateQueries({ queryKey: TROUBLES }),
    onError: (error) => void message.error(sentenceOf(error)),
  });
  return (
    <ul className="troubles">
      {troubles.map((trouble) => (
        <li key={trouble.id} className={trouble.endedAt ? 'trouble trouble-over' : 'trouble'}>
          <span className="trouble-sign" aria-hidden>
            {trouble.endedAt ? <CheckCircleFilled /> : <WarningFilled />}
          </span>
          <span className="trouble-text">
            <strong>{trouble.site.label}</strong>
            <span>
              {trouble.endedAt
                ? t('over', { at: clockTime(trouble.endedAt) })
                : t(`kind.${trouble.kind}`, { at: clockTime(trouble.since) })}
            </span>
            {trouble.takenBy && (
              <span className="quiet">{t('takenBy', { name: trouble.takenBy })}</span>
            )}
          </span>
          {trouble.phone ? (
            <Button
              icon={<PhoneOutlined />}
              href={`tel:${trouble.phone.replace(/[^0-9+]/g, '')}`}
              className="num"
            >
              {trouble.phone}
            </Button>
          ) : (
            <span className="quiet">{t('noPhone')}</span>
          )}
          {!trouble.endedAt && !trouble.takenBy && (
            <Button
              type="primary"
              loading={take.isPending && take.variables === trouble.id}
              onClick={() => take.mutate(trouble.id)}
            >
              {t('take')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

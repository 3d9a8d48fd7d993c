import { useMutation } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { GivenCode, MeetingView, UnitRef } from '../../api/types';
import { dayAndTime } from '../../shared/format';
import { ErrorNote } from '../../shared/states';

/** Six digits to be read out by telephone, for one site in one meeting. */
export function EntryCode(props: { meeting: MeetingView; site: UnitRef; onClose: () => void }) {
  const { t } = useTranslation('meeting');
  const give = useMutation({
    mutationFn: () =>
      api.post<GivenCode>('/api/entry-codes', {
        meetingId: props.meeting.id,
        siteId: props.site.id,
      }),
  });
  return (
    <Modal
      open
      title={t('code.title', { site: props.site.label })}
      onCancel={props.onClose}
      footer={<Button onClick={props.onClose}>{t('common:close')}</Button>}
    >
      {give.data ? (
        <div className="entry-code" role="status">
          <p>{t('code.readOut')}</p>
          <dl>
            <dt>{t('code.unitCode')}</dt>
            <dd>{give.data.unitCode}</dd>
            <dt>{t('code.code')}</dt>
            <dd>
              <strong>{give.data.code.replace(/(\d{3})(?=\d)/g, '$1 ')}</strong>
            </dd>
          </dl>
          <p>{t('code.validUntil', { until: dayAndTime(give.data.validUntil) })}</p>
        </div>
      ) : (
        <>
          <p>{t('code.hint')}</p>
          {give.error && <ErrorNote error={give.error} />}
          <Button
            type="primary"
            size="large"
            loading={give.isPending}
            onClick={() => give.mutate()}
            style={{ marginTop: '0.75rem' }}
          >
            {t('code.make')}
          </Button>
        </>
      )}
    </Modal>
  );
}

import { SendOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, sentenceOf } from '../../api/client';
import { keys } from '../../api/queries';
import type { MeetingDocument, MeetingView } from '../../api/types';

/** Hands what has been uploaded out to the invited units, all of it with one press. */
export function ReleaseBar(props: { meeting: MeetingView; documents: MeetingDocument[] }) {
  const { t } = useTranslation('meeting');
  const { meeting } = props;
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const drafts = props.documents.filter((each) => each.state === 'draft');
  const release = useMutation({
    mutationFn: () =>
      api.post(`/api/meetings/${meeting.id}/documents/release`, {
        ids: drafts.map((each) => each.id),
      }),
    onSuccess: () => {
      message.success(t('release.done', { count: drafts.length }));
      void client.invalidateQueries({ queryKey: keys.documents(meeting.id) });
    },
    onError: (error) => modal.error({ title: t('release.failed'), content: sentenceOf(error) }),
  });
  if (drafts.length === 0) return null;
  const ask = () =>
    modal.confirm({
      title: t('release.ask', { count: drafts.length }),
      content: t(meeting.phase === 'draft' ? 'release.hintDraft' : 'release.hint', {
        count: meeting.invited.length,
      }),
      okText: t('release.action'),
      onOk: () => release.mutateAsync().catch(() => undefined),
    });
  return (
    <Alert
      type="info"
      showIcon
      className="release-bar"
      title={t('release.waiting', { count: drafts.length })}
      action={
        <Button type="primary" icon={<SendOutlined />} loading={release.isPending} onClick={ask}>
          {t('release.action')}
        </Button>
      }
    />
  );
}

import { UndoOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, sentenceOf } from '../../api/client';
import { postCommand } from '../../api/postCommand';
import { keys } from '../../api/queries';
import type { Id } from '../../api/types';

/** Reopens a meeting that was closed by mistake, as long as the server allows it. */
export function UndoClose({ meetingId }: { meetingId: Id }) {
  const { t } = useTranslation('meeting');
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const room = useQuery({
    queryKey: [...keys.meeting(meetingId), 'room'],
    queryFn: () => api.get<{ undoCloseUntil: string | null }>(`/api/rooms/${meetingId}`),
    refetchInterval: 30_000,
  });
  const undo = useMutation({
    mutationFn: () => postCommand(meetingId, 'meeting.undo-close'),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.meeting(meetingId) });
      message.success(t('undoClose.done'));
    },
    onError: (error) => modal.error({ title: t('undoClose.failed'), content: sentenceOf(error) }),
  });
  const until = room.data?.undoCloseUntil;
  if (!until || Date.parse(until) < Date.now()) return null;
  return (
    <Button
      size="large"
      icon={<UndoOutlined />}
      loading={undo.isPending}
      onClick={() => undo.mutate()}
    >
      {t('undoClose.action')}
    </Button>
  );
}

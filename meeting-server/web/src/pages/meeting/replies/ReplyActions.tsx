import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, sentenceOf } from '../../../api/client';
import type { InvitedReply, MeetingView } from '../../../api/types';
import { repliesKey, SHOWN } from './replies';

/** What the office may do about one unit's reply: the chair's word, or entering it. */
export function ReplyActions(props: {
  meeting: MeetingView;
  of: InvitedReply;
  onEnter: () => void;
}) {
  const { t } = useTranslation('replies');
  const { message } = App.useApp();
  const client = useQueryClient();
  const { meeting, of } = props;
  const decide = useMutation({
    mutationFn: (granted: boolean) =>
      api.put<void>(`/api/meetings/${meeting.id}/replies/${of.unit.id}/consent`, {
        granted,
        replyAt: of.reply?.at,
      }),
    onSettled: () => client.invalidateQueries({ queryKey: repliesKey(meeting.id) }),
    onError: (error) => message.warning(sentenceOf(error)),
  });
  if (meeting.me.lead && SHOWN.asks(of))
    return (
      <Space wrap>
        <Button
          size="small"
          type="primary"
          loading={decide.isPending}
          onClick={() => decide.mutate(true)}
        >
          {t('consent.grant')}
        </Button>
        <Button size="small" loading={decide.isPending} onClick={() => decide.mutate(false)}>
          {t('consent.refuse')}
        </Button>
      </Space>
    );
  return (
    <Button size="small" onClick={props.onEnter}>
      {t('board.enter')}
    </Button>
  );
}

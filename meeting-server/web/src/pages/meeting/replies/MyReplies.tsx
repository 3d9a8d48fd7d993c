import { EditOutlined, SendOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitedReply, MeetingView } from '../../../api/types';
import { dayAndTime } from '../../../shared/format';
import { ReplyForm } from './ReplyForm';
import { ConsentWords, ReplyContent, ReplyTag } from './ReplyWords';
import { takesReplies, useReplies } from './replies';
import './replies.css';

/** What my unit replied to the invitation, or that it has not yet. */
export function MyReplies({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation('replies');
  const replies = useReplies(meeting);
  const [replying, setReplying] = useState<InvitedReply>();
  const mine = replies.data?.filter((each) => each.mine) ?? [];
  if (mine.length === 0) return null;
  return (
    <section className="meeting-part">
      <h2>{t('mine.title')}</h2>
      {mine.map((each) => (
        <MyReply
          key={each.unit.id}
          of={each}
          named={mine.length > 1}
          open={takesReplies(meeting)}
          onReply={() => setReplying(each)}
        />
      ))}
      {replying && (
        <ReplyForm meeting={meeting} of={replying} onClose={() => setReplying(undefined)} />
      )}
    </section>
  );
}

function MyReply(props: { of: InvitedReply; named: boolean; open: boolean; onReply: () => void }) {
  const { t } = useTranslation('replies');
  const { of, open } = props;
  const silent = !of.reply || of.outdated;
  const remindedAt = of.remindedAt;
  return (
    <div className="my-reply">
      {props.named && <strong>{of.unit.label}</strong>}
      {silent && open && (
        <Alert
          type="warning"
          showIcon
          title={t(of.outdated ? 'mine.again' : 'mine.missing')}
          description={remindedAt && t('mine.reminded', { at: dayAndTime(remindedAt) })}
        />
      )}
      {!silent && (
        <div>
          <ReplyTag of={of} /> <ConsentWords of={of} />
        </div>
      )}
      <ReplyContent of={of} />
      {of.reply && (
        <p className="quiet">
          {t(of.reply.onBehalf ? 'mine.enteredBy' : 'mine.givenBy', {
            name: of.reply.byName,
            at: dayAndTime(of.reply.at),
          })}
        </p>
      )}
      {open && (
        <Button
          type={silent ? 'primary' : 'default'}
          icon={silent ? <SendOutlined /> : <EditOutlined />}
          onClick={props.onReply}
        >
          {t(silent ? 'mine.reply' : 'mine.change')}
        </Button>
      )}
    </div>
  );
}

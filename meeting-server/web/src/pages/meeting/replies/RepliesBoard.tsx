import { BellOutlined, DownloadOutlined, SearchOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input, Segmented, Space, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, sentenceOf } from '../../../api/client';
import type { InvitedReply, MeetingView, Reminded } from '../../../api/types';
import { matches } from '../../../shared/fold';
import { dayAndTime } from '../../../shared/format';
import { Await } from '../../../shared/states';
import { ReplyActions } from './ReplyActions';
import { ReplyForm } from './ReplyForm';
import { ConsentWords, ReplyContent, ReplyTag } from './ReplyWords';
import { countOf, repliesKey, SHOWN, type Shown, takesReplies, useReplies } from './replies';
import './replies.css';

/** How many invited units have replied, for who leads or prepares the meeting, and the way to all. */
export function RepliesBoard({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation('replies');
  const replies = useReplies(meeting);
  const [open, setOpen] = useState(false);
  const manages = meeting.me.lead || meeting.me.may.includes('edit');
  if (!manages || !replies.data || meeting.phase === 'draft') return null;
  const all = replies.data;
  return (
    <div className="replies-line">
      <span>
        {t('board.counts', {
          replied: all.length - countOf(all, 'silent'),
          all: all.length,
          silent: countOf(all, 'silent'),
        })}
        {countOf(all, 'asks') > 0 && ` ${t('board.asks', { count: countOf(all, 'asks') })}`}
      </span>
      <Button onClick={() => setOpen(true)}>{t('board.open')}</Button>
      {open && <AllReplies meeting={meeting} onClose={() => setOpen(false)} />}
    </div>
  );
}

function AllReplies({ meeting, onClose }: { meeting: MeetingView; onClose: () => void }) {
  const { t } = useTranslation('replies');
  const replies = useReplies(meeting);
  const [shown, setShown] = useState<Shown>('all');
  const [typed, setTyped] = useState('');
  const [entering, setEntering] = useState<InvitedReply>();
  return (
    <Drawer open size="min(72rem, 96vw)" title={t('board.title')} onClose={onClose}>
      <Await query={replies}>
        {(all) => (
          <>
            <Space wrap className="replies-tools">
              <Segmented<Shown>
                value={shown}
                onChange={setShown}
                options={(Object.keys(SHOWN) as Shown[]).map((each) => ({
                  value: each,
                  label: `${t(`shown.${each}`)} (${countOf(all, each)})`,
                }))}
              />
              <Input
                prefix={<SearchOutlined className="search-sign" />}
                allowClear
                placeholder={t('board.search')}
                aria-label={t('board.search')}
                onChange={(event) => setTyped(event.target.value)}
              />
              {takesReplies(meeting) && (
                <Remind meeting={meeting} silent={countOf(all, 'silent')} />
              )}
              <a href={`/api/meetings/${meeting.id}/replies/phones.xlsx`} download>
                <Button icon={<DownloadOutlined />}>{t('board.phones')}</Button>
              </a>
            </Space>
            <Table<InvitedReply>
              rowKey={(each) => each.unit.id}
              size="small"
              scroll={{ x: 760 }}
              pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
              dataSource={all.filter(
                (each) =>
                  SHOWN[shown](each) &&
                  matches(`${each.unit.label} ${each.under?.label ?? ''}`, typed),
              )}
              columns={[
                {
                  title: t('board.unit'),
                  render: (_, each) => (
                    <>
                      {each.unit.label}
                      {each.remindedAt && SHOWN.silent(each) && (
                        <small className="reply-detail">
                          {t('board.reminded', { at: dayAndTime(each.remindedAt) })}
                        </small>
                      )}
                    </>
                  ),
                },
                {
                  title: t('board.reply'),
                  render: (_, each) => (
                    <>
                      <ReplyTag of={each} />
                      <small className="reply-detail">
                        <ConsentWords of={each} />
                      </small>
                    </>
                  ),
                },
                {
                  title: t('board.content'),
                  width: '36%',
                  render: (_, each) => <ReplyContent of={each} />,
                },
                {
                  title: t('board.act'),
                  width: '13rem',
                  render: (_, each) =>
                    takesReplies(meeting) && (
                      <ReplyActions meeting={meeting} of={each} onEnter={() => setEntering(each)} />
                    ),
                },
              ]}
            />
            {entering && (
              <ReplyForm meeting={meeting} of={entering} onClose={() => setEntering(undefined)} />
            )}
          </>
        )}
      </Await>
    </Drawer>
  );
}

function Remind({ meeting, silent }: { meeting: MeetingView; silent: number }) {
  const { t } = useTranslation('replies');
  const { message } = App.useApp();
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: () => api.post<Reminded>(`/api/meetings/${meeting.id}/replies/reminders`),
    onSuccess: (done) => {
      void client.invalidateQueries({ queryKey: repliesKey(meeting.id) });
      message.success(t('board.remindedNow', { count: done.units }));
    },
    onError: (error) => message.warning(sentenceOf(error)),
  });
  return (
    <Button
      icon={<BellOutlined />}
      disabled={silent === 0}
      loading={send.isPending}
      onClick={() => send.mutate()}
    >
      {t('board.remind')}
    </Button>
  );
}

import { ExperimentOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Modal, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, sentenceOf } from '../../api/client';
import { keys } from '../../api/queries';
import type { MeetingView } from '../../api/types';
import { clockTime, dayAndTime } from '../format';
import './rehearsal.css';

const MINUTES = [30, 60, 90, 120, 240];

/** That the meeting is rehearsed now, for whom, and how to begin and end that. */
export function RehearsalCard({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation('rehearsal');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [asks, setAsks] = useState(false);
  const [minutes, setMinutes] = useState(60);
  const address = `/api/meetings/${meeting.id}/rehearsal`;
  const taken = (view: MeetingView) => client.setQueryData(keys.meeting(meeting.id), view);
  const onError = (error: unknown) => void message.error(sentenceOf(error), 6);
  const begin = useMutation({
    mutationFn: () => api.post<MeetingView>(address, { minutes }),
    onSuccess: (view) => {
      taken(view);
      setAsks(false);
    },
    onError,
  });
  const end = useMutation({
    mutationFn: () => api.delete<MeetingView>(address),
    onSuccess: (view) => {
      taken(view);
      void message.success(t('ended'));
    },
    onError,
  });
  const may = meeting.me.may.includes('rehearse');
  const { rehearsal } = meeting;
  if (rehearsal) {
    return (
      <Alert
        className="rehearsal-card"
        type="warning"
        showIcon
        icon={<ExperimentOutlined />}
        title={t('on')}
        description={
          <>
            <p>
              {t('onHint', {
                name: rehearsal.byName,
                until: clockTime(rehearsal.until),
                at: dayAndTime(meeting.startsAt),
              })}
              {!rehearsal.mayEnter && ` ${t('notForYou')}`}
            </p>
            <Space wrap>
              {rehearsal.mayEnter && (
                <Link to={`/meetings/${rehearsal.id}`}>
                  <Button type="primary">{t('enter')}</Button>
                </Link>
              )}
              {may && (
                <Button loading={end.isPending} onClick={() => end.mutate()}>
                  {t('end')}
                </Button>
              )}
            </Space>
          </>
        }
      />
    );
  }
  if (!may) return null;
  return (
    <div className="rehearsal-card">
      <Button icon={<ExperimentOutlined />} onClick={() => setAsks(true)}>
        {t('begin')}
      </Button>
      <Modal
        open={asks}
        title={t('title')}
        okText={t('ok')}
        cancelText={t('common:cancel')}
        okButtonProps={{ loading: begin.isPending }}
        onOk={() => begin.mutate()}
        onCancel={() => setAsks(false)}
      >
        <p>{t('hint')}</p>
        <Form layout="vertical" component="div">
          <Form.Item label={t('minutes')}>
            <Select
              aria-label={t('minutes')}
              value={minutes}
              onChange={setMinutes}
              options={MINUTES.map((count) => ({
                value: count,
                label: t('minutesOption', { count }),
              }))}
            />
          </Form.Item>
        </Form>
      </Modal>
    </div>
  );
}

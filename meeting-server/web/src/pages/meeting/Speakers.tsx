import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../api/client';
import { postCommand } from '../../api/postCommand';
import { useMe } from '../../api/queries';
import type { MeetingView, SpeakerRequest } from '../../api/types';
import { ErrorNote } from '../../shared/states';
import { useRoomGlance } from '../../shared/useSiteState';
import { useUnitTree } from '../../shared/useUnitTree';

/** Registering to speak before the meeting, and the list as it stands. */
export function Speakers({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation('meeting');
  const { tree } = useUnitTree();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const announced = !['draft', 'postponed'].includes(meeting.phase);
  const room = useRoomGlance(meeting.id, announced);
  const queue = room.data?.queue ?? [];
  const site = meeting.me.site;
  const refresh = () => client.invalidateQueries({ queryKey: ['room', meeting.id] });
  const withdraw = useMutation({
    mutationFn: (request: SpeakerRequest) =>
      postCommand(meeting.id, 'queue.withdraw', { request: request.id }),
    onSuccess: refresh,
    onError: (error) => message.error(sentenceOf(error)),
  });
  if (!announced || (!site && queue.length === 0)) return null;

  return (
    <section className="meeting-part">
      <h2>{t('speakers.title')}</h2>
      {queue.length === 0 && <p className="quiet">{t('speakers.none')}</p>}
      <ol className="speakers">
        {queue.map((request) => (
          <li key={request.id}>
            <span>
              <strong>{request.speaker}</strong>
              {request.position && `, ${request.position}`}
              <small>
                {tree?.label(request.site)}: {request.subject}
              </small>
            </span>
            {request.site === site?.id && (
              <Popconfirm
                title={t('speakers.withdrawAsk')}
                okText={t('speakers.withdraw')}
                cancelText={t('common:cancel')}
                onConfirm={() => withdraw.mutate(request)}
              >
                <Button size="small">{t('speakers.withdraw')}</Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ol>
      {site && <Button onClick={() => setAsking(true)}>{t('speakers.register')}</Button>}
      {site && asking && (
        <RegisterForm
          meetingId={meeting.id}
          siteId={site.id}
          siteLabel={site.label}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            message.success(t('speakers.registered'));
            void refresh();
          }}
        />
      )}
    </section>
  );
}

interface Given {
  speaker: string;
  position: string;
  subject: string;
}

function RegisterForm(props: {
  meetingId: string;
  siteId: string;
  siteLabel: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation('meeting');
  const me = useMe();
  const [form] = Form.useForm<Given>();
  const send = useMutation({
    mutationFn: (given: Given) =>
      postCommand(props.meetingId, 'queue.request', { site: props.siteId, ...given }),
    onSuccess: props.onDone,
  });
  const required = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <Modal
      open
      title={t('speakers.registerFor', { site: props.siteLabel })}
      okText={t('speakers.register')}
      cancelText={t('common:cancel')}
      confirmLoading={send.isPending}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <Form<Given>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          me.data && !me.data.pass
            ? { speaker: me.data.name, position: me.data.position ?? '' }
            : {}
        }
        onFinish={(given) => send.mutate(given)}
      >
        <Form.Item
          name="speaker"
          label={t('speakers.speaker')}
          rules={required(t('speakers.speakerMissing'))}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="position" label={t('speakers.position')}>
          <Input maxLength={150} />
        </Form.Item>
        <Form.Item
          name="subject"
          label={t('speakers.subject')}
          rules={required(t('speakers.subjectMissing'))}
        >
          <Input.TextArea rows={3} maxLength={300} showCount />
        </Form.Item>
        {send.error && <ErrorNote error={send.error} />}
      </Form>
    </Modal>
  );
}

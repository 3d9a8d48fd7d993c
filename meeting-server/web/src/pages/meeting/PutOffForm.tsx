import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, DatePicker, Form, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { keys } from '../../api/queries';
import type { MeetingView } from '../../api/types';
import { fromPicker } from '../../shared/format';
import { ErrorNote } from '../../shared/states';

export type PutOffKind = 'postpone' | 'cancel';

interface Given {
  reason: string;
  startsAt?: Dayjs;
}

/** Postponing (to another time, or to none yet) and cancelling: both say why. */
export function PutOffForm(props: { meeting: MeetingView; kind: PutOffKind; onClose: () => void }) {
  const { t } = useTranslation('meeting');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Given>();
  const { meeting, kind } = props;
  const send = useMutation({
    mutationFn: (given: Given) =>
      api.post<MeetingView>(`/api/meetings/${meeting.id}/${kind}`, {
        reason: given.reason.trim(),
        ...(given.startsAt ? { startsAt: fromPicker(given.startsAt) } : {}),
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.meeting(meeting.id) });
      void client.invalidateQueries({ queryKey: keys.meetings });
      message.success(t(`${kind}.done`));
      props.onClose();
    },
  });
  return (
    <Modal
      open
      title={t(`${kind}.title`)}
      okText={t(`${kind}.action`)}
      okButtonProps={{ danger: kind === 'cancel' }}
      cancelText={t('common:cancel')}
      confirmLoading={send.isPending}
      onCancel={props.onClose}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(given) => send.mutate(given)}
      >
        <Form.Item
          name="reason"
          label={t('putOff.reason')}
          extra={t('putOff.reasonHint')}
          rules={[{ required: true, whitespace: true, message: t('putOff.reasonMissing') }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount autoFocus />
        </Form.Item>
        {kind === 'postpone' && (
          <Form.Item name="startsAt" label={t('putOff.newTime')} extra={t('putOff.newTimeHint')}>
            <DatePicker
              showTime={{ format: 'HH:mm', minuteStep: 5 }}
              format="HH:mm DD/MM/YYYY"
              style={{ width: '100%' }}
            />
          </Form.Item>
        )}
        {send.error && <ErrorNote error={send.error} />}
      </Form>
    </Modal>
  );
}

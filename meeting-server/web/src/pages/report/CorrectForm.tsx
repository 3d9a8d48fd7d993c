import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { postCommand } from '../../api/postCommand';
import type { UnitAttendance } from '../../api/types';
import { ErrorNote } from '../../shared/states';
import { attendanceKey } from './ReportPage';

const FIELDS = ['state', 'reason', 'composition', 'headcount'] as const;
type Field = (typeof FIELDS)[number];

interface Given {
  field: Field;
  value: string | number;
  reason: string;
}

const CHOICES: Record<'state' | 'composition', { values: string[]; prefix: string }> = {
  state: { values: ['present', 'elsewhere', 'absent-reason', 'absent'], prefix: 'state' },
  composition: { values: ['right', 'deputy', 'wrong'], prefix: 'composition' },
};

/** A correction is an event of the journal: who, when, why, and what stood before. */
export function CorrectForm(props: {
  meetingId: string;
  row: UnitAttendance;
  onClose: () => void;
}) {
  const { t } = useTranslation('report');
  const { meetingId, row } = props;
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Given>();
  const field = Form.useWatch('field', form) ?? 'state';
  const send = useMutation({
    mutationFn: ({ field: name, value, reason }: Given) =>
      postCommand(meetingId, 'attendance.correct', {
        unit: row.unit.id,
        field: name,
        value: String(value),
        reason: reason.trim(),
      }),
    onSuccess: () => {
      message.success(t('correct.done'));
      void client.invalidateQueries({ queryKey: attendanceKey(meetingId) });
      props.onClose();
    },
  });
  return (
    <Modal
      open
      title={t('correct.of', { unit: row.unit.label })}
      okText={t('correct.open')}
      cancelText={t('common:cancel')}
      confirmLoading={send.isPending}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <Form<Given>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ field: 'state', value: row.state }}
        onFinish={(given) => send.mutate(given)}
      >
        <Form.Item name="field" label={t('correct.field')}>
          <Select<Field>
            options={FIELDS.map((each) => ({ value: each, label: t(`field.${each}`) }))}
            onChange={(to) => form.setFieldValue('value', row[to] ?? undefined)}
          />
        </Form.Item>
        <Form.Item
          name="value"
          label={t('correct.value')}
          rules={[{ required: true, message: t('correct.valueMissing') }]}
        >
          {field === 'headcount' ? (
            <InputNumber min={0} max={9_999} precision={0} style={{ width: '100%' }} />
          ) : field === 'reason' ? (
            <Input maxLength={200} />
          ) : (
            <Select
              options={CHOICES[field].values.map((value) => ({
                value,
                label: t(`${CHOICES[field].prefix}.${value}`),
              }))}
            />
          )}
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('correct.why')}
          extra={t('correct.whyHint')}
          rules={[{ required: true, whitespace: true, message: t('correct.whyMissing') }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
        {send.error && <ErrorNote error={send.error} />}
      </Form>
    </Modal>
  );
}

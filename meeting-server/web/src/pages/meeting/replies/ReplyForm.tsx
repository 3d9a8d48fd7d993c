import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import type { InvitedReply, MeetingView, ReplyKind, ReplyPerson } from '../../../api/types';
import { ErrorNote } from '../../../shared/states';
import { repliesKey } from './replies';

interface Given {
  kind: ReplyKind;
  reason?: string;
  people?: Partial<ReplyPerson>[];
}

const MOST_PEOPLE = 30;
const nobody = { name: '', position: '', phone: '' };

/** A unit's reply: by its own people, or entered by the office that was told by telephone. */
export function ReplyForm(props: { meeting: MeetingView; of: InvitedReply; onClose: () => void }) {
  const { t } = useTranslation('replies');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Given>();
  const kind = Form.useWatch('kind', form);
  const { meeting, of } = props;
  const send = useMutation({
    mutationFn: (given: Given) =>
      api.put<void>(`/api/meetings/${meeting.id}/replies/${of.unit.id}`, bodyOf(given)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: repliesKey(meeting.id) });
      message.success(t('form.done'));
      props.onClose();
    },
  });
  return (
    <Modal
      open
      width={720}
      title={of.mine ? t('form.title') : t('form.onBehalf', { unit: of.unit.label })}
      okText={t('form.send')}
      cancelText={t('common:cancel')}
      confirmLoading={send.isPending}
      onCancel={props.onClose}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          kind: of.reply?.kind ?? 'accepted',
          reason: of.reply?.reason ?? '',
          people: of.reply?.people.length ? of.reply.people : [nobody],
        }}
        onFinish={(given) => send.mutate(given)}
      >
        <Form.Item name="kind" label={t('form.kind')}>
          <Radio.Group
            optionType="button"
            buttonStyle="solid"
            options={(['accepted', 'deputy', 'declined'] as const).map((each) => ({
              value: each,
              label: t(`kind.${each}`),
            }))}
          />
        </Form.Item>
        {kind !== 'accepted' && (
          <Form.Item
            name="reason"
            label={t(kind === 'deputy' ? 'form.whyDeputy' : 'form.whyNot')}
            rules={[{ required: true, whitespace: true, message: t('form.reasonMissing') }]}
          >
            <Input.TextArea rows={2} maxLength={500} showCount />
          </Form.Item>
        )}
        {kind !== 'declined' && <People deputy={kind === 'deputy'} />}
        {kind === 'deputy' && <p className="quiet">{t('form.deputyHint')}</p>}
        {send.error && <ErrorNote error={send.error} />}
      </Form>
    </Modal>
  );
}

function bodyOf(given: Given) {
  const people = (given.people ?? [])
    .map((each) => ({
      name: each.name?.trim() ?? '',
      position: each.position?.trim() ?? '',
      phone: each.phone?.trim() ?? '',
    }))
    .filter((each) => each.name || each.position || each.phone);
  return {
    kind: given.kind,
    reason: given.kind === 'accepted' ? '' : (given.reason?.trim() ?? ''),
    people: given.kind === 'declined' ? [] : people,
  };
}

function People({ deputy }: { deputy: boolean }) {
  const { t } = useTranslation('replies');
  return (
    <Form.Item label={t(deputy ? 'form.deputies' : 'form.people')} style={{ marginBottom: 0 }}>
      <Form.List name="people">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div className="reply-person" key={key}>
                <Form.Item
                  name={[name, 'name']}
                  rules={
                    deputy && name === 0
                      ? [{ required: true, whitespace: true, message: t('form.deputyMissing') }]
                      : []
                  }
                >
                  <Input maxLength={100} placeholder={t('form.name')} aria-label={t('form.name')} />
                </Form.Item>
                <Form.Item name={[name, 'position']}>
                  <Input
                    maxLength={200}
                    placeholder={t('form.position')}
                    aria-label={t('form.position')}
                  />
                </Form.Item>
                <Form.Item
                  name={[name, 'phone']}
                  rules={[{ pattern: /^[0-9 +().-]*$/, message: t('form.phoneWrong') }]}
                >
                  <Input
                    maxLength={30}
                    inputMode="tel"
                    placeholder={t('form.phone')}
                    aria-label={t('form.phone')}
                  />
                </Form.Item>
                <Button
                  icon={<DeleteOutlined />}
                  onClick={() => remove(name)}
                  disabled={fields.length === 1}
                  aria-label={t('form.remove')}
                />
              </div>
            ))}
            {fields.length < MOST_PEOPLE && (
              <Button icon={<PlusOutlined />} onClick={() => add(nobody)}>
                {t('form.add')}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

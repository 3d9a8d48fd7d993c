import { AutoComplete, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../core/protocol';
import { siteOf } from '../core/stage';
import { useCommand } from '../hooks/room-context';

interface Asked {
  speaker: string;
  position: string;
  subject: string;
}

/** Registers the site to speak: who, in what position, about what. */
export function HandDialog(props: {
  view: RoomView;
  own: string;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('room');
  const [form] = Form.useForm<Asked>();
  const command = useCommand();
  const roll = siteOf(props.view, props.own)?.rollCall;
  const people = roll?.people ?? [];
  const send = async () => {
    const asked = await form.validateFields();
    if (await command('queue.request', { site: props.own, ...asked })) {
      form.resetFields();
      props.onClose();
    }
  };
  return (
    <Modal
      open={props.open}
      title={t('hand.title')}
      okText={t('hand.send')}
      cancelText={t('cancel')}
      onOk={() => void send().catch(() => undefined)}
      onCancel={props.onClose}
      // before that the dialog itself takes the focus, and what one types goes nowhere
      afterOpenChange={(open) => open && form.focusField('speaker')}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          speaker: roll?.chair ?? '',
          position: people.find((person) => person.name === roll?.chair)?.position ?? '',
          subject: '',
        }}
      >
        <Form.Item
          name="speaker"
          label={t('hand.speaker')}
          rules={[{ required: true, message: t('hand.speakerMissing') }]}
        >
          <AutoComplete
            options={people.map((person) => ({ value: person.name }))}
            onSelect={(name: string) => {
              const position = people.find((person) => person.name === name)?.position;
              if (position) form.setFieldValue('position', position);
            }}
            maxLength={120}
          />
        </Form.Item>
        <Form.Item name="position" label={t('hand.position')}>
          <Input maxLength={160} />
        </Form.Item>
        <Form.Item name="subject" label={t('hand.subject')}>
          <Input.TextArea maxLength={300} rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

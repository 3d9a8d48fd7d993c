import { AutoComplete, Form, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { UnitIndex } from '../../room/core/units';
import { useCommand } from '../../room/hooks/room-context';
import { matches } from '../../shared/fold';

/** Records that a unit is absent, with its reason. */
export function AbsentDialog(props: {
  units: UnitIndex;
  attending: string[];
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('console');
  const [form] = Form.useForm<{ unit: string; reason: string }>();
  const command = useCommand();
  const send = async () => {
    const { unit, reason } = await form.validateFields();
    if (await command('roll-call.absent', { unit, reason: reason.trim() })) {
      form.resetFields();
      props.onClose();
    }
  };
  return (
    <Modal
      open={props.open}
      title={t('absent.title')}
      okText={t('absent.record')}
      cancelText={t('cancel')}
      onOk={() => void send().catch(() => undefined)}
      onCancel={props.onClose}
    >
      <Form form={form} layout="vertical" initialValues={{ unit: props.attending[0] }}>
        <Form.Item name="unit" label={t('absent.unit')}>
          <Select
            options={props.attending.map((unit) => ({
              value: unit,
              label: props.units.label(unit),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('absent.reason')}
          rules={[{ required: true, whitespace: true, message: t('absent.reasonMissing') }]}
        >
          <AutoComplete
            maxLength={300}
            showSearch={{
              filterOption: (typed, option) => matches(String(option?.value ?? ''), typed),
            }}
            options={['mission', 'leave', 'line', 'power'].map((key) => ({
              value: t(`absent.usual.${key}`),
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Account } from '../../api/types';
import { ErrorNote } from '../../shared/states';
import { ACCOUNTS } from './AccountsPage';

export function EditAccount({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const client = useQueryClient();
  const [form] = Form.useForm<{ name: string; position: string }>();
  const save = useMutation({
    mutationFn: (given: { name: string; position: string }) =>
      api.patch(`/api/accounts/${account.id}`, given),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ACCOUNTS });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('edit.title', { login: account.login })}
      okText={t('common:save')}
      cancelText={t('common:cancel')}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: account.name, position: account.position ?? '' }}
        onFinish={(given) => save.mutate(given)}
      >
        <Form.Item
          name="name"
          label={t('name')}
          rules={[{ required: true, whitespace: true, message: t('nameMissing') }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="position" label={t('position')}>
          <Input maxLength={150} />
        </Form.Item>
        {save.error && <ErrorNote error={save.error} />}
      </Form>
    </Modal>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { CreatedAccount, Id } from '../../api/types';
import { ErrorNote } from '../../shared/states';
import { UnitSelect } from '../../shared/UnitSelect';
import type { UnitTree } from '../../shared/unitTree';
import { ACCOUNTS } from './AccountsPage';
import { complete, type RoleRow, RoleRows } from './RoleRows';
import { Sheets } from './Sheets';

interface Given {
  login: string;
  name: string;
  position?: string;
  unitId: Id;
}

export function NewAccount(props: { tree: UnitTree | undefined; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const client = useQueryClient();
  const [form] = Form.useForm<Given>();
  const [roles, setRoles] = useState<RoleRow[]>([{ role: 'delegate', unitId: undefined }]);
  const unitId = Form.useWatch('unitId', form);
  const create = useMutation({
    mutationFn: (given: Given) =>
      api.post<CreatedAccount>('/api/accounts', {
        ...given,
        position: given.position ?? '',
        roles: complete(roles.map((row) => ({ ...row, unitId: row.unitId ?? given.unitId }))),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ACCOUNTS }),
  });
  if (create.data) {
    const { account, initialPassword } = create.data;
    const sheet = {
      login: account.login,
      name: account.name,
      unit: account.unit.label,
      initialPassword,
    };
    return <Sheets sheets={[sheet]} onClose={props.onClose} />;
  }
  const required = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <Modal
      open
      title={t('new.title')}
      okText={t('new.action')}
      cancelText={t('common:cancel')}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <Form<Given>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(given) => create.mutate(given)}
      >
        <Form.Item name="name" label={t('name')} rules={required(t('nameMissing'))}>
          <Input maxLength={100} autoFocus />
        </Form.Item>
        <Form.Item name="position" label={t('position')}>
          <Input maxLength={150} />
        </Form.Item>
        <Form.Item
          name="login"
          label={t('login')}
          extra={t('loginHint')}
          rules={required(t('loginMissing'))}
        >
          <Input maxLength={100} autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="unitId"
          label={t('unit')}
          rules={[{ required: true, message: t('unitMissing') }]}
        >
          <UnitSelect tree={props.tree} />
        </Form.Item>
        <Form.Item label={t('roles')}>
          <RoleRows
            tree={props.tree}
            rows={roles.map((row) => ({ ...row, unitId: row.unitId ?? unitId }))}
            onChange={setRoles}
          />
        </Form.Item>
        {create.error && <ErrorNote error={create.error} />}
      </Form>
    </Modal>
  );
}

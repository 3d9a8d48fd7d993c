import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Account } from '../../api/types';
import { ErrorNote } from '../../shared/states';
import type { UnitTree } from '../../shared/unitTree';
import { ACCOUNTS } from './AccountsPage';
import { complete, type RoleRow, RoleRows } from './RoleRows';

export function EditRoles(props: {
  account: Account;
  tree: UnitTree | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation('accounts');
  const { account, onClose } = props;
  const client = useQueryClient();
  const [rows, setRows] = useState<RoleRow[]>(() =>
    account.roles.map(({ role, unit }) => ({ role, unitId: unit.id })),
  );
  const save = useMutation({
    mutationFn: () => api.put(`/api/accounts/${account.id}/roles`, { roles: complete(rows) }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ACCOUNTS });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('editRoles.title', { name: account.name })}
      okText={t('common:save')}
      cancelText={t('common:cancel')}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <p className="quiet">{t('editRoles.hint')}</p>
      <RoleRows tree={props.tree} rows={rows} onChange={setRows} />
      {save.error && <ErrorNote error={save.error} />}
    </Modal>
  );
}

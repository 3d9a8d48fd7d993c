import { DownOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, sentenceOf } from '../../api/client';
import type { Account, InitialPassword } from '../../api/types';
import type { UnitTree } from '../../shared/unitTree';
import { ACCOUNTS } from './AccountsPage';
import { EditAccount } from './EditAccount';
import { EditRoles } from './EditRoles';
import { type Sheet, Sheets } from './Sheets';

/** What can be done with one account. */
export function AccountActions(props: { account: Account; tree: UnitTree | undefined }) {
  const { t } = useTranslation('accounts');
  const { account } = props;
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const [editing, setEditing] = useState<'person' | 'roles'>();
  const [sheet, setSheet] = useState<Sheet>();
  const failed = (error: unknown) =>
    void modal.error({ title: t('failed'), content: sentenceOf(error) });

  const reset = useMutation({
    mutationFn: () => api.post<InitialPassword>(`/api/accounts/${account.id}/reset`),
    onSuccess: ({ initialPassword }) => {
      setSheet({
        login: account.login,
        name: account.name,
        unit: account.unit.label,
        initialPassword,
      });
      void client.invalidateQueries({ queryKey: ACCOUNTS });
    },
    onError: failed,
  });
  const disable = useMutation({
    mutationFn: () => api.patch(`/api/accounts/${account.id}`, { disabled: !account.disabled }),
    onSuccess: () => {
      message.success(t(account.disabled ? 'enabledNow' : 'disabledNow'));
      void client.invalidateQueries({ queryKey: ACCOUNTS });
    },
    onError: failed,
  });
  const ask = (title: string, content: string, onOk: () => void) =>
    modal.confirm({ title, content, okText: title, cancelText: t('common:cancel'), onOk });

  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'person', label: t('edit.open') },
            { key: 'roles', label: t('editRoles.open') },
            { key: 'reset', label: t('reset.open') },
            {
              key: 'disable',
              label: t(account.disabled ? 'enable' : 'disable'),
              danger: !account.disabled,
            },
          ],
          onClick: ({ key }) => {
            if (key === 'person' || key === 'roles') setEditing(key);
            if (key === 'reset')
              ask(t('reset.open'), t('reset.ask', { name: account.name }), () => reset.mutate());
            if (key === 'disable' && account.disabled) disable.mutate();
            if (key === 'disable' && !account.disabled)
              ask(t('disable'), t('disableAsk', { name: account.name }), () => disable.mutate());
          },
        }}
      >
        <Button
          loading={reset.isPending || disable.isPending}
          aria-label={t('actionsFor', { name: account.name })}
        >
          {t('actions')} <DownOutlined />
        </Button>
      </Dropdown>
      {editing === 'person' && (
        <EditAccount account={account} onClose={() => setEditing(undefined)} />
      )}
      {editing === 'roles' && (
        <EditRoles account={account} tree={props.tree} onClose={() => setEditing(undefined)} />
      )}
      {sheet && <Sheets sheets={[sheet]} onClose={() => setSheet(undefined)} />}
    </>
  );
}

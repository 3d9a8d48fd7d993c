import { PlusOutlined, SearchOutlined, UsergroupAddOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query } from '../../api/client';
import type { Account, Id, Paged } from '../../api/types';
import { PageHead } from '../../shared/PageHead';
import { Await, EmptyNote } from '../../shared/states';
import { UnitSelect } from '../../shared/UnitSelect';
import { useSettled } from '../../shared/useSettled';
import { useUnitTree } from '../../shared/useUnitTree';
import { useWide } from '../../shared/useWide';
import { AccountActions } from './AccountActions';
import { LevelNote } from './LevelNote';
import { useLevelJob } from './level-job';
import { NewAccount } from './NewAccount';
import { NewLevel } from './NewLevel';

/** On less the login stands under the name. */
const WIDE_REM = 60;
const PAGE = 50;

export const ACCOUNTS = ['accounts'] as const;

/** Who may sign in, with which role and where. */
export default function AccountsPage() {
  const { t } = useTranslation('accounts');
  const { tree } = useUnitTree();
  const [typed, setTyped] = useState('');
  const [unit, setUnit] = useState<Id>();
  const [page, setPage] = useState(0);
  const job = useLevelJob();
  const wide = useWide(WIDE_REM);
  const [making, setMaking] = useState<'one' | 'level'>();
  const q = useSettled(typed.trim());
  const search = query({ q, unit, page });
  const accounts = useQuery({
    queryKey: [...ACCOUNTS, search],
    placeholderData: (before) => before,
    queryFn: () => api.get<Paged<Account>>(`/api/accounts${search}`),
  });
  return (
    <>
      <PageHead
        title={t('title')}
        lead={accounts.data && t('count', { count: accounts.data.total })}
        actions={
          <Space wrap>
            <Button icon={<UsergroupAddOutlined />} onClick={() => setMaking('level')}>
              {t('level.open')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking('one')}>
              {t('new.open')}
            </Button>
          </Space>
        }
      />
      {job.data && making !== 'level' && (
        <LevelNote job={job.data} onOpen={() => setMaking('level')} />
      )}
      <Space wrap style={{ marginBottom: '1rem' }}>
        <Input
          prefix={<SearchOutlined className="search-sign" />}
          allowClear
          value={typed}
          maxLength={100}
          placeholder={t('search')}
          aria-label={t('search')}
          style={{ width: '22rem' }}
          onChange={(event) => {
            setTyped(event.target.value);
            setPage(0);
          }}
        />
        <UnitSelect
          tree={tree}
          allowClear
          value={unit}
          placeholder={t('ofUnit')}
          aria-label={t('ofUnit')}
          style={{ width: '22rem' }}
          onChange={(id) => {
            setUnit(id);
            setPage(0);
          }}
        />
      </Space>
      <Await
        query={accounts}
        rows={10}
        isEmpty={(found) => found.items.length === 0}
        empty={<EmptyNote title={t('none')} hint={t('noneHint')} />}
      >
        {(found) => (
          <Table<Account>
            rowKey="id"
            size="middle"
            dataSource={found.items}
            scroll={{ x: true }}
            pagination={{
              current: page + 1,
              pageSize: PAGE,
              total: found.total,
              showSizeChanger: false,
              hideOnSinglePage: true,
              onChange: (to) => setPage(to - 1),
            }}
            columns={[
              {
                title: t('person'),
                render: (_, account) => (
                  <div style={{ minWidth: '9rem' }}>
                    <strong>{account.name}</strong>
                    {!wide && <div>{account.login}</div>}
                    {account.position && <div className="quiet">{account.position}</div>}
                  </div>
                ),
              },
              {
                title: t('login'),
                hidden: !wide,
                render: (_, { login }) => <span style={{ whiteSpace: 'nowrap' }}>{login}</span>,
              },
              {
                title: t('unit'),
                render: (_, account) => (
                  <div style={{ minWidth: '8rem' }}>{account.unit.label}</div>
                ),
              },
              { title: t('roles'), render: (_, account) => <Roles account={account} /> },
              { title: t('state'), render: (_, account) => <State account={account} /> },
              {
                title: <span className="only-heard">{t('actions')}</span>,
                fixed: 'end',
                align: 'right',
                render: (_, account) => <AccountActions account={account} tree={tree} />,
              },
            ]}
          />
        )}
      </Await>
      {making === 'one' && <NewAccount tree={tree} onClose={() => setMaking(undefined)} />}
      {making === 'level' && <NewLevel tree={tree} onClose={() => setMaking(undefined)} />}
    </>
  );
}

function Roles({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  return account.roles.map(({ role, unit }) => (
    <div key={`${role} ${unit.id}`}>
      {t(`common:role.${role}`)}
      {unit.id !== account.unit.id && <span className="quiet"> ({unit.label})</span>}
    </div>
  ));
}

function State({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  if (account.disabled) return <Tag color="red">{t('disabled')}</Tag>;
  if (account.mustChangePassword) return <Tag color="gold">{t('neverSignedIn')}</Tag>;
  return <Tag color="green">{t('active')}</Tag>;
}

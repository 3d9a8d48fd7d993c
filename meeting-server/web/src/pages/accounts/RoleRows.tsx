import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Id, ROLES, type Role } from '../../api/types';
import { UnitSelect } from '../../shared/UnitSelect';
import type { UnitTree } from '../../shared/unitTree';

export interface RoleRow {
  role: Role;
  unitId: Id | undefined;
}

/** A role holds in a unit and in everything below it. */
export function RoleRows(props: {
  tree: UnitTree | undefined;
  rows: RoleRow[];
  onChange: (rows: RoleRow[]) => void;
}) {
  const { t } = useTranslation('accounts');
  const { tree, rows, onChange } = props;
  const change = (place: number, part: Partial<RoleRow>) =>
    onChange(rows.map((row, index) => (index === place ? { ...row, ...part } : row)));
  return (
    <div>
      {rows.map((row, place) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else that is their own
          key={place}
          style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem', marginBottom: '0.5rem' }}
        >
          <Select<Role>
            value={row.role}
            aria-label={t('role')}
            style={{ flex: '1 1 11rem' }}
            options={ROLES.map((role) => ({ value: role, label: t(`common:role.${role}`) }))}
            onChange={(role) => change(place, { role })}
          />
          <UnitSelect
            tree={tree}
            value={row.unitId}
            placeholder={t('inUnit')}
            aria-label={t('inUnit')}
            style={{ flex: '2 1 14rem' }}
            onChange={(unitId) => change(place, { unitId })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('removeRole')}
            onClick={() => onChange(rows.filter((_, index) => index !== place))}
          />
        </div>
      ))}
      <Button
        icon={<PlusOutlined />}
        onClick={() => onChange([...rows, { role: 'delegate', unitId: rows[0]?.unitId }])}
      >
        {t('addRole')}
      </Button>
    </div>
  );
}

export const complete = (rows: RoleRow[]) =>
  rows.filter((row): row is { role: Role; unitId: Id } => row.unitId !== undefined);

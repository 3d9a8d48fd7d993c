import { Button, Space, Table } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id, Unit } from '../../api/types';
import { UnitSelect } from '../../shared/UnitSelect';
import type { UnitTree } from '../../shared/unitTree';
import { useLevelName } from '../../shared/useLevelName';
import { attendAt, type Invitation } from './invitation';
import type { Plan } from './plan';

interface Props {
  plan: Plan;
  tree: UnitTree;
  onChange: (invitation: Invitation) => void;
}

/** Units that come to another unit's site, as departments do to the city hall. */
export function AttendElsewhere({ plan, tree, onChange }: Props) {
  const { t } = useTranslation('planner');
  const levelName = useLevelName();
  const { convenerId, invitation } = plan;
  const [adding, setAdding] = useState<Id>();
  const invited = useMemo(
    () =>
      tree
        .inOrder(invitation.keys())
        .map((id) => tree.unit(id))
        .filter((unit): unit is Unit => unit !== undefined),
    [invitation, tree],
  );
  const guests = invited.filter((unit) => invitation.get(unit.id) !== unit.id);
  const hosts = invited.filter((unit) => invitation.get(unit.id) === unit.id);
  const convener = tree.unit(convenerId);
  const levels = [...new Set(hosts.filter((unit) => isDirect(unit, tree)).map((u) => u.level))];
  if (invitation.size === 0) return null;

  const toMain = (units: Unit[]) =>
    onChange(
      units.reduce<Invitation>(
        (all, unit) => attendAt(all, unit.id, convenerId, convenerId),
        invitation,
      ),
    );
  const move = (unit: Id, site: Id) => onChange(attendAt(invitation, unit, site, convenerId));

  return (
    <div className="invite-elsewhere">
      <h3>{t('elsewhere.title')}</h3>
      <p className="quiet">{t('elsewhere.hint')}</p>
      <Space wrap style={{ marginBottom: '0.75rem' }}>
        {levels.map((level) => {
          const those = hosts.filter((unit) => unit.level === level && isDirect(unit, tree));
          return (
            <Button key={level} onClick={() => toMain(those)}>
              {t('elsewhere.levelToMain', { count: those.length, level: levelName(level) })}
            </Button>
          );
        })}
        <UnitSelect
          tree={tree}
          among={hosts}
          value={adding}
          placeholder={t('elsewhere.choose')}
          aria-label={t('elsewhere.choose')}
          style={{ minWidth: '16rem' }}
          onChange={setAdding}
        />
        {adding && (
          <UnitSelect
            tree={tree}
            among={[...(convener ? [convener] : []), ...hosts.filter((unit) => unit.id !== adding)]}
            placeholder={t('elsewhere.at')}
            aria-label={t('elsewhere.at')}
            style={{ minWidth: '16rem' }}
            onChange={(site) => {
              if (site) move(adding, site);
              setAdding(undefined);
            }}
          />
        )}
      </Space>
      {guests.length > 0 && (
        <Table<Unit>
          rowKey="id"
          size="small"
          dataSource={guests}
          pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: t('elsewhere.unit'), dataIndex: 'label' },
            {
              title: t('elsewhere.site'),
              render: (_, unit) => tree.label(invitation.get(unit.id)),
            },
            {
              title: '',
              align: 'right',
              render: (_, unit) => (
                <Button size="small" onClick={() => move(unit.id, unit.id)}>
                  {t('elsewhere.own')}
                </Button>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}

/** Units without any below them, such as departments, are those that come to the main site together. */
function isDirect(unit: Unit, tree: UnitTree): boolean {
  const parent = tree.unit(unit.parentId);
  return (tree.node(unit.id)?.children.length ?? 0) === 0 && parent?.parentId == null;
}

import { Button, Select, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../api/types';
import { matches } from '../../shared/fold';
import type { UnitTree } from '../../shared/unitTree';
import { useLevelName } from '../../shared/useLevelName';
import { AttendElsewhere } from './AttendElsewhere';
import { CopyInvitation } from './CopyInvitation';
import { InvitationTree } from './InvitationTree';
import {
  countsByLevel,
  type Invitation,
  invite,
  NOBODY,
  uninvite,
  unitsOfLevel,
  withoutConvener,
} from './invitation';
import { OutsideSource } from './OutsideSource';
import type { Plan } from './plan';

interface Props {
  plan: Plan;
  tree: UnitTree;
  change: (part: Partial<Plan>) => void;
}

/** Who is called: whole levels, whole districts, last time's list, or one by one in the tree. */
export function Invitations({ plan, tree, change }: Props) {
  const { t } = useTranslation('planner');
  const levelName = useLevelName();
  const { convenerId, invitation } = plan;
  const set = (next: Invitation) => change({ invitation: withoutConvener(next, convenerId) });
  const counts = useMemo(
    () => countsByLevel(invitation, tree, convenerId),
    [invitation, tree, convenerId],
  );
  const toggleLevel = (level: string, all: boolean) => {
    const units = unitsOfLevel(tree, convenerId, level);
    set(all ? uninvite(invitation, units, convenerId) : invite(invitation, units));
  };

  return (
    <section className="planner-part">
      <h2>{t('invite.title')}</h2>
      <h3>{t('invite.quick')}</h3>
      <Space wrap>
        {counts.map(({ level, invited, all }) => (
          <Button
            key={level}
            type={invited === all ? 'primary' : 'default'}
            aria-pressed={invited === all}
            onClick={() => toggleLevel(level, invited === all)}
          >
            {t('invite.wholeLevel', { count: all, level: levelName(level) })}
          </Button>
        ))}
        <CopyInvitation plan={plan} onCopied={(copied) => set(invite(copied, []))} tree={tree} />
        {convenerId && (
          <OutsideSource
            convener={convenerId}
            onAdded={(source) => set(invite(invitation, [source]))}
          />
        )}
        {invitation.size > 0 && (
          <Button onClick={() => set(NOBODY)} danger>
            {t('invite.clear')}
          </Button>
        )}
      </Space>
      <ByParent plan={plan} tree={tree} onInvite={(units) => set(invite(invitation, units))} />
      <InvitationTree plan={plan} tree={tree} onChange={set} />
      <AttendElsewhere plan={plan} tree={tree} onChange={set} />
    </section>
  );
}

/** "All communes of these districts": the districts, then one press. */
function ByParent(props: { plan: Plan; tree: UnitTree; onInvite: (units: Id[]) => void }) {
  const { t } = useTranslation('planner');
  const levelName = useLevelName();
  const [parents, setParents] = useState<Id[]>([]);
  const { tree, plan } = props;
  const groups = useMemo(
    () =>
      tree
        .subtree(plan.convenerId)
        .filter(
          (unit) => unit.id !== plan.convenerId && (tree.node(unit.id)?.children.length ?? 0) > 0,
        ),
    [tree, plan.convenerId],
  );
  if (groups.length === 0) return null;
  const below = parents.flatMap((id) => tree.subtree(id).filter((unit) => unit.id !== id));
  const level = below[0]?.level;
  return (
    <div className="invite-by-parent">
      <Select<Id[]>
        mode="multiple"
        allowClear
        value={parents}
        onChange={setParents}
        maxTagCount="responsive"
        placeholder={t('invite.parents')}
        aria-label={t('invite.parents')}
        showSearch={{
          filterOption: (typed, option) => matches(String(option?.label ?? ''), typed),
        }}
        options={groups.map((unit) => ({ value: unit.id, label: unit.label }))}
      />
      <Button
        disabled={below.length === 0}
        onClick={() => {
          props.onInvite(below.map((unit) => unit.id));
          setParents([]);
        }}
      >
        {level
          ? t('invite.below', { count: below.length, level: levelName(level) })
          : t('invite.belowNone')}
      </Button>
    </div>
  );
}

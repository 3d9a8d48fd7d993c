import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Tree } from 'antd';
import type { DataNode } from 'antd/es/tree';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../api/types';
import type { UnitNode, UnitTree } from '../../shared/unitTree';
import { type Invitation, invite, uninvite } from './invitation';
import type { Plan } from './plan';

interface Props {
  plan: Plan;
  tree: UnitTree;
  onChange: (invitation: Invitation) => void;
}

/** The tree below the convening unit. A tick is that one unit; a district does not bring its communes. */
export function InvitationTree({ plan, tree, onChange }: Props) {
  const { t } = useTranslation('planner');
  const { convenerId, invitation } = plan;
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState<Id[]>([]);
  const change = (units: Id[], called: boolean) =>
    onChange(called ? uninvite(invitation, units, convenerId) : invite(invitation, units));
  const found = useMemo(() => new Set(tree.search(typed).map((unit) => unit.id)), [tree, typed]);
  const data = useMemo(() => {
    const keep = (node: UnitNode): boolean => found.has(node.unit.id) || node.children.some(keep);
    // below a unit that was found stands everything that is under it
    const shown = (node: UnitNode, all: boolean): DataNode => ({
      key: node.unit.id,
      title: node.unit.name,
      children: below(node, all || found.has(node.unit.id)),
    });
    const below = ({ children }: UnitNode, all: boolean): DataNode[] =>
      (all ? children : children.filter(keep)).map((child) => shown(child, all));
    const top = tree.node(convenerId);
    return top ? below(top, !typed.trim()) : [];
  }, [tree, convenerId, typed, found]);
  const towardsFound = typed.trim()
    ? [...found].flatMap((id) => tree.ancestors(id).map((unit) => unit.id))
    : [];
  const expanded = [...opened, ...towardsFound];

  return (
    <div className="invite-tree">
      <Input
        prefix={<SearchOutlined className="search-sign" />}
        allowClear
        placeholder={t('invite.search')}
        aria-label={t('invite.search')}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Tree
        checkable
        checkStrictly
        selectable={false}
        virtual
        height={360}
        treeData={data}
        titleRender={({ key }) => (
          <Title node={tree.node(String(key))} invitation={invitation} onPress={change} />
        )}
        expandedKeys={expanded}
        onExpand={(keys) => setOpened(keys as Id[])}
        checkedKeys={[...invitation.keys()]}
        onCheck={(_, { checked, node }) => {
          const id = String(node.key);
          onChange(checked ? invite(invitation, [id]) : uninvite(invitation, [id], convenerId));
        }}
      />
    </div>
  );
}

/** A unit's name; where units stand below it, how many of them are called, and all of them in one press. */
function Title(props: {
  node: UnitNode | undefined;
  invitation: Invitation;
  onPress: (units: Id[], called: boolean) => void;
}) {
  const { t } = useTranslation('planner');
  if (!props.node) return null;
  const { unit, children } = props.node;
  if (children.length === 0) return unit.name;
  const below = children.map((child) => child.unit.id);
  const called = below.filter((id) => props.invitation.has(id)).length;
  const all = called === below.length;
  return (
    <>
      {unit.name} ({called}/{below.length}){' '}
      <Button
        type="link"
        size="small"
        aria-label={t(all ? 'invite.dropUnder' : 'invite.callUnder', {
          count: below.length,
          unit: unit.name,
        })}
        onClick={(event) => {
          event.stopPropagation();
          props.onPress(below, all);
        }}
      >
        {t(all ? 'invite.dropBelow' : 'invite.callBelow', { count: below.length })}
      </Button>
    </>
  );
}

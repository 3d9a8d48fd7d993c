import { SearchOutlined } from '@ant-design/icons';
import { Input, Tree } from 'antd';
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
  const found = useMemo(() => new Set(tree.search(typed).map((unit) => unit.id)), [tree, typed]);
  const data = useMemo(() => {
    const keep = (node: UnitNode): boolean =>
      !typed.trim() || found.has(node.unit.id) || node.children.some(keep);
    const shown = (node: UnitNode): DataNode => ({
      key: node.unit.id,
      title: title(node, invitation),
      children: node.children.filter(keep).map(shown),
    });
    return (tree.node(convenerId)?.children ?? []).filter(keep).map(shown);
  }, [tree, convenerId, typed, found, invitation]);
  const expanded = typed.trim()
    ? [...found].flatMap((id) => tree.ancestors(id).map((unit) => unit.id))
    : opened;

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

function title({ unit, children }: UnitNode, invitation: Invitation): string {
  if (children.length === 0) return unit.name;
  const called = children.filter((child) => invitation.has(child.unit.id)).length;
  return `${unit.name} (${called}/${children.length})`;
}

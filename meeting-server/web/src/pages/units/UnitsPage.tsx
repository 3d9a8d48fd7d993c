import { SearchOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Col, Input, Row, Tree } from 'antd';
import type { DataNode } from 'antd/es/tree';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe, useUnitLevels } from '../../api/queries';
import type { Id } from '../../api/types';
import { currentLanguage } from '../../i18n';
import { number } from '../../shared/format';
import { PageHead } from '../../shared/PageHead';
import { Await, EmptyNote } from '../../shared/states';
import type { UnitNode, UnitTree } from '../../shared/unitTree';
import { useUnitTree } from '../../shared/useUnitTree';
import { ImportUnits } from './ImportUnits';
import { UnitCard } from './UnitCard';
import './units.css';

/** The tree as it stands today, with the history of each unit, and the import of a new one. */
export default function UnitsPage() {
  const { t } = useTranslation('units');
  const me = useMe();
  const { tree, query } = useUnitTree();
  const [chosen, setChosen] = useState<Id>();
  const [importing, setImporting] = useState(false);
  const mayEdit = me.data?.can.includes('units-edit') ?? false;
  const importButton = mayEdit && (
    <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
      {t('import.open')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('title')} lead={<Levels />} actions={importButton} />
      <Await
        query={query}
        rows={12}
        isEmpty={(units) => units.length === 0}
        empty={<EmptyNote title={t('empty')} hint={t('emptyHint')} action={importButton} />}
      >
        {() =>
          tree && (
            <Row gutter={[32, 24]} align="top">
              <Col xs={24} md={11}>
                <SearchableTree tree={tree} chosen={chosen} onChoose={setChosen} />
              </Col>
              <Col xs={24} md={13}>
                {chosen ? (
                  <UnitCard id={chosen} tree={tree} onChoose={setChosen} />
                ) : (
                  <EmptyNote title={t('choose')} />
                )}
              </Col>
            </Row>
          )
        }
      </Await>
      {importing && <ImportUnits onClose={() => setImporting(false)} />}
    </>
  );
}

function Levels() {
  const levels = useUnitLevels();
  const named = (levels.data ?? []).map((level) => {
    const name = currentLanguage() === 'en' ? level.nameEn : level.name;
    return `${number(level.count)} ${name}`;
  });
  return <>{named.join('; ')}</>;
}

function SearchableTree(props: {
  tree: UnitTree;
  chosen: Id | undefined;
  onChoose: (id: Id) => void;
}) {
  const { t } = useTranslation('units');
  const { tree } = props;
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState<Id[]>(() => tree.roots.map((root) => root.unit.id));
  const found = useMemo(() => new Set(tree.search(typed).map((unit) => unit.id)), [tree, typed]);
  const searching = typed.trim() !== '';
  const data = useMemo(() => {
    const keep = (node: UnitNode): boolean =>
      !searching || found.has(node.unit.id) || node.children.some(keep);
    const shown = (node: UnitNode): DataNode => ({
      key: node.unit.id,
      title: (
        <span className={searching && found.has(node.unit.id) ? 'is-found' : ''}>
          {node.unit.name}
          {node.children.length > 0 && <span className="quiet"> ({node.children.length})</span>}
        </span>
      ),
      children: node.children.filter(keep).map(shown),
    });
    return tree.roots.filter(keep).map(shown);
  }, [tree, searching, found]);
  const expanded = searching
    ? [...new Set([...found].flatMap((id) => tree.ancestors(id).map((unit) => unit.id)))]
    : opened;
  return (
    <div className="units-tree">
      <Input
        prefix={<SearchOutlined className="search-sign" />}
        allowClear
        size="large"
        maxLength={100}
        placeholder={t('search')}
        aria-label={t('search')}
        onChange={(event) => setTyped(event.target.value)}
      />
      {searching && (
        <p role="status" className="quiet">
          {t('found', { count: found.size })}
        </p>
      )}
      <Tree
        blockNode
        virtual
        height={640}
        treeData={data}
        selectedKeys={props.chosen ? [props.chosen] : []}
        expandedKeys={expanded}
        onExpand={(keys) => setOpened(keys as Id[])}
        onSelect={(_, { node }) => props.onChoose(String(node.key))}
      />
    </div>
  );
}

import { SearchOutlined } from '@ant-design/icons';
import { Input, Select, Tag, Tree, theme } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QualityMark } from '../../room/components/QualityMark';
import type { RoomView, SiteState } from '../../room/core/protocol';
import { passes, type SiteFilter, type SiteNode, siteTree } from '../../room/core/site-tree';
import { isHeard } from '../../room/core/stage';
import type { UnitIndex } from '../../room/core/units';

/** As console.css has it; the token grows with large type as rem does. */
const ROW_REM = 2.625;

const FILTERS: SiteFilter[] = ['all', 'missing', 'asks', 'bad-link', 'no-answer'];

interface Row {
  key: string;
  node: SiteNode;
  children: Row[];
}

/** The unit tree as a roster with live states; only the rows in sight are drawn. */
export function SiteRoster(props: {
  sites: SiteState[];
  view: RoomView;
  units: UnitIndex;
  selected: string | null;
  onSelect: (site: string) => void;
}) {
  const { sites, view, units } = props;
  const { t } = useTranslation('console');
  const [filter, setFilter] = useState<SiteFilter>('all');
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<React.Key[] | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const height = useHeight(box);
  const rowHeight = Math.round(ROW_REM * theme.useToken().token.fontSize);
  const narrowed = filter !== 'all' || search !== '';
  const tree = useMemo(
    () => siteTree(sites, units, filter, search),
    [sites, units, filter, search],
  );
  const rows = useMemo(() => tree.map(row), [tree]);
  const all = useMemo(() => (narrowed ? keysOf(rows) : []), [rows, narrowed]);
  const expanded = narrowed ? all : (opened ?? rows.map((top) => top.key));
  const counts = useMemo(
    () =>
      Object.fromEntries(
        FILTERS.map((name) => [name, sites.filter((site) => passes(site, name)).length]),
      ),
    [sites],
  );
  return (
    <section className="roster" aria-label={t('roster.title')}>
      <Input
        prefix={<SearchOutlined className="search-sign" />}
        allowClear
        placeholder={t('roster.search')}
        aria-label={t('roster.search')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <Select
        value={filter}
        onChange={setFilter}
        aria-label={t('roster.filter')}
        options={FILTERS.map((name) => ({
          value: name,
          label: t(`roster.filters.${name}`, { count: counts[name] ?? 0 }),
        }))}
      />
      <div ref={box} className="roster-tree">
        {rows.length === 0 ? (
          <p className="room-hint">{t('roster.nothing')}</p>
        ) : (
          <Tree<Row>
            blockNode
            virtual
            height={height}
            itemHeight={rowHeight}
            treeData={rows}
            expandedKeys={expanded}
            onExpand={(keys) => setOpened(keys)}
            selectedKeys={props.selected ? [props.selected] : []}
            onSelect={(_, { node }) => {
              if (node.node.site) props.onSelect(node.node.unit);
              else {
                setOpened(
                  expanded.includes(node.key)
                    ? expanded.filter((key) => key !== node.key)
                    : [...expanded, node.key],
                );
              }
            }}
            titleRender={(entry) => <RosterRow node={entry.node} view={view} units={units} />}
          />
        )}
      </div>
    </section>
  );
}

function RosterRow(props: { node: SiteNode; view: RoomView; units: UnitIndex }) {
  const { node, view, units } = props;
  const { t } = useTranslation('console');
  const { site, counts } = node;
  return (
    <span className="roster-row">
      <span className={site ? 'roster-name' : 'roster-name roster-head'}>
        {site && (
          <span
            className={site.connected ? 'roster-dot roster-dot-on' : 'roster-dot'}
            role="img"
            aria-label={t(site.connected ? 'state.connected' : 'state.expected')}
          />
        )}
        <span className="room-ellipsis" title={units.label(node.unit)}>
          {units.label(node.unit)}
        </span>
        {counts.sites > 0 && (
          <span className="num room-hint roster-count" title={t('roster.countHint')}>
            {counts.connected}/{counts.sites}
          </span>
        )}
      </span>
      <span className="roster-marks">
        {site?.connected && isHeard(view, node.unit) && (
          <Tag color={site.mic === 'off' ? '#50607a' : '#9b1c1f'} variant="solid">
            {t(`state.${site.mic === 'off' ? 'micOff' : site.speaking ? 'speaks' : 'heard'}`)}
          </Tag>
        )}
        {site?.asks && <Tag color="processing">{t('state.asks')}</Tag>}
        {site?.rollCall.state === 'present' && (
          <Tag color="success">{t('state.present', { count: site.rollCall.headcount })}</Tag>
        )}
        {site?.rollCall.state === 'absent' && <Tag color="warning">{t('state.absent')}</Tag>}
        {site?.connected && site.quality && site.quality !== 'none' && (
          <QualityMark quality={site.quality} small />
        )}
      </span>
    </span>
  );
}

function row(node: SiteNode): Row {
  return { key: node.unit, node, children: node.children.map(row) };
}

function keysOf(rows: Row[]): string[] {
  return rows.flatMap((entry) => [entry.key, ...keysOf(entry.children)]);
}

function useHeight(box: React.RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(480);
  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const watch = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.height > 40) setHeight(Math.floor(entry.contentRect.height));
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [box]);
  return height;
}

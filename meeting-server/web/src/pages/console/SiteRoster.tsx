import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef, Radio, Tag, Tree, theme } from 'antd';
import { memo, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../room/core/protocol';
import {
  type Branch,
  countsByLevel,
  meant,
  SITE_FILTERS,
  type SiteFilter,
} from '../../room/core/site-tree';
import { mayBeInvited } from '../../room/core/stage';
import type { UnitIndex } from '../../room/core/units';
import { useShortcuts } from '../../room/hooks/use-shortcuts';
import { useHeight } from '../../shared/useHeight';
import { useLevelName } from '../../shared/useLevelName';
import { RosterRow } from './RosterRow';
import { type Roster, useRoster } from './use-roster';

/** As roster.css has it; the token grows with large type as rem does. */
const ROW_REM = 2.625;

const FIELDS = { key: 'unit' };

/** The unit tree as a roster with live states; only the rows in sight are drawn. */
export const SiteRoster = memo(function SiteRoster(props: {
  view: RoomView;
  units: UnitIndex;
  selected: string | null;
  onSelect: (site: string) => void;
  onInvite: (site: string) => void;
}) {
  const { view, units, selected, onSelect, onInvite } = props;
  const { t } = useTranslation('console');
  const roster = useRoster(view.sites, units);
  const { tree } = roster;
  const [opened, setOpened] = useState<React.Key[] | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<InputRef>(null);
  const lines = useRef<TreeRef>(null);
  /** Whether the choice was moved since something was typed: then it is what is meant. */
  const moved = useRef(false);
  const height = useHeight(box);
  const rowHeight = Math.round(ROW_REM * theme.useToken().token.fontSize);
  const all = useMemo(() => branching(tree), [tree]);
  const expanded = roster.isNarrowed ? all : (opened ?? tree.map((top) => top.unit));
  const pick = (site: string | null | undefined) => {
    if (!site) return;
    onSelect(site);
    lines.current?.scrollTo({ key: site, align: 'auto' });
  };
  const searchKey = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') roster.show('all');
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const found = roster.found();
      const at = moved.current && selected ? found.indexOf(selected) : -1;
      moved.current = true;
      pick(found[Math.max(0, Math.min(found.length - 1, at + (event.key === 'ArrowUp' ? -1 : 1)))]);
    } else if (event.key === 'Enter') {
      const site = moved.current ? selected : meant(roster.found(), units, roster.typed);
      pick(site);
      const state = site ? roster.bySite.get(site) : null;
      if (event.ctrlKey && state && mayBeInvited(view, state)) onInvite(state.site);
    } else return;
    event.preventDefault();
  };
  useShortcuts({
    '/': () => input.current?.focus({ cursor: 'all' }),
    ...Object.fromEntries(
      SITE_FILTERS.map((filter, i) => [String(i + 1), () => roster.show(filter)]),
    ),
  });
  return (
    <section className="roster" aria-label={t('roster.title')}>
      <Levels view={view} units={units} />
      <Input
        ref={input}
        prefix={<SearchOutlined className="search-sign" />}
        allowClear
        placeholder={t('roster.search')}
        aria-label={t('roster.search')}
        value={roster.typed}
        onChange={(event) => {
          moved.current = false;
          roster.setTyped(event.target.value);
        }}
        onKeyDown={searchKey}
      />
      <Filters roster={roster} units={units} />
      <div ref={box} className="roster-tree">
        {tree.length === 0 ? (
          <p className="room-hint">{t('roster.nothing')}</p>
        ) : (
          <Tree<Row>
            ref={lines as never}
            blockNode
            virtual
            motion={false}
            height={height}
            itemHeight={rowHeight}
            treeData={tree}
            fieldNames={FIELDS}
            expandedKeys={expanded}
            onExpand={(keys) => setOpened(keys)}
            selectedKeys={selected ? [selected] : []}
            onSelect={(_, { node }) => {
              if (node.isSite) onSelect(node.unit);
              else {
                setOpened(
                  expanded.includes(node.unit)
                    ? expanded.filter((key) => key !== node.unit)
                    : [...expanded, node.unit],
                );
              }
            }}
            titleRender={(entry) => (
              <RosterRow
                unit={entry.unit}
                site={roster.bySite.get(entry.unit) ?? null}
                counts={roster.counts.get(entry.unit) ?? null}
                view={view}
                units={units}
                onMissing={(unit) => roster.show('missing', unit)}
                onInvite={onInvite}
              />
            )}
          />
        )}
      </div>
    </section>
  );
});

/** Which sites are shown, as one press each; the district that they are narrowed to can be let go of. */
function Filters({ roster, units }: { roster: Roster; units: UnitIndex }) {
  const { t } = useTranslation('console');
  return (
    <>
      <Radio.Group
        className="roster-filters"
        size="small"
        optionType="button"
        buttonStyle="solid"
        aria-label={t('roster.filter')}
        value={roster.filter}
        onChange={(event) => roster.setFilter(event.target.value as SiteFilter)}
        options={SITE_FILTERS.map((name, i) => ({
          value: name,
          label: t(`roster.filters.${name}`, { count: roster.filterCounts[i] ?? 0 }),
        }))}
      />
      {roster.within && (
        <div>
          <Tag closable onClose={() => roster.setWithin(null)} color="processing">
            {t('roster.within', { unit: units.label(roster.within) })}
          </Tag>
        </div>
      )}
    </>
  );
}

/** How many of each level are connected, which the chair asks for first. */
function Levels({ view, units }: { view: RoomView; units: UnitIndex }) {
  const { t } = useTranslation('console');
  const levelName = useLevelName();
  const levels = useMemo(
    () => countsByLevel(view.sites, units).filter((level) => level.sites > 1),
    [view.sites, units],
  );
  return (
    <p className="roster-levels num">
      {levels.map((level, i) => (
        <span key={level.level}>
          {t(i === 0 ? 'roster.levelFirst' : 'roster.level', {
            here: level.connected,
            all: level.sites,
            level: levelName(level.level),
          })}
        </span>
      ))}
    </p>
  );
}

/** Ant Design's tree takes what looks like its own nodes. */
type Row = Branch & { selectable?: boolean };

interface TreeRef {
  scrollTo: (to: { key: string; align: 'auto' }) => void;
}

/** The keys of all lines that have others below them. */
function branching(tree: readonly Branch[]): string[] {
  return tree.flatMap((node) =>
    node.children.length > 0 ? [node.unit, ...branching(node.children)] : [],
  );
}

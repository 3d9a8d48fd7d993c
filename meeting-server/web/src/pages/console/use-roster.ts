import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { SiteState } from '../../room/core/protocol';
import {
  type Branch,
  countsBelow,
  narrowed,
  passes,
  SITE_FILTERS,
  type SiteFilter,
  samePlan,
  siteSearch,
  sitesOf,
  siteTree,
} from '../../room/core/site-tree';
import type { UnitIndex } from '../../room/core/units';

/** A page that leads here names the site: `?find=…`. */
function searchInAddress(): string {
  return new URLSearchParams(location.search).get('find') ?? '';
}

/** What the roster shows of the sites: filter, search and district chosen, and what is left of the tree. */
export function useRoster(sites: readonly SiteState[], units: UnitIndex) {
  const [filter, setFilter] = useState<SiteFilter>('all');
  const [typed, setTyped] = useState(searchInAddress);
  const [within, setWithin] = useState<string | null>(null);
  // the letter stands in the field before the list of 3,400 follows
  const search = useDeferredValue(typed);
  const plan = usePlan(sites);
  const whole = useMemo(() => siteTree(plan, units), [plan, units]);
  const searchFor = useMemo(() => siteSearch(plan, units), [plan, units]);
  const bySite = useMemo(() => new Map(sites.map((site) => [site.site, site])), [sites]);
  const counts = useMemo(() => countsBelow(sites, units), [sites, units]);
  const filterCounts = useMemo(
    () => SITE_FILTERS.map((name) => sites.filter((site) => passes(site, name)).length),
    [sites],
  );
  const isNarrowed = filter !== 'all' || search !== '' || within !== null;
  const keeps = (text: string) => {
    const found = searchFor(text);
    return (id: string) => {
      const site = bySite.get(id);
      return site !== undefined && passes(site, filter) && found(id) && units.isWithin(id, within);
    };
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what `keeps` closes over is named one by one
  const left = useMemo(
    () => (isNarrowed ? narrowed(whole, keeps(search)) : whole),
    [whole, isNarrowed, searchFor, search, within, units, bySite, filter],
  );
  const tree = useSame(left);
  /** The sites found by what stands in the field this moment, from top to bottom. */
  const found = () => sitesOf(narrowed(whole, keeps(typed)));
  /** The sites of a unit that pass a filter, and nothing else. */
  const show = (next: SiteFilter, unit: string | null = null) => {
    setFilter(next);
    setWithin(unit);
    setTyped('');
  };
  return {
    filter,
    typed,
    within,
    setFilter,
    setTyped,
    setWithin,
    show,
    tree,
    found,
    isNarrowed,
    bySite,
    counts,
    filterCounts,
  };
}

export type Roster = ReturnType<typeof useRoster>;

/** The sites as they were when the plan last changed: presence makes no tree anew. */
function usePlan(sites: readonly SiteState[]): readonly SiteState[] {
  const kept = useRef(sites);
  if (!samePlan(kept.current, sites)) kept.current = sites;
  return kept.current;
}

/** The tree that was there as long as it has the same lines: laying one out is what costs. */
function useSame(tree: Branch[]): Branch[] {
  const kept = useRef(tree);
  if (kept.current !== tree && !sameLines(kept.current, tree)) kept.current = tree;
  return kept.current;
}

function sameLines(one: readonly Branch[], other: readonly Branch[]): boolean {
  return (
    one.length === other.length &&
    one.every((node, i) => {
      const same = other[i];
      return same?.unit === node.unit && sameLines(node.children, same.children);
    })
  );
}

import type { SiteState } from './protocol';
import type { UnitIndex } from './units';

/** Which sites the roster shows. */
export type SiteFilter = 'all' | 'missing' | 'asks' | 'bad-link' | 'no-answer';

export interface SiteCounts {
  sites: number;
  connected: number;
  answered: number;
}

/** One line of the roster: a unit, its site when it is one, and what stands below it. */
export interface SiteNode {
  unit: string;
  site: SiteState | null;
  counts: SiteCounts;
  children: SiteNode[];
}

export function passes(site: SiteState, filter: SiteFilter): boolean {
  switch (filter) {
    case 'missing':
      return !site.connected;
    case 'asks':
      return site.asks;
    case 'bad-link':
      return site.connected && (site.quality === 'poor' || site.quality === 'none');
    case 'no-answer':
      return site.rollCall.state === 'none' || site.rollCall.state === 'ready';
    default:
      return true;
  }
}

/**
 * The sites under the units above them, in the office's order. A unit above that is not invited
 * itself stands as a heading; counts are of all sites below, also of those that the filter hides.
 */
export function siteTree(
  sites: readonly SiteState[],
  units: UnitIndex,
  filter: SiteFilter,
  search: string,
): SiteNode[] {
  const nodes = new Map<string, SiteNode>();
  const children = new Map<string | null, Set<string>>();
  const add = (unit: string): SiteNode => {
    const known = nodes.get(unit);
    if (known) return known;
    const node: SiteNode = { unit, site: null, counts: empty(), children: [] };
    nodes.set(unit, node);
    const parent = units.parent(unit)?.id ?? null;
    const siblings = children.get(parent) ?? new Set();
    siblings.add(unit);
    children.set(parent, siblings);
    if (parent !== null) add(parent);
    return node;
  };
  const counts = countsBelow(sites, units);
  for (const site of sites) {
    if (!passes(site, filter)) continue;
    if (search && !isFound(site, units, search)) continue;
    add(site.site).site = site;
  }
  const build = (parent: string | null): SiteNode[] =>
    [...(children.get(parent) ?? [])].sort(units.compare).flatMap((unit) => {
      const node = nodes.get(unit);
      if (!node) return [];
      node.children = build(unit);
      node.counts = counts.get(unit) ?? empty();
      return [node];
    });
  return withoutBareTop(build(null), units);
}

/** By its own name, those of the units that attend there, or of a unit above: a whole district. */
function isFound(site: SiteState, units: UnitIndex, search: string): boolean {
  const above = units.ancestors(site.site).map((unit) => unit.id);
  return [site.site, ...site.attending, ...above].some((unit) => units.matches(unit, search));
}

/** How many sites there are below each unit and how many of them are there and have answered. */
export function countsBelow(
  sites: readonly SiteState[],
  units: UnitIndex,
): Map<string, SiteCounts> {
  const counts = new Map<string, SiteCounts>();
  for (const site of sites) {
    const answered = site.rollCall.state === 'present' || site.rollCall.state === 'absent';
    for (const above of units.ancestors(site.site)) {
      const sum = counts.get(above.id) ?? empty();
      sum.sites += 1;
      sum.connected += site.connected ? 1 : 0;
      sum.answered += answered ? 1 : 0;
      counts.set(above.id, sum);
    }
  }
  return counts;
}

function empty(): SiteCounts {
  return { sites: 0, connected: 0, answered: 0 };
}

/** A country above its provinces, or a city that is no site here, would only indent the rest. */
function withoutBareTop(roots: SiteNode[], units: UnitIndex): SiteNode[] {
  const only = roots.length === 1 ? roots[0] : undefined;
  return only && only.site === null && units.parent(only.unit) === null ? only.children : roots;
}

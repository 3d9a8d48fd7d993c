import { fold } from '../../shared/fold';
import type { SiteState } from './protocol';
import type { UnitIndex } from './units';

/** Which sites the roster shows. */
export type SiteFilter = 'all' | 'missing' | 'asks' | 'bad-link' | 'no-answer';

export const SITE_FILTERS: SiteFilter[] = ['all', 'missing', 'asks', 'bad-link', 'no-answer'];

export interface SiteCounts {
  sites: number;
  connected: number;
  answered: number;
}

/** One line of the roster: a unit, whether it is a site itself, and what stands below it. */
export interface Branch {
  unit: string;
  isSite: boolean;
  children: Branch[];
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
 * itself stands as a heading. It depends on the plan alone: who comes and goes does not change it.
 */
export function siteTree(sites: readonly SiteState[], units: UnitIndex): Branch[] {
  const nodes = new Map<string, Branch>();
  const roots: Branch[] = [];
  const add = (unit: string): Branch => {
    const known = nodes.get(unit);
    if (known) return known;
    const node: Branch = { unit, isSite: false, children: [] };
    nodes.set(unit, node);
    const parent = units.parent(unit)?.id ?? null;
    (parent === null ? roots : add(parent).children).push(node);
    return node;
  };
  for (const { site } of sites) add(site).isSite = true;
  const sort = (level: Branch[]) => {
    level.sort((one, other) => units.compare(one.unit, other.unit));
    for (const node of level) sort(node.children);
  };
  sort(roots);
  return withoutBareTop(roots, units);
}

/** Whether two lists hold the same sites with the same units at them, whatever these do. */
export function samePlan(one: readonly SiteState[], other: readonly SiteState[]): boolean {
  return (
    one.length === other.length &&
    one.every((site, i) => {
      const same = other[i];
      return same?.site === site.site && same.attending === site.attending;
    })
  );
}

/** What is left of a tree when it shows only some sites; the units above them stay as headings. */
export function narrowed(tree: readonly Branch[], keeps: (site: string) => boolean): Branch[] {
  return tree.flatMap((node) => {
    const children = narrowed(node.children, keeps);
    const stays = node.isSite && keeps(node.unit);
    return stays || children.length > 0 ? [{ unit: node.unit, isSite: stays, children }] : [];
  });
}

/** The sites of a tree from top to bottom, as its lines show them. */
export function sitesOf(tree: readonly Branch[]): string[] {
  return tree.flatMap((node) => [...(node.isSite ? [node.unit] : []), ...sitesOf(node.children)]);
}

/**
 * A search over the sites, made once for a plan: each word of what is typed stands in the site's
 * name, in those of the units that attend there or in those of the units above it, except of one
 * above them all. So a district's name finds its sites, and a commune's with its district's that one.
 */
export function siteSearch(
  sites: readonly SiteState[],
  units: UnitIndex,
): (typed: string) => (site: string) => boolean {
  const below = countsBelow(sites, units);
  const tellsApart = (unit: string) => (below.get(unit)?.sites ?? 0) < sites.length - 1;
  const texts = new Map(
    sites.map(({ site, attending }) => {
      const here = [...new Set([site, ...attending])];
      const above = here.flatMap((unit) => units.ancestors(unit).map((one) => one.id));
      const named = [...here, ...new Set(above.filter(tellsApart))];
      return [site, named.map((unit) => units.text(unit)).join(' ')];
    }),
  );
  return (typed) => {
    const words = fold(typed).split(/\s+/).filter(Boolean);
    return (site) => words.every((word) => texts.get(site)?.includes(word));
  };
}

/** Of the sites found the one that is meant: whose own name begins so, else holds it, else the first. */
export function meant(found: readonly string[], units: UnitIndex, typed: string): string | null {
  const needle = fold(typed).trim().replace(/\s+/g, ' ');
  const own = (site: string) => fold(units.name(site));
  return (
    found.find((site) => own(site) === needle) ??
    found.find((site) => own(site).startsWith(needle)) ??
    found.find((site) => own(site).includes(needle)) ??
    found[0] ??
    null
  );
}

/** How many sites there are below each unit and how many of them are there and have answered. */
export function countsBelow(
  sites: readonly SiteState[],
  units: UnitIndex,
): Map<string, SiteCounts> {
  const counts = new Map<string, SiteCounts>();
  for (const site of sites) {
    for (const above of units.ancestors(site.site)) {
      const sum = counts.get(above.id) ?? { sites: 0, connected: 0, answered: 0 };
      counts.set(above.id, sum);
      sum.sites += 1;
      sum.connected += site.connected ? 1 : 0;
      sum.answered += passes(site, 'no-answer') ? 0 : 1;
    }
  }
  return counts;
}

/** How many sites of each level there are and how many of them are connected, the most first. */
export function countsByLevel(
  sites: readonly SiteState[],
  units: UnitIndex,
): { level: string; sites: number; connected: number }[] {
  const levels = new Map<string, { level: string; sites: number; connected: number }>();
  for (const { site, connected } of sites) {
    const level = units.get(site)?.level;
    if (level === undefined) continue;
    const sum = levels.get(level) ?? { level, sites: 0, connected: 0 };
    levels.set(level, sum);
    sum.sites += 1;
    sum.connected += connected ? 1 : 0;
  }
  return [...levels.values()].sort((one, other) => other.sites - one.sites);
}

/** A country above its provinces, or a city that is no site here, would only indent the rest. */
function withoutBareTop(roots: Branch[], units: UnitIndex): Branch[] {
  const only = roots.length === 1 ? roots[0] : undefined;
  return only && !only.isSite && units.parent(only.unit) === null ? only.children : roots;
}

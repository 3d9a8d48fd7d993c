import type { SiteState } from './protocol';
import type { UnitIndex } from './units';

export interface RollTotals {
  sites: number;
  present: number;
  absent: number;
  waiting: number;
  people: number;
}

/** At an outside source nobody attends, so that no roll is called there. */
export function answersRoll(site: SiteState): boolean {
  return site.attending.length > 0;
}

export function rollTotals(all: readonly SiteState[]): RollTotals {
  const sites = all.filter(answersRoll);
  const totals: RollTotals = { sites: sites.length, present: 0, absent: 0, waiting: 0, people: 0 };
  for (const { rollCall } of sites) {
    if (rollCall.state === 'present') {
      totals.present += 1;
      totals.people += rollCall.headcount;
    } else if (rollCall.state === 'absent') totals.absent += 1;
    else totals.waiting += 1;
  }
  return totals;
}

export interface RollBlock {
  unit: string;
  totals: RollTotals;
}

/**
 * Sites by the unit directly above them (a district's own site counts in its block); sites without
 * such a unit, the city's departments, share the block of the unit at the top.
 */
export function rollBlocks(all: readonly SiteState[], units: UnitIndex): RollBlock[] {
  const sites = all.filter(answersRoll);
  const groups = new Map<string, SiteState[]>();
  const parents = new Set(sites.map((site) => units.parent(site.site)?.id));
  for (const site of sites) {
    const above = units.parent(site.site)?.id ?? site.site;
    const key = parents.has(site.site) && units.ancestors(site.site).length > 0 ? site.site : above;
    groups.set(key, [...(groups.get(key) ?? []), site]);
  }
  return [...groups.entries()]
    .sort(([one], [other]) => units.compare(one, other))
    .map(([unit, members]) => ({ unit, totals: rollTotals(members) }));
}

import type { SiteState } from '../../room/core/protocol';
import type { UnitIndex } from '../../room/core/units';

/** So many names go on the page; of more, each district has its number alone. */
export const MOST_NAMES = 120;

export interface MissingGroup {
  unit: string;
  count: number;
  names: string[];
}

/** Missing sites under the unit above them, by name while there are few enough to be read. */
export function missingBelow(missing: readonly SiteState[], units: UnitIndex): MissingGroup[] {
  const groups = new Map<string, string[]>();
  for (const { site } of missing) {
    const above = units.parent(site)?.id ?? site;
    groups.set(above, [...(groups.get(above) ?? []), site]);
  }
  return [...groups]
    .sort(([one], [other]) => units.compare(one, other))
    .map(([unit, sites]) => ({
      unit,
      count: sites.length,
      names:
        missing.length > MOST_NAMES
          ? []
          : sites.sort(units.compare).map((site) => units.name(site)),
    }));
}

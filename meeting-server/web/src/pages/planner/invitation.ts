/** Who is called to a meeting while it is being planned: each unit with the site it attends at. */
import type { Id, MeetingView } from '../../api/types';
import type { UnitTree } from '../../shared/unitTree';

/** unit → site; a unit that attends at its own site stands for itself. */
export type Invitation = ReadonlyMap<Id, Id>;

export const NOBODY: Invitation = new Map();

export function invitationOf(invited: MeetingView['invited']): Invitation {
  return new Map(invited.map(({ unit, site }) => [unit.id, site.id]));
}

export function listOf(invitation: Invitation, tree: UnitTree): { unitId: Id; siteId: Id }[] {
  return tree
    .inOrder(invitation.keys())
    .map((unitId) => ({ unitId, siteId: invitation.get(unitId) ?? unitId }));
}

/** Adds units at their own sites; who is already called keeps the site chosen before. */
export function invite(invitation: Invitation, units: Iterable<Id>): Invitation {
  const next = new Map(invitation);
  for (const unit of units) if (!next.has(unit)) next.set(unit, unit);
  return next;
}

/** Takes units out; whoever was to attend at one of them attends at its own site again. */
export function uninvite(invitation: Invitation, units: Iterable<Id>, convener?: Id): Invitation {
  const next = new Map(invitation);
  for (const unit of units) next.delete(unit);
  return repaired(next, convener);
}

function repaired(invitation: Map<Id, Id>, convener: Id | undefined): Invitation {
  for (const [unit, site] of invitation) {
    const host = site === unit || site === convener || invitation.get(site) === site;
    if (!host) invitation.set(unit, unit);
  }
  return invitation;
}

/** A site can be: the convener's, the unit's own, or that of a unit which attends at its own. */
export function attendAt(
  invitation: Invitation,
  unit: Id,
  site: Id,
  convener: Id | undefined,
): Invitation {
  const next = new Map(invitation);
  next.set(unit, site);
  return repaired(next, convener);
}

/** The convener is always there and is not called. */
export function withoutConvener(invitation: Invitation, convener: Id | undefined): Invitation {
  if (!convener || !invitation.has(convener)) return invitation;
  const next = new Map(invitation);
  next.delete(convener);
  return next;
}

export function siteCount(invitation: Invitation, convener: Id | undefined): number {
  const sites = new Set(invitation.values());
  if (convener) sites.add(convener);
  return sites.size;
}

export interface LevelCount {
  level: string;
  invited: number;
  all: number;
}

/** How many of each level are called, of those within the convener's reach. */
export function countsByLevel(
  invitation: Invitation,
  tree: UnitTree,
  convener: Id | undefined,
): LevelCount[] {
  const counts = new Map<string, LevelCount>();
  for (const unit of convener ? tree.subtree(convener) : tree.units) {
    if (unit.id === convener) continue;
    const count = counts.get(unit.level) ?? { level: unit.level, invited: 0, all: 0 };
    count.all += 1;
    if (invitation.has(unit.id)) count.invited += 1;
    counts.set(unit.level, count);
  }
  return [...counts.values()];
}

export function unitsOfLevel(tree: UnitTree, top: Id, level: string): Id[] {
  return tree
    .subtree(top)
    .filter((unit) => unit.level === level && unit.id !== top)
    .map((unit) => unit.id);
}

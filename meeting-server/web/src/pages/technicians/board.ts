import type { LineBoardSite, LineVerdict } from '../../api/types';

/** How a site stands: its verdict, that it was not checked, or that somebody called for help. */
export type Standing = LineVerdict | 'none' | 'escalated';

export const STANDINGS: Standing[] = ['escalated', 'bad', 'fair', 'none', 'good'];

export interface Block {
  key: string;
  name: string;
  sites: LineBoardSite[];
}

export function standingOf(site: LineBoardSite): Standing {
  if (site.escalated) return 'escalated';
  return site.last?.verdict ?? 'none';
}

export function countsOf(sites: readonly LineBoardSite[]): Record<Standing, number> {
  const counts: Record<Standing, number> = { escalated: 0, bad: 0, fair: 0, none: 0, good: 0 };
  for (const site of sites) counts[standingOf(site)] += 1;
  return counts;
}

/** The sites by the unit above them, in the order in which they come; who has none, or is alone above, is first. */
export function blocksOf(sites: readonly LineBoardSite[], first: string): Block[] {
  const above = new Set(sites.map((site) => site.under?.id));
  const blocks = new Map<string, Block>();
  for (const site of sites) {
    // a unit that has sites below stands at the head of their block
    const unit = above.has(site.site.id) && site.under ? site.site : site.under;
    const key = unit?.id ?? '';
    const block = blocks.get(key) ?? { key, name: unit?.label ?? first, sites: [] };
    block.sites.push(site);
    blocks.set(key, block);
  }
  return [...blocks.values()];
}

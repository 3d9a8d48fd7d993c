import type { Cluster, LineBoardSite, LineVerdict } from '../../api/types';

/** How a site stands: its verdict, that it was not checked, or that somebody called for help. */
export type Standing = LineVerdict | 'none' | 'escalated';

export const STANDINGS: Standing[] = ['escalated', 'bad', 'fair', 'none', 'good'];

export interface Block {
  key: string;
  name: string;
  /** Null for a block of the office's tree. */
  cluster: Cluster | null;
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
    const block = blocks.get(key) ?? { key, name: unit?.label ?? first, cluster: null, sites: [] };
    block.sites.push(site);
    blocks.set(key, block);
  }
  return [...blocks.values()];
}

/** The sites by the cluster in which they are; those of none come last. */
export function clusterBlocksOf(
  sites: readonly LineBoardSite[],
  clusters: readonly Cluster[],
  nameOf: (cluster: Cluster) => string,
  rest: string,
): Block[] {
  const left = new Map(sites.map((site) => [site.site.id, site]));
  const blocks = clusters.map((cluster) => ({
    key: String(cluster.number),
    name: nameOf(cluster),
    cluster,
    sites: cluster.sites.flatMap((id) => {
      const site = left.get(id);
      left.delete(id);
      return site ? [site] : [];
    }),
  }));
  return [...blocks, { key: '', name: rest, cluster: null, sites: [...left.values()] }].filter(
    (block) => block.sites.length > 0,
  );
}

/** As few clusters as hold so many sites each; the server shares out the same way. */
export function clustersOf(sites: number, size: number): number {
  return Math.ceil(sites / Math.max(1, size));
}

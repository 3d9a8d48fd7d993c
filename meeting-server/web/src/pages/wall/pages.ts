/** How the sites of a wall are divided into pages: those that are pinned stand on each of them. */
export interface WallPages {
  pages: number;
  /** The sites of a page, pinned ones first; a page past the last one is the first again. */
  of: (page: number) => string[];
}

/**
 * @param sites that have a picture, in the office's order
 * @param size of a page; one place at the least goes on turning
 */
export function wallPages(
  sites: readonly string[],
  pinned: readonly string[],
  size: number,
): WallPages {
  const stay = pinned.filter((site) => sites.includes(site)).slice(0, size - 1);
  const turning = sites.filter((site) => !stay.includes(site));
  const each = size - stay.length;
  const pages = Math.max(1, Math.ceil(turning.length / each));
  return {
    pages,
    of: (page) => {
      const from = (((page % pages) + pages) % pages) * each;
      return [...stay, ...turning.slice(from, from + each)];
    },
  };
}

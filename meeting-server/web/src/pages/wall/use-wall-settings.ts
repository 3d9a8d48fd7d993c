import { useSearchParams } from 'react-router';

export const SIZES = [25, 49] as const;
export const DWELLS = [10, 20, 30, 60] as const;

const MOST = 49;
const SHORTEST_S = 4;
const LONGEST_S = 600;

/** What a wall was set to stands in its address: a display that is started anew shows the same. */
export function useWallSettings() {
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string | null) =>
    setSearch(
      (before) => {
        if (value === null || value === '') before.delete(name);
        else before.set(name, value);
        return before;
      },
      { replace: true },
    );
  const pinned = search.get('pin')?.split(',').filter(Boolean) ?? [];
  return {
    size: within(search.get('size'), 1, MOST) ?? SIZES[0],
    dwell: within(search.get('dwell'), SHORTEST_S, LONGEST_S) ?? DWELLS[1],
    within: search.get('in'),
    pinned,
    setSize: (size: number) => set('size', String(size)),
    setDwell: (seconds: number) => set('dwell', String(seconds)),
    setWithin: (unit: string | null) => set('in', unit),
    pin: (site: string, on: boolean) =>
      set('pin', [...pinned.filter((each) => each !== site), ...(on ? [site] : [])].join(',')),
  };
}

export type WallSettings = ReturnType<typeof useWallSettings>;

function within(text: string | null, least: number, most: number): number | null {
  const value = text === null ? Number.NaN : Number(text);
  return Number.isInteger(value) && value >= least && value <= most ? value : null;
}

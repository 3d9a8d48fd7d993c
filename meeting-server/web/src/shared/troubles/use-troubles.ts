import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useMe } from '../../api/queries';
import type { Me, SiteTrouble } from '../../api/types';

export const TROUBLES = ['site-troubles'] as const;
const EVERY_MS = 20_000;

/** Whether sites are looked after by this person. */
export function looksAfterSites(me: Me | null | undefined): boolean {
  return me?.roles.some(({ role }) => role === 'it-staff' || role === 'technician') === true;
}

/** Sites that turned bad, of those that this person looks after; asked for again and again. */
export function useTroubles(): SiteTrouble[] {
  const me = useMe();
  const troubles = useQuery({
    queryKey: TROUBLES,
    enabled: looksAfterSites(me.data),
    refetchInterval: EVERY_MS,
    queryFn: () => api.get<SiteTrouble[]>('/api/site-troubles'),
  });
  return troubles.data ?? NONE;
}

const NONE: SiteTrouble[] = [];

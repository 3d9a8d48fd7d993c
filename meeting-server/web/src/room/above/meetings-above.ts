/** The meetings above this one in which the same site sits: they are on at the same time. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { MeetingSummary } from '../../api/types';
import { dayKey, plusDays, startOfDay } from '../../shared/format';
import type { UnitIndex } from '../core/units';

const ASK_AGAIN_MS = 15_000;
const ON = ['live', 'recess', 'line-check'];

/** Those that are on, of units above the one that convened this meeting, at this very site. */
export function above(
  meetings: readonly MeetingSummary[],
  here: { meeting: string; mainSite: string; site: string | null },
  units: UnitIndex,
): MeetingSummary[] {
  return meetings.filter(
    (each) =>
      each.id !== here.meeting &&
      ON.includes(each.phase) &&
      !each.overdue &&
      each.mySite?.id === here.site &&
      each.convener.id !== here.mainSite &&
      units.isWithin(here.mainSite, each.convener.id),
  );
}

export function useMeetingsAbove(
  here: { meeting: string; mainSite: string; site: string | null },
  units: UnitIndex,
): MeetingSummary[] {
  const meetings = useQuery({
    queryKey: ['meetings', 'above'],
    refetchInterval: ASK_AGAIN_MS,
    enabled: here.site !== null,
    queryFn: () => {
      const today = dayKey(Date.now());
      const from = encodeURIComponent(startOfDay(plusDays(today, -1)));
      const to = encodeURIComponent(startOfDay(plusDays(today, 1)));
      return api.get<MeetingSummary[]>(`/api/meetings?from=${from}&to=${to}`);
    },
  });
  return above(meetings.data ?? [], here, units);
}

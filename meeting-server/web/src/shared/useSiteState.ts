import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Id, RoomGlance } from '../api/types';

/** The room as it is for who is not in it; refreshed now and then while somebody looks. */
export function useRoomGlance(meetingId: Id, enabled = true) {
  return useQuery({
    queryKey: ['room', meetingId],
    enabled,
    retry: false,
    refetchInterval: 15_000,
    queryFn: () => api.get<RoomGlance>(`/api/rooms/${meetingId}`),
  });
}

/** How one site's line stands; undefined while the room cannot tell. */
export function useSiteState(meetingId: Id, siteId: Id) {
  const room = useRoomGlance(meetingId);
  return room.data?.sites?.find((site) => site.site === siteId);
}

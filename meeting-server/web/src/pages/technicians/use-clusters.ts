import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { api, sentenceOf } from '../../api/client';
import { keys } from '../../api/queries';
import type { Id, SharedOut } from '../../api/types';
import { lineChecksKey } from '../line-check/use-line-check';

const ASK_AGAIN_MS = 15_000;

export interface ShareWish {
  size: number;
  technicians: Id[];
  onlyUncovered: boolean;
}

/** How the sites are shared out, and how to share them out otherwise. */
export function useClusters(meeting: Id) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const key = [...keys.meeting(meeting), 'clusters'];
  const address = `/api/meetings/${meeting}/clusters`;
  const shared = useQuery({
    queryKey: key,
    refetchInterval: ASK_AGAIN_MS,
    queryFn: () => api.get<SharedOut>(address),
  });
  const options = {
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: key });
      await client.invalidateQueries({ queryKey: lineChecksKey(meeting) });
    },
    onError: (error: unknown) => void message.error(sentenceOf(error)),
  };
  const share = useMutation({
    mutationFn: (wish: ShareWish) => api.put<void>(address, wish),
    ...options,
  });
  const give = useMutation({
    mutationFn: (to: { number: number; technician: Id }) =>
      api.put<void>(`${address}/${to.number}`, { technician: to.technician }),
    ...options,
  });
  const clear = useMutation({ mutationFn: () => api.delete<void>(address), ...options });
  return { shared: shared.data ?? null, share, give, clear };
}

export type ClustersOfMeeting = ReturnType<typeof useClusters>;

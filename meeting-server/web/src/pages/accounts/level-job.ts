import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { LevelJob } from '../../api/types';

export const LEVEL_JOB = ['level-job'] as const;

export const isRunning = (job: LevelJob) => !job.made && !job.failure;

/** The last act of this person that made the accounts of a level; null when there is none. */
export function useLevelJob() {
  return useQuery({
    queryKey: LEVEL_JOB,
    queryFn: async () => (await api.get<LevelJob | undefined>('/api/accounts/bulk')) ?? null,
    refetchInterval: (query) => (query.state.data && isRunning(query.state.data) ? 500 : false),
  });
}

/** Puts the sheets away: the server forgets the passwords. */
export function useForgetLevelJob() {
  const client = useQueryClient();
  return async () => {
    await api.delete<void>('/api/accounts/bulk');
    client.setQueryData(LEVEL_JOB, null);
  };
}

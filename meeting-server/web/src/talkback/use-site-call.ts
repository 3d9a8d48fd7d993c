import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect } from 'react';
import { api, isRefused, sentenceOf } from '../api/client';
import { keys } from '../api/queries';
import type { AnsweredCall, Id, SiteCall } from '../api/types';
import { useTalk } from './use-talk';

const IN_A_CALL_MS = 2_000;
/** Of pages that no socket tells of a call. */
const WAITING_MS = 10_000;

/** Who calls this site, and this page's part in it. `told`: a socket says when something changed. */
export function useSiteCall(meeting: Id, site: Id, told: boolean) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const address = `/api/meetings/${meeting}/talkback`;
  const own = `${address}/sites/${site}`;
  const key = [...keys.talkback(meeting), site];
  const asked = useQuery({
    queryKey: key,
    queryFn: async () => (await api.get<SiteCall | undefined>(own)) ?? null,
    refetchInterval: (query) => (query.state.data ? IN_A_CALL_MS : told ? false : WAITING_MS),
    refetchIntervalInBackground: true,
  });
  const call = asked.data ?? null;
  const { talk, begin, end, resumeSound } = useTalk(address, async () => {
    return (await api.post<AnsweredCall>(own)).link;
  });

  const again = () => client.invalidateQueries({ queryKey: key });
  const onError = (error: unknown) => {
    void again();
    // a call that ended meanwhile is told by the banner that goes
    if (!isRefused(error, 'talkback.no-such-call')) void message.warning(sentenceOf(error));
  };
  const accept = useMutation({
    mutationFn: () => api.post<AnsweredCall>(own),
    onSuccess: ({ call: answered, link }) => {
      client.setQueryData(key, answered);
      begin(answered.line, link);
    },
    onError,
  });
  const hangUp = useMutation({
    mutationFn: () => api.delete<void>(own),
    onMutate: () => {
      end();
      client.setQueryData(key, null);
    },
    onSettled: again,
    onError,
  });
  const speak = useMutation({
    mutationFn: (on: boolean) => api.put<void>(`${own}/speaking`, { on }),
    onSettled: again,
    onError,
  });
  const mine = call?.mine ? call.line : null;
  const known = asked.isSuccess && !accept.isPending;
  useEffect(() => {
    // hung up by the other side, or the site is on the stage now
    if (known && mine === null) end();
  }, [known, mine, end]);

  return { call, talk, accept, hangUp, speak, resumeSound };
}

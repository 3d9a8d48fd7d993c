import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, isRefused, sentenceOf } from '../api/client';
import { keys } from '../api/queries';
import type { Id, OpenedLine, TalkbackLine } from '../api/types';
import { useTalk } from './use-talk';

const ASK_MS = 1_500;

/** The technician's line in a meeting: calls sites, tells what became of it, hangs up. */
export function useLine(meeting: Id) {
  const { message } = App.useApp();
  const { t } = useTranslation('talkback');
  const client = useQueryClient();
  const address = `/api/meetings/${meeting}/talkback`;
  const key = [...keys.talkback(meeting), 'line'];
  const { talk, begin, end, mute, resumeSound } = useTalk(address, async () => {
    return (await api.post<OpenedLine>(`${address}/link`)).link;
  });
  const open = talk.state !== null;
  const asked = useQuery({
    queryKey: key,
    enabled: open,
    refetchInterval: ASK_MS,
    refetchIntervalInBackground: true,
    retry: false,
    queryFn: () => api.get<TalkbackLine>(address),
  });
  const over = open && isRefused(asked.error, 'talkback.no-such-call');
  useEffect(() => {
    if (!over) return;
    end();
    client.removeQueries({ queryKey: key });
    void message.info(t('ended'));
  });

  const call = useMutation({
    mutationFn: (sites: Id[]) => api.post<OpenedLine>(address, { sites }),
    onSuccess: ({ line, link }) => {
      client.setQueryData(key, line);
      begin(line.id, link);
    },
    onError: (error) => void message.warning(sentenceOf(error), 6),
  });
  const hangUp = () => {
    end();
    client.removeQueries({ queryKey: key });
    // a line that the server no longer knows is what was wanted
    void api.delete<void>(address).catch(() => undefined);
  };
  const letGo = useMutation({
    mutationFn: (site: Id) => api.delete<void>(`${address}/sites/${site}`),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
  return { line: open ? (asked.data ?? null) : null, talk, call, hangUp, letGo, mute, resumeSound };
}

export type TechnicianLine = ReturnType<typeof useLine>;

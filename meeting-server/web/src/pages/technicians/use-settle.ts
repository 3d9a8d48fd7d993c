import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { api, sentenceOf } from '../../api/client';
import type { Id } from '../../api/types';
import { lineChecksKey } from '../line-check/use-line-check';

/** What was handed on has been seen to. */
export function useSettle(meeting: Id) {
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (site: Id) =>
      api.delete<void>(`/api/meetings/${meeting}/line-checks/${site}/escalation`),
    onSuccess: () => client.invalidateQueries({ queryKey: lineChecksKey(meeting) }),
    onError: (error) => void message.error(sentenceOf(error)),
  });
}

import type { CommandArgs, CommandName } from '../room/core/commands';
import { api } from './client';

/**
 * A command of a room over REST, for who is not linked to it. The id is made here, so that a retry
 * is done once. Resolves to the number of its last event.
 */
export async function postCommand<N extends CommandName>(
  meetingId: string,
  name: N,
  ...[args]: CommandArgs<N>
) {
  const answer = await api.post<{ seq: number }>(`/api/rooms/${meetingId}/commands`, {
    id: crypto.randomUUID(),
    name,
    args: args ?? {},
  });
  return answer.seq;
}

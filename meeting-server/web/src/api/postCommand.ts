import { type Args, api } from './client';

/**
 * A command of a room over REST, for who is not linked to it. The id is made here, so that a retry
 * is done once. Resolves to the number of its last event.
 */
export async function postCommand(meetingId: string, name: string, args: Args = {}) {
  const answer = await api.post<{ seq: number }>(`/api/rooms/${meetingId}/commands`, {
    id: crypto.randomUUID(),
    name,
    args,
  });
  return answer.seq;
}

/** Reads and counts of replies; pure where it can be. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client';
import { keys } from '../../../api/queries';
import type { InvitedReply, MeetingView } from '../../../api/types';

export type Shown = 'all' | 'silent' | 'accepted' | 'declined' | 'deputy' | 'asks';

const replied = (each: InvitedReply) => each.reply !== null && !each.outdated;

/** Which units a filter shows; `asks` are deputies that wait for the chair's word. */
export const SHOWN: Record<Shown, (each: InvitedReply) => boolean> = {
  all: () => true,
  silent: (each) => !replied(each),
  accepted: (each) => replied(each) && each.reply?.kind === 'accepted',
  declined: (each) => replied(each) && each.reply?.kind === 'declined',
  deputy: (each) => replied(each) && each.reply?.kind === 'deputy',
  asks: (each) => SHOWN.deputy(each) && each.reply?.consent === null,
};

export const countOf = (all: InvitedReply[], shown: Shown) => all.filter(SHOWN[shown]).length;

/** Replies are taken between the invitation and the start, and never in a rehearsal. */
export const takesReplies = (meeting: MeetingView) =>
  !meeting.rehearsalOf && ['announced', 'line-check'].includes(meeting.phase);

export const repliesKey = (meetingId: string) => [...keys.meeting(meetingId), 'replies'] as const;

export function useReplies(meeting: MeetingView) {
  return useQuery({
    queryKey: repliesKey(meeting.id),
    enabled: meeting.phase !== 'draft' && !meeting.rehearsalOf,
    refetchInterval: takesReplies(meeting) ? 15_000 : false,
    queryFn: () => api.get<InvitedReply[]>(`/api/meetings/${meeting.id}/replies`),
  });
}

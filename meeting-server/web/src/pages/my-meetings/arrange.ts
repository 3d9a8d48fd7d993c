/** Which meetings stand where on the first page; pure, the present moment is a parameter. */
import type { MeetingSummary, Phase } from '../../api/types';
import { dayKey } from '../../shared/format';

export interface Arranged {
  /** The one that runs, or comes next. */
  next: MeetingSummary | undefined;
  today: MeetingSummary[];
  /** The days after today, each with its meetings. */
  week: { day: string; meetings: MeetingSummary[] }[];
  /** Drafts, what was postponed to no date and what was never held: they wait for a decision. */
  waiting: MeetingSummary[];
}

export const RUNNING: Phase[] = ['live', 'recess', 'line-check'];
const OVER: Phase[] = ['closed', 'cancelled'];

export const isOpen = (phase: Phase) => RUNNING.includes(phase);

function byUrgency(a: MeetingSummary, b: MeetingSummary): number {
  const rank = (meeting: MeetingSummary) => (RUNNING.indexOf(meeting.phase) + 4) % 4;
  return rank(a) - rank(b) || a.startsAt.localeCompare(b.startsAt);
}

/** What is overdue may still be held late: its sites get in, unless another one is nearer. */
function nextOf(meetings: MeetingSummary[]): MeetingSummary | undefined {
  const open = meetings.filter((meeting) => isOpen(meeting.phase)).sort(byUrgency);
  const coming = meetings
    .filter((meeting) => meeting.phase === 'announced' && !meeting.overdue)
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  return open.find((meeting) => !meeting.overdue) ?? coming[0] ?? open[0];
}

export function arrange(meetings: MeetingSummary[], now: number): Arranged {
  const today = dayKey(now);
  const unset = (meeting: MeetingSummary) => ['draft', 'postponed'].includes(meeting.phase);
  const next = nextOf(meetings.filter((meeting) => !unset(meeting)));
  const waiting = meetings.filter(
    (meeting) => (unset(meeting) || meeting.overdue) && meeting.id !== next?.id,
  );
  const planned = meetings
    .filter((meeting) => !waiting.includes(meeting))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const others = planned.filter((meeting) => meeting.id !== next?.id);
  const week = new Map<string, MeetingSummary[]>();
  for (const meeting of others) {
    const key = dayKey(meeting.startsAt);
    if (key > today && !OVER.includes(meeting.phase)) {
      week.set(key, [...(week.get(key) ?? []), meeting]);
    }
  }
  return {
    next,
    today: others.filter((meeting) => dayKey(meeting.startsAt) === today),
    week: [...week].map(([key, list]) => ({ day: key, meetings: list })),
    waiting,
  };
}

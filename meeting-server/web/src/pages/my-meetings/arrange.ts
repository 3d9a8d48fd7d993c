/** Which meetings stand where on the first page; pure, the present moment is a parameter. */
import type { MeetingSummary, Phase } from '../../api/types';
import { dayKey } from '../../shared/format';

export interface Arranged {
  /** The one that runs, or comes next. */
  next: MeetingSummary | undefined;
  today: MeetingSummary[];
  /** The days after today, each with its meetings. */
  week: { day: string; meetings: MeetingSummary[] }[];
  /** Drafts, and what was postponed to no date: they wait for whoever prepares them. */
  waiting: MeetingSummary[];
}

const RUNNING: Phase[] = ['live', 'recess', 'line-check'];
const OVER: Phase[] = ['closed', 'cancelled'];

export const isOpen = (phase: Phase) => RUNNING.includes(phase);

const endOf = (meeting: MeetingSummary) =>
  new Date(meeting.startsAt).getTime() + meeting.plannedMinutes * 60_000;

function byUrgency(a: MeetingSummary, b: MeetingSummary): number {
  const rank = (meeting: MeetingSummary) => (RUNNING.indexOf(meeting.phase) + 4) % 4;
  return rank(a) - rank(b) || a.startsAt.localeCompare(b.startsAt);
}

function nextOf(meetings: MeetingSummary[], now: number): MeetingSummary | undefined {
  const running = meetings.filter((meeting) => isOpen(meeting.phase)).sort(byUrgency);
  const coming = meetings
    .filter((meeting) => meeting.phase === 'announced' && endOf(meeting) > now)
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  return running[0] ?? coming[0];
}

export function arrange(meetings: MeetingSummary[], now: number): Arranged {
  const today = dayKey(now);
  const waiting = meetings.filter(
    (meeting) => meeting.phase === 'draft' || meeting.phase === 'postponed',
  );
  const planned = meetings
    .filter((meeting) => !waiting.includes(meeting))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const next = nextOf(planned, now);
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

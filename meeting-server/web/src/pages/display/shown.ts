/** Which meeting a screen shows. */
import type { Id, MeetingSummary, Phase } from '../../api/types';

/** From the one that is on to the one that comes; a board is of use before the start. */
const SHOWN: Phase[] = ['live', 'recess', 'line-check'];

/** How long before its line check a meeting is announced on the screen. */
const AHEAD_MS = 24 * 3_600_000;

/** The meeting that is on at the screen's site: its own unit's before one above it. */
export function shownNow(meetings: MeetingSummary[], unit: Id): MeetingSummary | null {
  const on = meetings.filter((meeting) => SHOWN.includes(meeting.phase) && !meeting.overdue);
  const rank = (meeting: MeetingSummary) =>
    SHOWN.indexOf(meeting.phase) * 2 + (meeting.convener.id === unit ? 0 : 1);
  on.sort((a, b) => rank(a) - rank(b) || a.startsAt.localeCompare(b.startsAt));
  return on[0] ?? null;
}

/** The next one, to be announced while nothing is on. */
export function comingNext(meetings: MeetingSummary[], now: number): MeetingSummary | null {
  const coming = meetings.filter(
    (meeting) =>
      meeting.phase === 'announced' &&
      !meeting.overdue &&
      Date.parse(meeting.startsAt) < now + AHEAD_MS,
  );
  coming.sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  return coming[0] ?? null;
}

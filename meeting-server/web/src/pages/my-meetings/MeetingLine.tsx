import { Link } from 'react-router';
import type { MeetingSummary } from '../../api/types';
import { clockTime, day } from '../../shared/format';
import { PhaseTag } from '../../shared/PhaseTag';

export function MeetingLine({ meeting, dated }: { meeting: MeetingSummary; dated?: boolean }) {
  return (
    <Link to={`/meetings/${meeting.id}`} className="meeting-line">
      <time className="meeting-line-time" dateTime={meeting.startsAt}>
        {clockTime(meeting.startsAt)}
        {dated && <small>{day(meeting.startsAt)}</small>}
      </time>
      <span className="meeting-line-text">
        <strong>{meeting.title}</strong>
        <span>{meeting.convener.label}</span>
      </span>
      <PhaseTag phase={meeting.phase} overdue={meeting.overdue} />
    </Link>
  );
}

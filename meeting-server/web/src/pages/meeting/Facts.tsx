import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MeetingView, PersonRef } from '../../api/types';
import { clockTime, length, weekdayAndDay } from '../../shared/format';

export function Facts({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation('meeting');
  const people = (list: PersonRef[]) =>
    list.map((person) => <Person key={person.id} {...person} />);
  const facts: [string, React.ReactNode][] = [
    [
      t('facts.when'),
      <span key="when">
        <strong className="num">{clockTime(meeting.startsAt)}</strong>,{' '}
        {weekdayAndDay(meeting.startsAt)}
        <br />
        {t('facts.planned', { length: length(meeting.plannedMinutes) })}
      </span>,
    ],
    [t('facts.convener'), meeting.convener.label],
  ];
  if (meeting.me.site) facts.push([t('facts.mySite'), meeting.me.site.label]);
  if (meeting.chair) facts.push([t('facts.chair'), people([meeting.chair])]);
  if (meeting.deputyChair) facts.push([t('facts.deputyChair'), people([meeting.deputyChair])]);
  if (meeting.secretaries.length > 0)
    facts.push([t('facts.secretaries'), people(meeting.secretaries)]);
  if (meeting.requiredComposition)
    facts.push([t('facts.composition'), meeting.requiredComposition]);
  return (
    <section className="meeting-part" aria-label={t('facts.title')}>
      {meeting.reason && (
        <Alert
          type="warning"
          showIcon
          title={t(`reason.${meeting.phase === 'cancelled' ? 'cancelled' : 'postponed'}`)}
          description={meeting.reason}
          style={{ marginBottom: '1rem' }}
        />
      )}
      <dl className="meeting-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Person(person: PersonRef) {
  return (
    <span className="meeting-person">
      {person.name}
      <small>{[person.position, person.unit.label].filter(Boolean).join(', ')}</small>
    </span>
  );
}

import { CheckOutlined, RightOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MeetingDocument, MeetingView } from '../../api/types';

interface Step {
  key: string;
  text: string;
  to?: string;
  done?: boolean;
}

/** What this person has still to do about the meeting; pure, so that it can be tested. */
export function stepsFor(
  meeting: MeetingView,
  documents: MeetingDocument[],
  say: (key: string, args?: Record<string, unknown>) => string,
): Step[] {
  const steps: Step[] = [];
  const mayEdit = meeting.me.may.includes('edit');
  const unread = documents.filter((each) => each.state === 'released' && !each.openedByMe);
  const drafts = documents.filter((each) => each.state === 'draft');
  if (meeting.phase === 'draft' && mayEdit) {
    if (!meeting.chair) steps.push({ key: 'chair', text: say('todo.chair'), to: 'edit' });
    if (meeting.invited.length === 0)
      steps.push({ key: 'invite', text: say('todo.invite'), to: 'edit' });
    if (meeting.agenda.length === 0)
      steps.push({ key: 'agenda', text: say('todo.agenda'), to: 'edit' });
    steps.push({ key: 'announce', text: say('todo.announce') });
  }
  if (meeting.overdue && mayEdit) steps.push({ key: 'overdue', text: say('todo.overdue') });
  if (mayEdit && drafts.length > 0 && meeting.phase !== 'draft')
    steps.push({ key: 'release', text: say('todo.release', { count: drafts.length }) });
  if (unread.length > 0 && unread[0])
    steps.push({
      key: 'read',
      text: say('todo.read', { count: unread.length }),
      to: `/documents/${unread[0].id}`,
    });
  else if (documents.some((each) => each.state === 'released'))
    steps.push({ key: 'read', text: say('todo.readAll'), done: true });
  const looksAfter = meeting.me.lead || meeting.me.roles.includes('technician');
  if (looksAfter && ['announced', 'line-check'].includes(meeting.phase)) {
    if (meeting.me.site)
      steps.push({ key: 'line-check', text: say('todo.lineCheck'), to: 'line-check' });
    steps.push({ key: 'technicians', text: say('todo.technicians'), to: 'technicians' });
  }
  if (['line-check', 'live', 'recess'].includes(meeting.phase) && meeting.me.site)
    steps.push({ key: 'enter', text: say('todo.enter'), to: 'green-room' });
  if ((meeting.phase === 'closed' || meeting.overdue) && meeting.me.may.includes('see-report'))
    steps.push({ key: 'report', text: say('todo.report'), to: 'report' });
  return steps;
}

export function ToDo(props: { meeting: MeetingView; documents: MeetingDocument[] | undefined }) {
  const { t } = useTranslation('meeting');
  const { meeting } = props;
  const steps = stepsFor(meeting, props.documents ?? [], (key, args) => t(key, args ?? {}));
  if (steps.length === 0) return null;
  const address = (to: string) => (to.startsWith('/') ? to : `/meetings/${meeting.id}/${to}`);
  return (
    <section className="meeting-part meeting-todo">
      <h2>{t('todo.title')}</h2>
      <ul>
        {steps.map((step) => (
          <li key={step.key}>
            <span aria-hidden className={step.done ? 'is-done' : ''}>
              {step.done ? <CheckOutlined /> : <RightOutlined />}
            </span>
            {step.to ? <Link to={address(step.to)}>{step.text}</Link> : step.text}
          </li>
        ))}
      </ul>
    </section>
  );
}

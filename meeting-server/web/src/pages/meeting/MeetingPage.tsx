import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useMeeting, useMeetingDocuments } from '../../api/queries';
import type { MeetingView } from '../../api/types';
import { PageHead } from '../../shared/PageHead';
import { RehearsalBand } from '../../shared/rehearsal/RehearsalBand';
import { RehearsalCard } from '../../shared/rehearsal/RehearsalCard';
import { SyntheticSites } from '../../shared/rehearsal/SyntheticSites';
import { Await } from '../../shared/states';
import { Agenda } from './Agenda';
import { Facts } from './Facts';
import { Invited } from './Invited';
import { LifeActions } from './LifeActions';
import './meeting.css';
import { PhaseTag } from '../../shared/PhaseTag';
import { MyReplies } from './replies/MyReplies';
import { Speakers } from './Speakers';
import { ToDo } from './ToDo';

/** One meeting, before, during and after: the same address for life. */
export default function MeetingPage() {
  const { id = '' } = useParams();
  const meeting = useMeeting(id);
  return (
    <Await query={meeting} rows={12}>
      {(view) => <Meeting meeting={view} />}
    </Await>
  );
}

function Meeting({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation('meeting');
  const documents = useMeetingDocuments(meeting.rehearsalOf ?? meeting.id);
  const before = ['draft', 'announced', 'line-check', 'postponed'].includes(meeting.phase);
  return (
    <>
      {meeting.rehearsalOf && <RehearsalBand of={meeting.rehearsalOf} until={null} />}
      <PageHead
        title={meeting.title}
        lead={
          <span className="meeting-kind">
            <PhaseTag phase={meeting.phase} overdue={meeting.overdue} />
            {t(`common:type.${meeting.type}`)} · {t(`common:form.${meeting.form}`)}
          </span>
        }
        actions={<LifeActions meeting={meeting} />}
      />
      <div className="meeting-columns">
        <div className="meeting-first">
          {meeting.rehearsalOf && meeting.me.lead && <SyntheticSites rehearsal={meeting.id} />}
          <RehearsalCard meeting={meeting} />
          <ToDo meeting={meeting} documents={documents.data} />
          <MyReplies meeting={meeting} />
          <Facts meeting={meeting} />
        </div>
        <div className="meeting-main">
          <Agenda meeting={meeting} documents={documents} />
          <Invited meeting={meeting} />
        </div>
        {(before || meeting.phase === 'live' || meeting.phase === 'recess') && (
          <div className="meeting-speakers">
            <Speakers meeting={meeting} />
          </div>
        )}
      </div>
    </>
  );
}

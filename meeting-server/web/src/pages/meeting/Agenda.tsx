import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AgendaItem, MeetingDocument, MeetingView } from '../../api/types';
import { length } from '../../shared/format';
import { Await, EmptyNote } from '../../shared/states';
import { DropDocuments } from '../../shared/uploads/DropDocuments';
import { UploadRules } from '../../shared/uploads/UploadRules';
import { DocumentRow } from './DocumentRow';
import { ReleaseBar } from './ReleaseBar';

interface Props {
  meeting: MeetingView;
  documents: UseQueryResult<MeetingDocument[]>;
}

/** The numbered items with their documents; whoever prepares the meeting drops files on them. */
export function Agenda({ meeting, documents }: Props) {
  const { t } = useTranslation('meeting');
  const mayUpload =
    (meeting.me.may.includes('edit') || meeting.me.lead) &&
    meeting.phase !== 'cancelled' &&
    meeting.rehearsalOf === null;
  const of = (item: AgendaItem | undefined) =>
    (documents.data ?? []).filter((each) =>
      item
        ? each.agendaItemId === item.id
        : !meeting.agenda.some((a) => a.id === each.agendaItemId),
    );
  return (
    <section className="meeting-part">
      <h2>{t('agenda.title')}</h2>
      {mayUpload && <UploadRules />}
      {mayUpload && <ReleaseBar meeting={meeting} documents={documents.data ?? []} />}
      {meeting.agenda.length === 0 && (
        <EmptyNote title={t('agenda.empty')} hint={mayUpload ? t('agenda.emptyHint') : undefined} />
      )}
      <ol className="agenda">
        {meeting.agenda.map((item) => (
          <li key={item.id}>
            <span className="agenda-number" aria-hidden>
              {item.number}
            </span>
            <div className="agenda-item">
              <h3>{item.title}</h3>
              <p>
                {length(item.minutes)}
                {item.presentingUnit && ` · ${item.presentingUnit.label}`}
              </p>
              <Documents meeting={meeting} list={of(item)} />
              {mayUpload && <DropDocuments meetingId={meeting.id} agendaItemId={item.id} />}
            </div>
          </li>
        ))}
      </ol>
      <Await query={documents} rows={2}>
        {() =>
          (of(undefined).length > 0 || mayUpload) && (
            <div className="agenda-common">
              <h3>{t('agenda.common')}</h3>
              <Documents meeting={meeting} list={of(undefined)} />
              {mayUpload && <DropDocuments meetingId={meeting.id} />}
            </div>
          )
        }
      </Await>
    </section>
  );
}

function Documents({ meeting, list }: { meeting: MeetingView; list: MeetingDocument[] }) {
  if (list.length === 0) return null;
  return (
    <ul className="documents">
      {list.map((document) => (
        <li key={document.id}>
          <DocumentRow meeting={meeting} document={document} />
        </li>
      ))}
    </ul>
  );
}

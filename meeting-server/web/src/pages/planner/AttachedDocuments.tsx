import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMeetingDocuments } from '../../api/queries';
import type { Id } from '../../api/types';
import { DocumentIcon } from '../../shared/DocumentIcon';
import { bytes } from '../../shared/format';

/** What already hangs on an item; deleting and releasing are on the meeting's own page. */
export function AttachedDocuments(props: { meetingId: Id; agendaItemId: Id }) {
  const { t } = useTranslation('planner');
  const documents = useMeetingDocuments(props.meetingId);
  const mine = (documents.data ?? []).filter((each) => each.agendaItemId === props.agendaItemId);
  if (mine.length === 0) return null;
  return (
    <ul className="attached">
      {mine.map((document) => (
        <li key={document.id}>
          <DocumentIcon type={document.type} />
          <Link to={`/documents/${document.id}`} target="_blank">
            {document.title}
          </Link>
          <small>{bytes(document.size)}</small>
          {document.state === 'draft' && <Tag>{t('draft')}</Tag>}
        </li>
      ))}
    </ul>
  );
}

import { ArrowLeftOutlined, CloseOutlined, FileTextOutlined } from '@ant-design/icons';
import { Badge, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeetingDocuments } from '../../api/queries';
import type { MeetingDocument } from '../../api/types';
import { heldContent } from '../../shared/ahead/fetch-ahead';
import { Await, LoadingShape } from '../../shared/states';
import type { RoomView } from '../core/protocol';
import { plannedMeeting } from '../core/stage';

/** pdf.js is large: it comes when the first document is opened. */
const PdfReader = lazy(async () => {
  await import('../../pages/reader/reader.css');
  return { default: (await import('../../pages/reader/PdfReader')).PdfReader };
});

const TextReader = lazy(async () => ({
  default: (await import('../../pages/reader/TextReader')).TextReader,
}));

/** The meeting's released documents beside the stage: by agenda item, one opened at a time. */
export function DocumentsPane({ view, onClose }: { view: RoomView; onClose: () => void }) {
  const { t } = useTranslation('room');
  const query = useMeetingDocuments(plannedMeeting(view));
  const [openId, setOpenId] = useState<string | null>(null);
  const open = query.data?.find((entry) => entry.id === openId) ?? null;
  return (
    <aside className="room-documents" aria-label={t('documents.title')}>
      <header className="room-row">
        {open && (
          <Button icon={<ArrowLeftOutlined />} onClick={() => setOpenId(null)}>
            {t('documents.all')}
          </Button>
        )}
        <strong className="room-grow room-ellipsis">{open?.title ?? t('documents.title')}</strong>
        <Button icon={<CloseOutlined />} onClick={onClose}>
          {t('close')}
        </Button>
      </header>
      {open ? (
        <Shown document={open} />
      ) : (
        <Await query={query}>
          {(documents) => (
            <DocumentList view={view} documents={documents} onOpen={(id) => setOpenId(id)} />
          )}
        </Await>
      )}
    </aside>
  );
}

function DocumentList(props: {
  view: RoomView;
  documents: MeetingDocument[];
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation('room');
  const released = props.documents.filter((entry) => entry.state === 'released');
  if (released.length === 0) return <p className="room-hint">{t('documents.none')}</p>;
  const items = props.view.agenda.items;
  const groups = [
    ...items.map((item) => ({
      key: item.id,
      title: `${item.number}. ${item.title}`,
      entries: released.filter((entry) => entry.agendaItemId === item.id),
    })),
    {
      key: 'general',
      title: t('documents.general'),
      entries: released.filter((entry) => !items.some((item) => item.id === entry.agendaItemId)),
    },
  ];
  return (
    <div className="room-documents-list">
      {groups
        .filter((group) => group.entries.length > 0)
        .map((group) => (
          <section key={group.key}>
            <h3 className={group.key === props.view.agenda.current ? 'room-live-text' : ''}>
              {group.title}
            </h3>
            <ul className="room-plain">
              {group.entries.map((entry) => (
                <li key={entry.id}>
                  <Button
                    type="text"
                    block
                    className="room-document-button"
                    icon={<FileTextOutlined />}
                    onClick={() => props.onOpen(entry.id)}
                  >
                    <span className="room-grow room-ellipsis">{entry.title || entry.fileName}</span>
                    {!entry.openedByMe && <Badge color="#0b57a8" text={t('documents.unread')} />}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

function Shown({ document }: { document: MeetingDocument }) {
  const { t } = useTranslation('room');
  const content = `/api/documents/${document.id}/content`;
  if (document.type === 'application/pdf') {
    return (
      <Suspense fallback={<LoadingShape />}>
        <PdfReader
          key={document.id}
          url={content}
          held={() => heldContent(document.id, document.hash)}
          title={document.title}
          firstPage={1}
          query=""
        />
      </Suspense>
    );
  }
  if (document.type.startsWith('text/')) {
    return (
      <div className="room-document-text">
        <Suspense fallback={<LoadingShape />}>
          <TextReader url={content} />
        </Suspense>
      </div>
    );
  }
  if (document.type.startsWith('image/')) {
    return <iframe className="room-document" title={document.title} src={content} />;
  }
  return (
    <p>
      {t('documents.notShown')}{' '}
      <a href={`${content}?download=1`} download>
        {t('documents.download')}
      </a>
    </p>
  );
}

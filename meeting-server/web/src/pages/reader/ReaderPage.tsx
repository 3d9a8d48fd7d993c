import { ArrowLeftOutlined, DownloadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { keys, useMeetingDocuments } from '../../api/queries';
import type { MeetingDocument } from '../../api/types';
import { heldContent } from '../../shared/ahead/fetch-ahead';
import { DocumentIcon } from '../../shared/DocumentIcon';
import { bytes } from '../../shared/format';
import { PageHead } from '../../shared/PageHead';
import { Await, EmptyNote } from '../../shared/states';
import { PdfReader } from './PdfReader';
import './reader.css';
import { TextReader } from './TextReader';

type Way = 'pdf' | 'image' | 'text' | 'none';

/** How the browser itself can show a file; what it cannot show is offered for download. */
export function wayToShow(type: string): Way {
  if (type === 'application/pdf') return 'pdf';
  if (/^image\/(png|jpeg|gif|webp|bmp)$/.test(type)) return 'image';
  if (/^text\/(plain|csv)$/.test(type)) return 'text';
  return 'none';
}

export default function ReaderPage() {
  const { id = '' } = useParams();
  const document = useQuery({
    queryKey: keys.document(id),
    queryFn: () => api.get<MeetingDocument>(`/api/documents/${id}`),
  });
  return (
    <Await query={document} rows={10}>
      {(shown) => <Reader key={shown.id} document={shown} />}
    </Await>
  );
}

function Reader({ document }: { document: MeetingDocument }) {
  const { t } = useTranslation('reader');
  const [search] = useSearchParams();
  const client = useQueryClient();
  const content = `/api/documents/${document.id}/content`;
  const way = wayToShow(document.type);
  const { meetingId } = document;

  // Reading the content is what counts as opened on the server; the lists learn of it afterwards.
  useEffect(
    () => () => {
      if (meetingId) void client.invalidateQueries({ queryKey: keys.documents(meetingId) });
      void client.invalidateQueries({ queryKey: keys.meetings });
    },
    [client, meetingId],
  );

  return (
    <>
      <PageHead
        title={document.title}
        lead={[document.fileName, bytes(document.size)].join(' · ')}
        actions={
          <div className="reader-actions">
            {meetingId && <Neighbours document={document} meetingId={meetingId} />}
            <a href={`${content}?download=1`} download>
              <Button icon={<DownloadOutlined />}>{t('download')}</Button>
            </a>
          </div>
        }
      />
      {way === 'pdf' && (
        <PdfReader
          url={content}
          held={() => heldContent(document.id, document.hash)}
          title={document.title}
          firstPage={Number(search.get('page')) || 1}
          query={search.get('q') ?? ''}
        />
      )}
      {way === 'image' && (
        <div className="reader-image">
          <img src={content} alt={document.title} />
        </div>
      )}
      {way === 'text' && <TextReader url={content} />}
      {way === 'none' && (
        <div className="reader-none">
          <DocumentIcon type={document.type} />
          <EmptyNote
            title={t('notShown')}
            hint={t('notShownHint')}
            action={
              <a href={`${content}?download=1`} download>
                <Button type="primary" size="large" icon={<DownloadOutlined />}>
                  {t('download')}
                </Button>
              </a>
            }
          />
        </div>
      )}
    </>
  );
}

/** Back to the meeting, and on to the document before and after this one. */
function Neighbours({ document, meetingId }: { document: MeetingDocument; meetingId: string }) {
  const { t } = useTranslation('reader');
  const documents = useMeetingDocuments(meetingId);
  const list = documents.data ?? [];
  const place = list.findIndex((each) => each.id === document.id);
  const previous = list[place - 1];
  const next = place >= 0 ? list[place + 1] : undefined;
  return (
    <>
      <Link to={`/meetings/${meetingId}`}>
        <Button icon={<ArrowLeftOutlined />}>{t('toMeeting')}</Button>
      </Link>
      {previous && (
        <Link to={`/documents/${previous.id}`} title={previous.title}>
          <Button>{t('previousDocument')}</Button>
        </Link>
      )}
      {next && (
        <Link to={`/documents/${next.id}`} title={next.title}>
          <Button>{t('nextDocument')}</Button>
        </Link>
      )}
    </>
  );
}

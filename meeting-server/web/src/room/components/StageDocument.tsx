import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeetingDocuments } from '../../api/queries';
import { heldContent } from '../../shared/ahead/fetch-ahead';
import { LoadingShape } from '../../shared/states';
import type { RoomView, Scene } from '../core/protocol';
import { plannedMeeting } from '../core/stage';

/** pdf.js is large: it comes when the first document is on stage. */
const PdfStage = lazy(async () => ({
  default: (await import('../../pages/reader/PdfStage')).PdfStage,
}));

/** The document on the stage, at the page that was turned to; a site sees what it was given. */
export function StageDocument({ view, scene }: { view: RoomView; scene: Scene }) {
  const { t } = useTranslation('room');
  const documents = useMeetingDocuments(plannedMeeting(view));
  const document = documents.data?.find((entry) => entry.id === scene.document);
  if (!document) {
    return documents.isLoading ? (
      <LoadingShape />
    ) : (
      <span className="room-stage-empty">{t('stagePaper.notReleased')}</span>
    );
  }
  const content = `/api/documents/${document.id}/content`;
  if (document.type.startsWith('image/')) {
    return <img className="room-stage-image" src={content} alt={document.title} />;
  }
  if (document.type !== 'application/pdf') {
    return (
      <span className="room-stage-empty">{t('stagePaper.opened', { title: document.title })}</span>
    );
  }
  return (
    <Suspense fallback={<LoadingShape />}>
      <PdfStage
        key={document.id}
        url={content}
        held={() => heldContent(document.id, document.hash)}
        title={document.title}
        page={scene.page}
      />
    </Suspense>
  );
}

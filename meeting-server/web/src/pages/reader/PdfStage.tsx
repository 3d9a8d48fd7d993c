import 'pdfjs-dist/legacy/web/pdf_viewer.css';
import { useEffect, useRef } from 'react';
import { own } from '../../api/client';
import { ErrorNote } from '../../shared/states';
import './reader.css';
import { useViewer } from './useViewer';

const IGNORED = { page: () => {}, scale: () => {}, found: () => {} };

/** A PDF as it stands on the stage: one page at a time, the one that was turned to, and no tools. */
export function PdfStage(props: {
  url: string;
  held?: () => Promise<Uint8Array | undefined>;
  title: string;
  page: number;
}) {
  const { page } = props;
  const latest = useRef(page);
  latest.current = page;
  const { container, viewer, failed } = useViewer(props.url, props.held, IGNORED, (shown) => {
    shown.fit('page-fit');
    shown.goTo(latest.current);
  });
  useEffect(() => viewer.current?.goTo(page), [viewer, page]);
  if (failed) return <ErrorNote error={own('pdfBroken', 400, 'client.pdf-broken')} />;
  return (
    <section className="pdf-frame pdf-stage" aria-label={props.title}>
      <div ref={container} className="pdf-pages">
        <div className="pdfViewer" />
      </div>
    </section>
  );
}

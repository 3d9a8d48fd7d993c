import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PDFDocumentProxy } from './pdf';

interface Props {
  document: PDFDocumentProxy;
  current: number;
  onChoose: (page: number) => void;
}

const WIDTH = 120;

/** Small pictures of the pages, each drawn when it comes into sight. */
export function Thumbnails({ document, current, onChoose }: Props) {
  const { t } = useTranslation('reader');
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const strip = list.current;
    const chosen = strip?.querySelector<HTMLElement>(`[data-page="${current}"]`);
    // scrollIntoView would move the whole page along.
    if (strip && chosen) {
      strip.scrollTop = chosen.offsetTop - (strip.clientHeight - chosen.offsetHeight) / 2;
    }
  }, [current]);
  return (
    <nav className="pdf-thumbnails" aria-label={t('thumbnails')} ref={list}>
      {Array.from({ length: document.numPages }, (_, index) => index + 1).map((page) => (
        <button
          key={page}
          type="button"
          data-page={page}
          aria-current={page === current ? 'page' : undefined}
          aria-label={t('goTo', { page })}
          onClick={() => onChoose(page)}
        >
          <Picture document={document} page={page} />
          <span className="num">{page}</span>
        </button>
      ))}
    </nav>
  );
}

function Picture({ document, page }: { document: PDFDocumentProxy; page: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let stopped = false;
    let stop = () => {};
    const draw = async () => {
      const shown = await document.getPage(page);
      if (stopped) return;
      const natural = shown.getViewport({ scale: 1 });
      const viewport = shown.getViewport({ scale: WIDTH / natural.width });
      element.width = viewport.width;
      element.height = viewport.height;
      const task = shown.render({ canvas: element, viewport });
      stop = () => task.cancel();
      // A cancelled drawing rejects; there is nothing to be said about it.
      await task.promise.catch(() => undefined);
    };
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      void draw();
    });
    watch.observe(element);
    return () => {
      stopped = true;
      watch.disconnect();
      stop();
    };
  }, [document, page]);
  return <canvas ref={canvas} width={WIDTH} height={Math.round(WIDTH * 1.41)} aria-hidden />;
}

import { useEffect, useRef, useState } from 'react';
import { openPdf, type PDFDocumentProxy } from './pdf';
import { Viewer, type Watcher } from './viewer';

/** With a second, two, four … between them: half a minute in all. */
const MOST_ATTEMPTS = 5;

function isBroken(error: unknown): boolean {
  return error instanceof Error && /InvalidPDF|Password/.test(error.name);
}

/**
 * A PDF opened into a box: with the bytes that this device holds, else read by ranges.
 *
 * @param held bytes that this device holds already; they are shown without the line
 */
export function useViewer(
  url: string,
  held: (() => Promise<Uint8Array | undefined>) | undefined,
  watcher: Omit<Watcher, 'ready'>,
  ready: (viewer: Viewer) => void,
) {
  const container = useRef<HTMLDivElement>(null);
  const viewer = useRef<Viewer>(null);
  const [document, setDocument] = useState<PDFDocumentProxy>();
  const [loaded, setLoaded] = useState(0);
  const [failed, setFailed] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is watched and done first holds for the whole file
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const shown = new Viewer(element, { ...watcher, ready: () => ready(shown) });
    viewer.current = shown;
    let left = false;
    let task: ReturnType<typeof openPdf> | undefined;
    const open = async () => {
      const data = await held?.();
      if (left) return;
      task = openPdf(data ? { data } : { url }, setLoaded);
      const pdf: PDFDocumentProxy = await task.promise;
      setDocument(pdf);
      shown.show(pdf);
    };
    const openAgain = async (attempt: number): Promise<void> => {
      try {
        await open();
      } catch (error) {
        if (left) return;
        // the file is what it is; a line may come back
        if (attempt >= MOST_ATTEMPTS || isBroken(error)) return setFailed(true);
        await new Promise((resolve) => setTimeout(resolve, 1000 * 2 ** attempt));
        if (!left) await openAgain(attempt + 1);
      }
    };
    void openAgain(0);
    return () => {
      left = true;
      shown.close();
      void task?.destroy();
    };
  }, [url]);

  return { container, viewer, document, loaded, failed };
}

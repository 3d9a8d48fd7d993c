/** pdf.js, set up for us: its worker, fonts and decoders come from our own server. */
import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = worker;

const FILES = import.meta.env.DEV ? '/node_modules/pdfjs-dist/' : '/pdfjs/';

export type { PDFDocumentProxy };

/** Starts reading; without the bytes, pages are fetched by ranges as they are looked at. */
export function openPdf(
  from: { url: string } | { data: Uint8Array },
  progress: (part: number) => void,
) {
  const task = getDocument({
    ...from,
    cMapUrl: `${FILES}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${FILES}standard_fonts/`,
    wasmUrl: `${FILES}wasm/`,
    iccUrl: `${FILES}iccs/`,
    isEvalSupported: false,
    enableXfa: false,
  });
  task.onProgress = ({ loaded, total }: { loaded: number; total: number }) => {
    if (total > 0) progress(Math.min(1, loaded / total));
  };
  return task;
}

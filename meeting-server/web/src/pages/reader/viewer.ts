/** The part of pdf.js's viewer that draws pages, zooms and finds; no React. */
import {
  EventBus,
  PDFFindController,
  PDFLinkService,
  PDFViewer,
} from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';
import type { PDFDocumentProxy } from './pdf';

export interface Found {
  current: number;
  total: number;
  state: 'searching' | 'found' | 'nothing';
}

export interface Watcher {
  page: (page: number) => void;
  scale: (scale: number) => void;
  found: (found: Found) => void;
  ready: () => void;
}

const NOTHING_FOUND = 1;
const SEARCHING = 3;
/** pdf.js's marks in a text layer, without what the text's author put there. */
const TEXT_LAYER_ON = 1;

export class Viewer {
  private readonly bus = new EventBus();
  private readonly links = new PDFLinkService({ eventBus: this.bus });
  private readonly finder = new PDFFindController({ linkService: this.links, eventBus: this.bus });
  private readonly viewer: PDFViewer;
  private query = '';
  /** A tablet is turned: what fitted fits again, what was zoomed stays. */
  private readonly turned: ResizeObserver;

  constructor(container: HTMLDivElement, watcher: Watcher) {
    this.viewer = new PDFViewer({
      container,
      eventBus: this.bus,
      linkService: this.links,
      findController: this.finder,
      textLayerMode: TEXT_LAYER_ON,
      removePageBorders: true,
    });
    this.links.setViewer(this.viewer);
    this.turned = new ResizeObserver(() => this.fitAgain());
    this.turned.observe(container);
    this.bus.on('pagesinit', () => {
      this.viewer.currentScaleValue = 'page-width';
      watcher.ready();
    });
    this.bus.on('pagechanging', (event: { pageNumber: number }) => watcher.page(event.pageNumber));
    this.bus.on('scalechanging', (event: { scale: number }) => watcher.scale(event.scale));
    const counted = (event: {
      matchesCount: { current: number; total: number };
      state?: number;
    }) => {
      const { current, total } = event.matchesCount;
      const nothing = event.state === NOTHING_FOUND;
      const state = nothing ? 'nothing' : event.state === SEARCHING ? 'searching' : 'found';
      watcher.found({ current, total, state });
    };
    this.bus.on('updatefindmatchescount', counted);
    this.bus.on('updatefindcontrolstate', counted);
  }

  show(document: PDFDocumentProxy) {
    this.viewer.setDocument(document);
    this.links.setDocument(document, null);
  }

  close() {
    this.turned.disconnect();
    // The viewer takes null to let go of a document, although its types do not say so.
    this.viewer.setDocument(null as unknown as PDFDocumentProxy);
    this.links.setDocument(null, null);
  }

  goTo(page: number) {
    if (page >= 1 && page <= this.viewer.pagesCount) this.viewer.currentPageNumber = page;
  }

  get page(): number {
    return this.viewer.currentPageNumber;
  }

  zoomIn() {
    this.viewer.increaseScale({});
  }

  zoomOut() {
    this.viewer.decreaseScale({});
  }

  fit(how: 'page-width' | 'page-fit') {
    this.viewer.currentScaleValue = how;
  }

  private fitAgain() {
    const { currentScaleValue: how, pagesCount } = this.viewer;
    if (pagesCount > 0 && (how === 'page-width' || how === 'page-fit')) this.fit(how);
  }

  /** Accents do not matter to the search, neither does case. */
  find(query: string, direction: 'next' | 'previous' = 'next') {
    const again = query === this.query;
    this.query = query;
    this.bus.dispatch('find', {
      source: this,
      type: again ? 'again' : '',
      query,
      caseSensitive: false,
      entireWord: false,
      highlightAll: true,
      findPrevious: direction === 'previous',
      matchDiacritics: false,
    });
  }
}

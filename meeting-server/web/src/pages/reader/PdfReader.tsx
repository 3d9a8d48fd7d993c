import {
  ColumnWidthOutlined,
  DownOutlined,
  FileOutlined,
  MenuOutlined,
  MinusOutlined,
  PlusOutlined,
  UpOutlined,
} from '@ant-design/icons';
import { Button, Input, InputNumber, Progress, Space } from 'antd';
import 'pdfjs-dist/legacy/web/pdf_viewer.css';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { own } from '../../api/client';
import { ErrorNote } from '../../shared/states';
import { Thumbnails } from './Thumbnails';
import { useViewer } from './useViewer';
import type { Found, Viewer } from './viewer';

interface Props {
  url: string;
  /** Bytes that this device holds already; they are shown without the line. */
  held?: () => Promise<Uint8Array | undefined>;
  title: string;
  firstPage: number;
  query: string;
}

const ROOM_FOR_THUMBNAILS = 1100;

/** Whether the key meant something here. */
function actOnKey(key: string, viewer: Viewer, page: number, pages: number): boolean {
  if (key === 'PageDown' || key === 'ArrowRight') viewer.goTo(page + 1);
  else if (key === 'PageUp' || key === 'ArrowLeft') viewer.goTo(page - 1);
  else if (key === 'Home') viewer.goTo(1);
  else if (key === 'End') viewer.goTo(pages);
  else if (key === '+' || key === '=') viewer.zoomIn();
  else if (key === '-') viewer.zoomOut();
  else return false;
  return true;
}

export function PdfReader({ url, held, title, firstPage, query }: Props) {
  const { t } = useTranslation('reader');
  const [page, setPage] = useState(firstPage);
  const [scale, setScale] = useState(1);
  const [found, setFound] = useState<Found>();
  const [typed, setTyped] = useState(query);
  const [thumbnails, setThumbnails] = useState(() => window.innerWidth >= ROOM_FOR_THUMBNAILS);
  const watcher = { page: setPage, scale: setScale, found: setFound };
  const { container, viewer, document, loaded, failed } = useViewer(url, held, watcher, (shown) => {
    shown.goTo(firstPage);
    if (query) shown.find(query);
  });

  const pages = document?.numPages ?? 0;
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const shown = viewer.current;
    if (!shown || !actOnKey(event.key, shown, page, pages)) return;
    event.preventDefault();
  };

  if (failed) return <ErrorNote error={own('pdfBroken', 400, 'client.pdf-broken')} />;
  return (
    <div className="pdf">
      <div className="pdf-bar" role="toolbar" aria-label={t('toolbar')}>
        <Button
          icon={<MenuOutlined />}
          aria-pressed={thumbnails}
          onClick={() => setThumbnails(!thumbnails)}
        >
          {t('thumbnails')}
        </Button>
        <Space.Compact>
          <Button
            icon={<UpOutlined />}
            aria-label={t('previousPage')}
            onClick={() => viewer.current?.goTo(page - 1)}
          />
          <InputNumber
            min={1}
            max={pages || 1}
            precision={0}
            value={page}
            suffix={`/ ${pages}`}
            aria-label={t('page')}
            className="pdf-page"
            onChange={(to) => to && viewer.current?.goTo(to)}
          />
          <Button
            icon={<DownOutlined />}
            aria-label={t('nextPage')}
            onClick={() => viewer.current?.goTo(page + 1)}
          />
        </Space.Compact>
        <Space.Compact>
          <Button
            icon={<MinusOutlined />}
            aria-label={t('zoomOut')}
            onClick={() => viewer.current?.zoomOut()}
          />
          <span className="pdf-zoom num">{Math.round(scale * 100)}%</span>
          <Button
            icon={<PlusOutlined />}
            aria-label={t('zoomIn')}
            onClick={() => viewer.current?.zoomIn()}
          />
        </Space.Compact>
        <Button icon={<ColumnWidthOutlined />} onClick={() => viewer.current?.fit('page-width')}>
          {t('fitWidth')}
        </Button>
        <Button icon={<FileOutlined />} onClick={() => viewer.current?.fit('page-fit')}>
          {t('fitPage')}
        </Button>
        <div className="pdf-find">
          <Input.Search
            allowClear
            value={typed}
            maxLength={100}
            placeholder={t('find')}
            aria-label={t('find')}
            onChange={(event) => setTyped(event.target.value)}
            onSearch={(text) => viewer.current?.find(text.trim())}
          />
          {found && typed && (
            <>
              <span role="status" className="num">
                {found.state === 'nothing'
                  ? t('notFound')
                  : t('found', { current: found.current, total: found.total })}
              </span>
              <Button
                icon={<UpOutlined />}
                aria-label={t('previousHit')}
                onClick={() => viewer.current?.find(typed.trim(), 'previous')}
              />
              <Button
                icon={<DownOutlined />}
                aria-label={t('nextHit')}
                onClick={() => viewer.current?.find(typed.trim())}
              />
            </>
          )}
        </div>
      </div>
      {!document && <Progress percent={Math.round(loaded * 100)} aria-label={t('opening')} />}
      <div className="pdf-body">
        {document && thumbnails && (
          <Thumbnails
            document={document}
            current={page}
            onChoose={(to) => viewer.current?.goTo(to)}
          />
        )}
        <section className="pdf-frame" aria-label={title} onKeyDown={keys}>
          {/* pdf.js takes nothing but a div, and only one that is placed absolutely. */}
          <div
            ref={container}
            className="pdf-pages"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: pages are scrolled by keyboard
            tabIndex={0}
          >
            <div className="pdfViewer" />
          </div>
        </section>
      </div>
    </div>
  );
}

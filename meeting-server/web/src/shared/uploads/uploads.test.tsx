import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { chooseLanguage } from '../../i18n';
import { serve, show } from '../../test/render';
import { DropDocuments } from './DropDocuments';
import { UploadRules } from './UploadRules';
import { LARGEST, useUploads } from './useUploads';

/** What the browser does with a request, played by hand. */
class Wire {
  static sent: Wire[] = [];
  upload: { onprogress?: (event: object) => void } = {};
  status = 0;
  responseText = '';
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  path = '';
  form?: FormData;
  open(_: string, path: string) {
    this.path = path;
  }
  setRequestHeader() {}
  send(form: FormData) {
    this.form = form;
    Wire.sent.push(this);
  }
  abort() {
    this.onabort?.();
  }
  answer(status: number, body: object) {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.onload?.();
  }
}

beforeEach(() => {
  chooseLanguage('vi');
  Wire.sent = [];
  vi.stubGlobal('XMLHttpRequest', Wire);
  serve({ 'GET /api/public/office': { body: {} } });
});

const file = (name: string) => new File(['x'], name, { type: 'application/pdf' });
const sent = (count: number) => vi.waitFor(() => expect(Wire.sent.length).toBe(count));

function uploads() {
  const client = new QueryClient();
  return renderHook(() => useUploads(async () => ({ meetingId: 'm', agendaItemId: 'i' })), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  });
}

test('files go one after the other, each with its progress, and leave the list when they arrived', async () => {
  const { result } = uploads();
  act(() => result.current.add([file('mot.pdf'), file('hai.pdf')]));
  await sent(1);
  expect(Wire.sent[0]?.path).toBe('/api/meetings/m/documents');
  expect(Wire.sent[0]?.form?.get('agendaItemId')).toBe('i');
  act(() => Wire.sent[0]?.upload.onprogress?.({ lengthComputable: true, loaded: 1, total: 4 }));
  expect(result.current.uploads[0]?.part).toBe(0.25);
  act(() => Wire.sent[0]?.answer(200, {}));
  await sent(2);
  await vi.waitFor(() =>
    expect(result.current.uploads.map((u) => u.file.name)).toEqual(['hai.pdf']),
  );
});

test('a refused file stays with the reason, does not hold up the next, and can be sent again', async () => {
  const { result } = uploads();
  act(() => result.current.add([file('xau.pdf'), file('tot.pdf')]));
  await sent(1);
  const sentences = { vi: 'Loại tệp không được nhận.', en: 'Refused.' };
  act(() => Wire.sent[0]?.answer(415, { code: 'document.type', sentences }));
  await sent(2);
  act(() => Wire.sent[1]?.answer(200, {}));
  await vi.waitFor(() => expect(result.current.uploads.length).toBe(1));
  const failed = result.current.uploads[0];
  expect(failed).toMatchObject({ state: 'failed', error: { sentence: sentences.vi } });
  act(() => failed && result.current.again(failed));
  await sent(3);
});

test('sending again is offered after a broken line, not for a kind of file that is never taken', async () => {
  show(<DropDocuments meetingId="m" />);
  const chooser = document.querySelector('input[type=file]') as HTMLInputElement;
  await userEvent.upload(chooser, [file('xau.pdf'), file('dut.pdf')]);
  await sent(1);
  act(() => Wire.sent[0]?.answer(415, { code: 'document.type', sentences: { vi: 'Không nhận.' } }));
  await sent(2);
  expect(await screen.findByText('Không nhận.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Thử lại' })).toBeNull();
  act(() => Wire.sent[1]?.onerror?.());
  expect(await screen.findByRole('button', { name: 'Thử lại' })).toBeTruthy();
});

test('a file that is too large is told at once and never sent', async () => {
  const { result } = uploads();
  const large = file('lon.pdf');
  Object.defineProperty(large, 'size', { value: LARGEST + 1 });
  act(() => result.current.add([large]));
  expect(result.current.uploads[0]).toMatchObject({
    state: 'failed',
    error: { code: 'client.too-large' },
  });
  expect(Wire.sent).toEqual([]);
});

test('what is stopped is aborted and gone', async () => {
  const { result } = uploads();
  act(() => result.current.add([file('mot.pdf')]));
  await sent(1);
  act(() => result.current.drop(result.current.uploads[0]?.key ?? ''));
  expect(result.current.uploads).toEqual([]);
});

test('what may be uploaded, and what never, is said above the places to drop files', () => {
  show(<UploadRules />);
  expect(screen.getByText(/bí mật nhà nước/)).toBeTruthy();
  expect(screen.getByText(/tối đa 200 MB mỗi tệp/)).toBeTruthy();
});

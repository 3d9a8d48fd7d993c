import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { LevelJob } from '../../api/types';
import { chooseLanguage } from '../../i18n';
import { OFFICE, serve, show } from '../../test/render';
import AccountsPage from './AccountsPage';

/** The page asks every half a second. */
const PATIENCE = { timeout: 10_000 };

beforeEach(() => chooseLanguage('vi'));

const running: LevelJob = {
  under: 'Thành phố Hà Nội',
  level: 'commune',
  role: 'technician',
  total: 579,
  done: 120,
  made: null,
  failure: null,
};
const unit = { id: 'u', code: '00001', name: 'Phúc Xá', label: 'Phường Phúc Xá', level: 'commune' };
const made: LevelJob = {
  ...running,
  done: 579,
  made: {
    created: [{ login: 'kythuat-00001', unit, initialPassword: 'mfxd-tq69-ndzbn' }],
    skipped: [{ login: 'kythuat-00004', unit, initialPassword: null }],
  },
};
const failed: LevelJob = {
  ...running,
  failure: {
    code: 'accounts.level-failed',
    sentences: { vi: 'Chưa tạo tài khoản nào.', en: 'No account was made.' },
  },
};

/** The page over a server that says this of the level, one answer after the other, the last for ever. */
function page(...jobs: (LevelJob | undefined)[]) {
  const asked = serve({
    'GET /api/public/office': { body: OFFICE },
    'GET /api/units': { body: [] },
    'GET /api/units/levels': { body: [] },
    'GET /api/accounts?page=0': { body: { total: 0, items: [] } },
    'GET /api/accounts/bulk': () => {
      const [now] = jobs.length > 1 ? jobs.splice(0, 1) : jobs;
      return now ? { body: now } : { status: 204 };
    },
    'DELETE /api/accounts/bulk': { status: 204 },
  });
  show(<AccountsPage />, '/accounts');
  const times = (method: string, path: string) =>
    asked.filter((each) => each.method === method && each.path.startsWith(path)).length;
  return { times };
}

const open = async (button: string) =>
  userEvent.click(await screen.findByRole('button', { name: button }));

test('who comes back to the page is told how far the level is, and goes on looking', async () => {
  page(running, { ...running, done: 300 });
  expect(await screen.findByText('Đã tạo 120/579 tài khoản')).toBeTruthy();
  await open('Xem tiến độ');
  const bar = await screen.findByRole('progressbar');
  await waitFor(() => expect(bar.getAttribute('aria-valuenow')).toBe('51'), PATIENCE);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('when all are made, the sheets are there and the list of accounts is read again', async () => {
  const { times } = page(running, made);
  await open('Xem tiến độ');
  await screen.findByText('1 tài khoản vừa cấp mật khẩu', {}, PATIENCE);
  const sheets = screen.getByRole('dialog');
  expect(within(sheets).getByText('kythuat-00001')).toBeTruthy();
  expect(within(sheets).getByText('mfxd-tq69-ndzbn')).toBeTruthy();
  expect(within(sheets).getByText('1 đơn vị đã có tài khoản, được bỏ qua.')).toBeTruthy();
  await waitFor(() => expect(times('GET', '/api/accounts?')).toBe(2), PATIENCE);
});

test('sheets that are put away are forgotten by the server, too', async () => {
  const { times } = page(made);
  await open('Xem và in phiếu');
  await userEvent.click((await screen.findAllByRole('button', { name: 'Đóng' })).at(-1) as Element);
  await waitFor(() => expect(times('DELETE', '/api/accounts/bulk')).toBe(1));
  await waitFor(() => expect(screen.queryAllByText('mfxd-tq69-ndzbn')).toEqual([]));
});

test('a level that failed says why, on the page and in what it opens', async () => {
  page(failed);
  expect((await screen.findByRole('alert')).textContent).toContain('Chưa tạo tài khoản nào.');
  await open('Xem chi tiết');
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole('alert').textContent).toBe('Chưa tạo tài khoản nào.');
});

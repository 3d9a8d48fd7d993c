import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Me } from '../../api/types';
import { OFFICE, serve, show } from '../../test/render';
import { BrowserNote } from './BrowserNote';
import { CodeForm } from './CodeForm';
import { PersonForm } from './PersonForm';
import SignInPage, { wayOn } from './SignInPage';

const me = (part: Partial<Me> = {}): Me => ({
  accountId: 'a',
  login: 'thuky',
  name: 'Nguyễn Thị Thư Ký',
  position: null,
  language: 'vi',
  largeType: false,
  mustChangePassword: false,
  unit: { id: 'u', code: '01', name: 'U', label: 'U', level: 'city' },
  roles: [],
  machine: false,
  pass: null,
  can: [],
  ...part,
});

test('the warning about state secrets and the telephone of the IT desk are always there', async () => {
  serve({ 'GET /api/public/office': { body: OFFICE }, 'GET /api/session': { status: 401 } });
  show(<SignInPage />, '/sign-in');
  expect(
    screen.getByText('Không đưa thông tin, tài liệu bí mật nhà nước lên hệ thống này.'),
  ).toBeTruthy();
  expect((await screen.findByText('024 1234 5678')).getAttribute('href')).toBe('tel:02412345678');
});

test('a wrong password is told in the server’s sentence and lets one in on the next try', async () => {
  let tries = 0;
  serve({
    'GET /api/public/office': { body: OFFICE },
    'POST /api/session': () => {
      tries += 1;
      if (tries > 1) return { body: me() };
      const sentences = { vi: 'Sai tên đăng nhập hoặc mật khẩu.', en: 'Wrong.' };
      return { status: 401, body: { code: 'security.wrong-credentials', sentences } };
    },
  });
  const entered = vi.fn();
  show(<PersonForm onEntered={entered} />);
  await userEvent.type(screen.getByLabelText('Tên đăng nhập'), ' thuky ');
  await userEvent.type(screen.getByLabelText('Mật khẩu'), 'x');
  await userEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  expect(await screen.findByText('Sai tên đăng nhập hoặc mật khẩu.')).toBeTruthy();
  expect(entered).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: /Đăng nhập/ }));
  await vi.waitFor(() => expect(entered.mock.calls[0]?.[0]).toMatchObject({ login: 'thuky' }));
});

test('an entry code that is not six digits is not sent', async () => {
  const asked = serve({ 'GET /api/public/office': { body: OFFICE } });
  show(<CodeForm onEntered={() => {}} />);
  await userEvent.type(screen.getByLabelText('Mã đơn vị của điểm cầu'), '00001');
  await userEvent.click(screen.getByRole('button', { name: 'Vào điểm cầu' }));
  expect(await screen.findByText('Nhập đủ 6 chữ số')).toBeTruthy();
  expect(asked.filter((each) => each.method === 'POST')).toEqual([]);
});

test('an old browser is told what to do', async () => {
  serve({ 'GET /api/public/office': { body: { ...OFFICE, browsers: { chrome: '130' } } } });
  show(<BrowserNote userAgent="Mozilla/5.0 AppleWebKit/537.36 Chrome/129.0 Safari/537.36" />);
  expect(await screen.findByText(/Trình duyệt này quá cũ/)).toBeTruthy();
  expect(screen.getByText(/Chrome 130/)).toBeTruthy();
});

test('after signing in one goes where one wanted, but never to another site', () => {
  expect(wayOn('/meetings/1?x=y', me())).toBe('/meetings/1?x=y');
  expect(wayOn('//evil.example', me())).toBe('/');
  expect(wayOn('/\\evil.example', me())).toBe('/');
  expect(wayOn('https://evil.example', me())).toBe('/');
  expect(wayOn('/units', me({ mustChangePassword: true }))).toBe('/password');
  const pass = { meetingId: 'm', siteId: 's', until: '2026-11-23T01:00:00Z' };
  expect(wayOn(null, me({ pass }))).toBe('/meetings/m');
});

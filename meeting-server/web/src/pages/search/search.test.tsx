import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { chooseLanguage } from '../../i18n';
import { OFFICE, serve, show } from '../../test/render';
import SearchPage from './SearchPage';

beforeEach(() => chooseLanguage('vi'));

const hit = {
  documentId: 'd',
  title: 'Báo cáo',
  meetingId: 'm',
  meetingTitle: 'Giao ban tháng 11',
  page: 7,
  pageKind: null,
  titleParts: [{ text: 'Báo cáo', hit: false }],
  parts: [
    { text: 'công tác ', hit: false },
    { text: '<b>giải phóng</b>', hit: true },
  ],
};

test('a hit leads to its page with the words, and nothing in it is taken for HTML', async () => {
  serve({
    'GET /api/public/office': { body: OFFICE },
    'GET /api/search?q=giai+phong&page=0': { body: { total: 1, hits: [hit] } },
  });
  show(<SearchPage />, '/search');
  await userEvent.type(screen.getByRole('searchbox', { name: 'Từ cần tìm' }), 'giai phong{Enter}');
  const link = await screen.findByRole('link', { name: 'Báo cáo' });
  expect(link.getAttribute('href')).toBe('/documents/d?page=7&q=giai+phong');
  expect(screen.getByText('<b>giải phóng</b>').tagName).toBe('MARK');
});

test('when nothing fits, the page says what could be tried', async () => {
  serve({
    'GET /api/public/office': { body: OFFICE },
    'GET /api/search?q=abc&page=0': { body: { total: 0, hits: [] } },
  });
  show(<SearchPage />, '/search?q=abc');
  expect(await screen.findByText('Không có tài liệu nào phù hợp')).toBeTruthy();
});

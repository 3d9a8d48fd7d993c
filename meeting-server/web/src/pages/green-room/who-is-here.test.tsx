import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef, type RefObject } from 'react';
import { beforeEach, expect, test } from 'vitest';
import type { MeetingView } from '../../api/types';
import { chooseLanguage } from '../../i18n';
import { serve, show } from '../../test/render';
import { WhoIsHere } from './WhoIsHere';

beforeEach(() => chooseLanguage('vi'));

const meeting = {
  id: 'm',
  requiredComposition: null,
  me: { roles: [], site: { id: 's', label: 'Phường Quang Trung' }, lead: false, may: [] },
} as unknown as MeetingView;

const room = (state: string) => ({
  sites: [
    { site: 's', attending: ['s'], rollCall: { state, headcount: 0, chair: null, people: [] } },
  ],
});

const last = {
  title: 'Giao ban tháng 10',
  startsAt: '2026-10-20T01:00:00Z',
  chair: 'Mai Thị Một',
  people: [
    { unit: 's', name: 'Mai Thị Một', position: 'Chủ tịch', composition: 'right' },
    { unit: 's', name: 'Lý Văn Phó', position: '', composition: 'deputy' },
  ],
};

function served(state: string) {
  return serve({
    'GET /api/units': { body: [] },
    'GET /api/rooms/m': { body: room(state) },
    'GET /api/rooms/m/sites/s/last-list': { body: last },
    'POST /api/rooms/m/commands': { body: { seq: 1 } },
  });
}

test('the last meeting’s people are proposed, and one tap says that all are here', async () => {
  const asked = served('none');
  const prepare: RefObject<(() => Promise<boolean>) | null> = createRef();
  show(<WhoIsHere meeting={meeting} prepare={prepare} />);

  await screen.findByText(/Danh sách của lần họp trước/);
  const names = screen.getAllByRole('textbox', { name: 'Họ và tên' }) as HTMLInputElement[];
  expect(names.map((each) => each.value)).toEqual(['Mai Thị Một', 'Lý Văn Phó']);
  expect(screen.getByText('Tổng số: 0 người')).toBeTruthy();
  expect(screen.getByText(/Giao ban tháng 10/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /Có mặt đủ 2 người/ }));
  expect(screen.getByText('Tổng số: 2 người')).toBeTruthy();
  await prepare.current?.();

  const sent = asked.find((each) => each.method === 'POST')?.body as {
    name: string;
    args: Record<string, unknown>;
  };
  expect(sent.name).toBe('roll-call.prepare');
  expect(sent.args).toMatchObject({ site: 's', chair: 'Mai Thị Một', headcount: 2 });
  expect(sent.args.people).toEqual(last.people);
});

test('what the site has said of itself already is not covered by an older list', async () => {
  const asked = served('present');
  show(<WhoIsHere meeting={meeting} prepare={createRef()} />);
  await waitFor(() => expect(asked.some((each) => each.path === '/api/rooms/m')).toBe(true));
  expect(await screen.findByText('Tổng số: 0 người')).toBeTruthy();
  expect(asked.some((each) => each.path.endsWith('last-list'))).toBe(false);
});

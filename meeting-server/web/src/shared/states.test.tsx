import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Refused } from '../api/client';
import { OFFICE, serve, show } from '../test/render';
import { Await } from './states';

const broken = new Refused(500, 'x', { vi: 'Máy chủ gặp lỗi.', en: 'Broken.' });
const forbidden = new Refused(403, 'y', { vi: 'Không có quyền.', en: 'Not allowed.' });

function query<T>(part: { data?: T; error?: Error | null }) {
  return { data: undefined, error: null, isPending: false, refetch: vi.fn(), ...part } as never;
}

test('an error says what happened, whom to call, and can be tried again', async () => {
  serve({ 'GET /api/public/office': { body: OFFICE } });
  const refetch = vi.fn();
  show(
    <Await query={{ ...(query({ error: broken }) as object), refetch } as never}>
      {() => null}
    </Await>,
  );
  expect(screen.getByText('Máy chủ gặp lỗi.')).toBeTruthy();
  expect(await screen.findByText(/024 1234 5678/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Thử lại' }));
  expect(refetch).toHaveBeenCalledOnce();
});

test('what a person may not do is no reason to call the IT desk or to try again', async () => {
  const asked = serve({ 'GET /api/public/office': { body: OFFICE } });
  show(<Await query={query({ error: forbidden })}>{() => null}</Await>);
  await vi.waitFor(() => expect(asked.length).toBe(1));
  expect(screen.getByText('Không có quyền.')).toBeTruthy();
  expect(screen.queryByText(/024 1234 5678/)).toBeNull();
  expect(screen.queryByRole('button', { name: 'Thử lại' })).toBeNull();
});

test('when a refresh fails, what was there stays and the failure is told beside it', () => {
  serve({});
  show(
    <Await query={query({ data: ['một'], error: broken })}>{(list: string[]) => list[0]}</Await>,
  );
  expect(screen.getByText('một')).toBeTruthy();
  expect(screen.getByText('Một phần của trang chưa cập nhật được')).toBeTruthy();
});

test('nothing yet shows the shape, nothing at all says so', () => {
  serve({});
  const { rerender } = show(<Await query={query({})}>{() => null}</Await>);
  expect(screen.getByRole('status', { name: 'Đang tải' })).toBeTruthy();
  rerender(<span />);
  show(
    <Await
      query={query({ data: [] as string[] })}
      isEmpty={(l: string[]) => !l.length}
      empty="trống"
    >
      {() => 'đầy'}
    </Await>,
  );
  expect(screen.getByText('trống')).toBeTruthy();
});

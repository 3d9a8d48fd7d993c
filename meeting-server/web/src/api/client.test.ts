import { beforeEach, expect, test } from 'vitest';
import { chooseLanguage } from '../i18n';
import { serve } from '../test/render';
import { api, isRefused, query, type Refused, refusalFrom } from './client';

beforeEach(() => {
  chooseLanguage('vi');
  // biome-ignore lint/suspicious/noDocumentCookie: the client reads the cookie the same way
  document.cookie = 'XSRF-TOKEN=; expires=Thu, 01 Jan 1970 00:00:00 GMT';
});

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

test('a problem becomes a refusal that speaks the language of the screen', async () => {
  const sentences = { vi: 'Cuộc họp đã được sửa.', en: 'The meeting was changed.' };
  serve({
    'GET /api/meetings/1': { status: 409, body: { code: 'meeting.changed-meanwhile', sentences } },
  });
  const error = await failure(api.get('/api/meetings/1'));
  expect(isRefused(error, 'meeting.changed-meanwhile')).toBe(true);
  expect((error as Refused).sentence).toBe(sentences.vi);
  chooseLanguage('en');
  expect((error as Refused).sentence).toBe(sentences.en);
});

test('without a network the person is told about the network, not about the server', async () => {
  serve({ 'GET /api/meetings': 'no-network' });
  const error = await failure(api.get('/api/meetings'));
  expect(isRefused(error, 'client.offline')).toBe(true);
});

test('an answer that is no problem at all still gets a sentence', () => {
  expect(refusalFrom(502, '<html>').sentence).toContain('Máy chủ gặp lỗi');
  expect(refusalFrom(404, undefined).code).toBe('client.not-found');
  expect(refusalFrom(413, undefined).code).toBe('client.too-large');
});

test('a write carries the CSRF token, fetched first when there is none yet', async () => {
  const asked = serve({
    'GET /api/public/office': () => {
      // biome-ignore lint/suspicious/noDocumentCookie: what the server's Set-Cookie would do
      document.cookie = 'XSRF-TOKEN=a%2Fb';
      return { body: {} };
    },
    'POST /api/meetings': { body: { id: '1' } },
  });
  await api.post('/api/meetings', { title: 'Họp' });
  expect(asked.map((each) => each.path)).toEqual(['/api/public/office', '/api/meetings']);
  expect(asked[1]?.headers.get('X-XSRF-TOKEN')).toBe('a/b');
  expect(asked[1]?.body).toEqual({ title: 'Họp' });
});

test('empty parameters are left out of an address', () => {
  expect(query({ q: '', phase: undefined, page: 0, unit: 'x y' })).toBe('?page=0&unit=x+y');
  expect(query({})).toBe('');
});

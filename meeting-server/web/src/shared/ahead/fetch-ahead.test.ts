import { beforeEach, expect, test, vi } from 'vitest';
import type { AheadDocument } from '../../api/types';
import { fetchAhead, forgetHeld, heldContent } from './fetch-ahead';
import { shelf } from './shelf';

const PAPER = new Uint8Array(5 * 1024 * 1024).map((_, at) => at % 251);
/** Item by item is slow for so many. */
const isPaper = (bytes?: Uint8Array) => bytes !== undefined && Buffer.compare(bytes, PAPER) === 0;
const never = new AbortController().signal;

/** The browser's cache storage, as far as it is used. */
class Caches {
  private readonly all = new Map<string, Blob>();
  open = async () => ({
    match: async (address: string) => {
      const found = this.all.get(new URL(address, 'http://x').href);
      return found && new Response(found);
    },
    put: async (address: string, answer: Response) => {
      this.all.set(new URL(address, 'http://x').href, await answer.blob());
    },
    keys: async () => [...this.all.keys()].map((url) => ({ url })),
    delete: async (request: { url: string }) => this.all.delete(request.url),
  });
  delete = async () => this.all.clear();
}

/** A server with the paper, whose line breaks after so many bytes. */
class Server {
  breaksAfter = Number.POSITIVE_INFINITY;
  bytes = PAPER;
  asked: { path: string; from: string | null; match: string | null; body: unknown }[] = [];
  fetch = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    const from = headers.get('Range');
    const match = headers.get('If-None-Match');
    if (path === '/api/public/office') return new Response('{}');
    this.asked.push({ path, from, match, body: init.body });
    if (path.endsWith('/kept')) return new Response(null, { status: 204 });
    if (match) return new Response(null, { status: 304 });
    const rest = this.bytes.slice(Number(from?.match(/\d+/)?.[0]));
    let sent = 0;
    const body = new ReadableStream({
      pull: (out) => {
        if (sent >= this.breaksAfter) return out.error(new TypeError('network'));
        const next = rest.slice(sent, sent + 256 * 1024);
        sent += next.length;
        if (next.length === 0) out.close();
        else out.enqueue(next);
      },
    });
    return new Response(body, { status: 206 });
  };
}

let server: Server;
let paper: AheadDocument;

beforeEach(async () => {
  server = new Server();
  vi.stubGlobal('caches', new Caches());
  vi.stubGlobal('fetch', server.fetch);
  vi.stubGlobal('navigator', { ...navigator, locks: {} });
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', PAPER));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  paper = { id: 'd', hash, size: PAPER.length, withinSeconds: 60 };
  await forgetHeld();
});

test('a document is held whole, and the server is told once', async () => {
  expect(await fetchAhead(paper, never)).toBe(true);
  expect(await fetchAhead(paper, never)).toBe(true);
  expect(isPaper(await shelf.bytes(paper.hash))).toBe(true);
  expect(server.asked.map((each) => each.path)).toEqual([
    '/api/documents/d/content?ahead=1',
    '/api/documents/d/kept',
  ]);
  expect(server.asked[1]?.body).toBe(JSON.stringify({ hash: paper.hash }));
});

test('after a break it goes on where whole parts had arrived', async () => {
  server.breaksAfter = 3 * 1024 * 1024;
  await expect(fetchAhead(paper, never)).rejects.toThrow();
  server.breaksAfter = Number.POSITIVE_INFINITY;
  expect(await fetchAhead(paper, never)).toBe(true);
  expect(server.asked[1]?.from).toBe(`bytes=${2 * 1024 * 1024}-`);
  expect(isPaper(await shelf.bytes(paper.hash))).toBe(true);
});

test('other bytes than the document’s are not held and nobody is told so', async () => {
  server.bytes = PAPER.map((byte) => byte ^ 1);
  expect(await fetchAhead(paper, never)).toBe(false);
  expect(await shelf.bytes(paper.hash)).toBeUndefined();
  expect(server.asked.map((each) => each.path)).not.toContain('/api/documents/d/kept');
  server.bytes = PAPER;
  expect(await fetchAhead(paper, never)).toBe(true);
});

test('what is held is shown after the server was asked whether this person may', async () => {
  expect(await heldContent('d', paper.hash)).toBeUndefined();
  await fetchAhead(paper, never);
  expect(isPaper(await heldContent('d', paper.hash))).toBe(true);
  expect(server.asked.at(-1)?.match).toBe(`"${paper.hash}"`);
});

test('where nobody is signed in, nothing is held', async () => {
  await fetchAhead(paper, never);
  await forgetHeld();
  expect(await shelf.bytes(paper.hash)).toBeUndefined();
});

/** Fetches a document before it is opened, goes on where it was broken off, and checks its hash. */
import { api } from '../../api/client';
import type { AheadDocument, Id } from '../../api/types';
import { shelf } from './shelf';

/** Bytes that are put aside at a time: so much is fetched again after a break at most. */
const PART = 2 * 1024 * 1024;

const contentOf = (id: Id) => `/api/documents/${id}/content`;

/** What this page has told the server that it holds. */
const told = new Set<Id>();

/** Nobody is signed in: this device holds no documents and has told nothing. */
export async function forgetHeld() {
  told.clear();
  await shelf.clear();
}

/** False when the bytes were not the document's; the next try begins anew. */
export async function fetchAhead(document: AheadDocument, signal: AbortSignal): Promise<boolean> {
  const { id, hash } = document;
  if (!(await shelf.has(hash))) {
    const parts = await shelf.parts(hash);
    await fetchRest(document, parts, signal);
    const file = new Blob(parts);
    const right = (await sha256(file)) === hash;
    if (right) await shelf.keep(hash, file);
    await shelf.dropParts(hash);
    if (!right) return false;
  }
  if (!told.has(id)) {
    await api.post(`/api/documents/${id}/kept`, { hash });
    told.add(id);
  }
  return true;
}

async function fetchRest(document: AheadDocument, parts: Blob[], signal: AbortSignal) {
  const { id, hash, size } = document;
  let from = new Blob(parts).size;
  if (from >= size) return;
  const answer = await fetch(`${contentOf(id)}?ahead=1`, {
    headers: { Range: `bytes=${from}-` },
    cache: 'no-store',
    signal,
  });
  if (answer.status !== 206 || !answer.body) throw new Error(`ahead: ${answer.status}`);
  const reader = answer.body.getReader();
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  const putAside = async () => {
    const bytes = new Blob(waiting);
    waiting = [];
    if (bytes.size === 0) return;
    await shelf.keepPart(hash, from, bytes);
    parts.push(bytes);
    from += bytes.size;
  };
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    waiting.push(next.value);
    length += next.value.length;
    if (length >= PART) {
      await putAside();
      length = 0;
    }
  }
  await putAside();
}

async function sha256(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The bytes that this device holds of a document, if the server says that this person may read it
 * and that it is the same; that question is also what counts as opening it.
 */
export async function heldContent(id: Id, hash: string): Promise<Uint8Array | undefined> {
  const bytes = await shelf.bytes(hash).catch(() => undefined);
  if (!bytes) return undefined;
  const answer = await fetch(contentOf(id), { headers: { 'If-None-Match': `"${hash}"` } });
  if (answer.status === 304) return bytes;
  await answer.body?.cancel();
  return undefined;
}

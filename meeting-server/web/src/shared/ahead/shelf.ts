/**
 * Documents that this device holds before they are opened, by their hash, in the browser's cache
 * storage. Only what is served over HTTPS (or by localhost) has one; without it nothing is held.
 */

const NAME = 'diemcau.documents';
const whole = (hash: string) => `/kept/${hash}`;
const part = (hash: string, from: number) => `/kept/${hash}/${from}`;
const hashOf = (address: string) => new URL(address).pathname.split('/')[2];

export function canKeep(): boolean {
  return 'caches' in globalThis && 'locks' in navigator && crypto.subtle !== undefined;
}

const open = () => caches.open(NAME);

async function blob(address: string): Promise<Blob | undefined> {
  return (await (await open()).match(address))?.blob();
}

export const shelf = {
  has: async (hash: string) => (await (await open()).match(whole(hash))) !== undefined,

  bytes: async (hash: string): Promise<Uint8Array | undefined> => {
    const found = canKeep() ? await blob(whole(hash)) : undefined;
    return found && new Uint8Array(await found.arrayBuffer());
  },

  keep: async (hash: string, file: Blob) => (await open()).put(whole(hash), new Response(file)),

  /** What has arrived of a file whose fetching was broken off, in order. */
  parts: async (hash: string): Promise<Blob[]> => {
    const found: Blob[] = [];
    let from = 0;
    for (let next = await blob(part(hash, 0)); next; next = await blob(part(hash, from))) {
      found.push(next);
      from += next.size;
    }
    return found;
  },

  keepPart: async (hash: string, from: number, bytes: Blob) =>
    (await open()).put(part(hash, from), new Response(bytes)),

  /** Lets go of parts of one file, or of all that is not of these files. */
  dropParts: async (hash: string) => drop((address) => address.includes(`/kept/${hash}/`)),
  dropAllBut: async (hashes: Set<string>) => drop((address) => !hashes.has(hashOf(address) ?? '')),

  /** Nobody is signed in any more: nobody may read them here. */
  clear: async () => {
    if ('caches' in globalThis) await caches.delete(NAME);
  },
};

async function drop(which: (address: string) => boolean) {
  const cache = await open();
  for (const request of await cache.keys()) {
    if (which(request.url)) await cache.delete(request);
  }
}

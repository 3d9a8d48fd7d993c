import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../api/client';
import type { AheadDocument } from '../../api/types';
import { fetchAhead } from './fetch-ahead';
import { canKeep, shelf } from './shelf';

const ASK_AGAIN_MS = 120_000;
const LOOK_MS = 5_000;
const TRY_AGAIN_MS = 300_000;
const LOCK = 'diemcau.documents';

/** When this page begins with each document, never again once it is held: hundreds of devices do not begin at one time. */
const begins = new Map<string, number>();

function beginOf(document: AheadDocument): number {
  const known = begins.get(document.hash);
  if (known !== undefined) return known;
  const at = Date.now() + Math.random() * document.withinSeconds * 1000;
  begins.set(document.hash, at);
  return at;
}

/**
 * Fetches what the unit will be shown, one document after the other and in one tab at a time. Not
 * where pictures and voices of a meeting share the line.
 */
export function FetchAhead() {
  const ahead = useQuery({
    queryKey: ['ahead'],
    enabled: canKeep(),
    refetchInterval: ASK_AGAIN_MS,
    retry: false,
    queryFn: () => api.get<AheadDocument[]>('/api/documents/ahead'),
  });
  const newest = useRef<AheadDocument[] | undefined>(undefined);
  newest.current = ahead.data;
  useEffect(() => {
    const stop = new AbortController();
    let busy = false;
    const look = async () => {
      if (busy || !newest.current) return;
      busy = true;
      await step(newest.current, stop.signal).catch(() => undefined);
      busy = false;
    };
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, []);
  return null;
}

/** The list by which this page last let go of what is over; an equal answer is the same list. */
let tidied: AheadDocument[] | undefined;

/** The next document whose time has come; what is over is let go of. Another tab may be at it. */
async function step(all: AheadDocument[], signal: AbortSignal) {
  const due = all.filter((document) => beginOf(document) <= Date.now()).sort(byBegin)[0];
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    if (tidied !== all) await shelf.dropAllBut(new Set(all.map((document) => document.hash)));
    tidied = all;
    if (!due || signal.aborted) return;
    try {
      const held = await fetchAhead(due, signal);
      begins.set(due.hash, held ? Number.POSITIVE_INFINITY : Date.now() + TRY_AGAIN_MS);
    } catch {
      // a broken line, a full disk, a paper that was withdrawn: later, and the others meanwhile
      begins.set(due.hash, Date.now() + TRY_AGAIN_MS);
    }
  });
}

const byBegin = (one: AheadDocument, other: AheadDocument) => beginOf(one) - beginOf(other);

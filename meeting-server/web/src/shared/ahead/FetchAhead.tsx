import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../api/client';
import type { AheadDocument } from '../../api/types';
import { fetchAhead } from './fetch-ahead';
import { canKeep, shelf } from './shelf';

const ASK_AGAIN_MS = 120_000;
const LOCK = 'diemcau.documents';

/** When this page begins with each document: hundreds of devices do not begin at one time. */
const begins = new Map<string, number>();

function beginOf(document: AheadDocument): number {
  const known = begins.get(document.hash);
  if (known !== undefined) return known;
  const at = Date.now() + Math.random() * document.withinSeconds * 1000;
  begins.set(document.hash, at);
  return at;
}

/**
 * Fetches what the unit will be shown, one document after the other and in one tab only. Not where
 * pictures and voices of a meeting share the line.
 */
export function FetchAhead() {
  const ahead = useQuery({
    queryKey: ['ahead'],
    enabled: canKeep(),
    refetchInterval: ASK_AGAIN_MS,
    retry: false,
    queryFn: () => api.get<AheadDocument[]>('/api/documents/ahead'),
  });
  const stop = useRef(new AbortController());
  const running = useRef(false);
  useEffect(() => {
    stop.current = new AbortController();
    return () => stop.current.abort();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: begins again after each answer, also an equal one
  useEffect(() => {
    if (!ahead.data || running.current) return;
    running.current = true;
    void fetchAll(ahead.data, stop.current.signal).finally(() => {
      running.current = false;
    });
  }, [ahead.data, ahead.dataUpdatedAt]);
  return null;
}

async function fetchAll(all: AheadDocument[], signal: AbortSignal) {
  const inTurn = [...all].sort((one, other) => beginOf(one) - beginOf(other));
  try {
    await navigator.locks.request(LOCK, { signal }, async () => {
      await shelf.dropAllBut(new Set(all.map((document) => document.hash)));
      for (const document of inTurn) {
        if (!(await shelf.has(document.hash))) await wait(beginOf(document) - Date.now(), signal);
        await fetchAhead(document, signal);
      }
    });
  } catch {
    // a broken line, a full disk, a page that is left: asked for again in two minutes, or opened late
  }
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, Math.max(0, ms));
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

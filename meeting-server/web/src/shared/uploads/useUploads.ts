/** Uploads of one place (an agenda item, or the meeting itself): one file a request, in order. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { own, upload } from '../../api/client';
import { keys } from '../../api/queries';
import type { Id, MeetingDocument } from '../../api/types';

export interface Upload {
  key: string;
  file: File;
  /** 0 to 1. */
  part: number;
  state: 'waiting' | 'sending' | 'failed';
  error?: unknown;
}

export interface Place {
  meetingId: Id;
  agendaItemId?: Id;
}

/** The largest file the server takes; told at once instead of after minutes of sending. */
export const LARGEST = 200 * 1024 * 1024;

let made = 0;

/**
 * `place` is asked when a file's turn has come: a planner saves the meeting first, so that there is
 * something to attach the file to.
 */
export function useUploads(place: () => Promise<Place>) {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  const line = useRef<Promise<void>>(Promise.resolve());
  const placeNow = useRef(place);
  useEffect(() => {
    placeNow.current = place;
  }, [place]);

  const change = useCallback((key: string, to: Partial<Upload>) => {
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...to } : each)));
  }, []);

  const sendOne = useCallback(
    async (key: string, file: File) => {
      const stop = stops.current.get(key);
      if (!stop || stop.signal.aborted) return;
      change(key, { state: 'sending', part: 0, error: undefined });
      try {
        const { meetingId, agendaItemId } = await placeNow.current();
        const form = new FormData();
        form.append('file', file);
        if (agendaItemId) form.append('agendaItemId', agendaItemId);
        await upload<MeetingDocument>(
          `/api/meetings/${meetingId}/documents`,
          form,
          (part) => change(key, { part }),
          stop.signal,
        );
        setUploads((all) => all.filter((each) => each.key !== key));
        await client.invalidateQueries({ queryKey: keys.documents(meetingId) });
      } catch (error) {
        if (!stop.signal.aborted) change(key, { state: 'failed', error });
      }
    },
    [change, client],
  );

  const queue = useCallback(
    (key: string, file: File) => {
      stops.current.set(key, new AbortController());
      line.current = line.current.then(() => sendOne(key, file));
    },
    [sendOne],
  );

  const add = useCallback(
    (files: File[]) => {
      for (const file of files) {
        made += 1;
        const key = String(made);
        const tooLarge = file.size > LARGEST;
        const upload: Upload = tooLarge
          ? {
              key,
              file,
              part: 0,
              state: 'failed',
              error: own('fileTooLarge', 413, 'client.too-large'),
            }
          : { key, file, part: 0, state: 'waiting' };
        setUploads((all) => [...all, upload]);
        if (!tooLarge) queue(key, file);
      }
    },
    [queue],
  );

  const again = useCallback(
    (one: Upload) => {
      change(one.key, { state: 'waiting', error: undefined });
      queue(one.key, one.file);
    },
    [change, queue],
  );

  const drop = useCallback((key: string) => {
    stops.current.get(key)?.abort();
    setUploads((all) => all.filter((each) => each.key !== key));
  }, []);

  return { uploads, add, again, drop };
}

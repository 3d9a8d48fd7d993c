import { useCallback, useEffect, useRef, useState } from 'react';
import type { Id } from '../api/types';
import type { MediaOffer } from '../room/core/protocol';
import { TalkLink, type TalkState } from './talk-link';

export interface Talk {
  state: TalkState | null;
  microphone: boolean;
  /** The browser holds the sound back until the person clicks. */
  blocked: boolean;
  muted: boolean;
}

const SILENT: Talk = { state: null, microphone: true, blocked: false, muted: false };
const AGAIN_MS = 2_000;

/**
 * Keeps this page's end of a line: begun with an offer, opened anew with what `again` brings when it
 * breaks, closed with the page.
 */
export function useTalk(address: string, again: () => Promise<MediaOffer>) {
  const link = useRef<TalkLink | null>(null);
  const fetchAgain = useRef(again);
  fetchAgain.current = again;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [talk, setTalk] = useState(SILENT);

  const end = useCallback(() => {
    clearTimeout(timer.current);
    link.current?.close();
    link.current = null;
    setTalk(SILENT);
  }, []);
  useEffect(() => end, [end]);

  const begin = useCallback(
    (line: Id, offer: MediaOffer) => {
      end();
      const own = new TalkLink(address, line, {
        onState: (state) => {
          if (link.current !== own) return;
          setTalk((now) => ({ ...now, state }));
          clearTimeout(timer.current);
          if (state === 'broken') timer.current = setTimeout(() => void reopen(own), AGAIN_MS);
        },
        onMicrophone: (microphone) => setTalk((now) => ({ ...now, microphone })),
        onBlocked: (blocked) => setTalk((now) => ({ ...now, blocked })),
      });
      const reopen = async (broken: TalkLink) => {
        try {
          const next = await fetchAgain.current();
          if (link.current === broken) await broken.take(next);
        } catch {
          // a call that is over ends this link when the page next asks for it
          if (link.current === broken)
            timer.current = setTimeout(() => void reopen(broken), AGAIN_MS);
        }
      };
      link.current = own;
      void own.take(offer);
    },
    [address, end],
  );

  return {
    talk,
    begin,
    end,
    mute: (muted: boolean) => {
      link.current?.mute(muted);
      setTalk((now) => ({ ...now, muted }));
    },
    resumeSound: () => link.current?.resumeSound(),
  };
}

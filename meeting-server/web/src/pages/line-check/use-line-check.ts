import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../api/client';
import { keys, useOffice } from '../../api/queries';
import type { Id, LineCheck, LineMeasure } from '../../api/types';
import { deviceId, deviceName, openDevices, rememberedDevices } from '../../room/core/devices';
import { browserOf, verdictOn } from '../sign-in/browser';
import { isDark, loudest, playAndListen } from './devices';
import { measureLine } from './link';

export const STEPS = ['camera', 'microphone', 'loudspeaker', 'link'] as const;
export type Step = (typeof STEPS)[number];

export interface Progress {
  /** What is being checked; null before and after. */
  at: Step | null;
  measured: Partial<LineMeasure>;
  camera: MediaStreamTrack | null;
  level: number;
  /** Many others measure their lines. */
  waiting: boolean;
  /** The tone was played: was it heard? */
  asks: boolean;
  error: unknown;
}

const IDLE: Progress = {
  at: null,
  measured: {},
  camera: null,
  level: 0,
  waiting: false,
  asks: false,
  error: null,
};

/** Walks through camera, microphone, loudspeaker and line, and hands what was measured to the server. */
export function useLineCheck(meetingId: Id, phone: string) {
  const office = useOffice();
  const client = useQueryClient();
  const [progress, setProgress] = useState(IDLE);
  const [verdict, setVerdict] = useState<LineCheck | null>(null);
  const answered = useRef<(heard: LineMeasure['loudspeaker']) => void>(() => undefined);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const oldest = office.data?.browsers;
  const start = useCallback(async () => {
    stop.current?.abort();
    const running = new AbortController();
    stop.current = running;
    const { signal } = running;
    const tell = (change: Partial<Progress>) => {
      if (!signal.aborted) setProgress((now) => ({ ...now, ...change }));
    };
    const measured: Partial<LineMeasure> = {
      device: deviceId(),
      deviceName: deviceName(),
      phone,
      browser: verdictOn(browserOf(navigator.userAgent), oldest),
      micPeak: null,
      echo: null,
      link: null,
      clockOffsetMs: null,
    };
    const found = (part: Partial<LineMeasure>) => {
      Object.assign(measured, part);
      tell({ measured: { ...measured } });
    };
    setVerdict(null);
    setProgress({ ...IDLE, at: 'camera' });
    const choice = rememberedDevices();
    const opened = await openDevices(choice);
    const { camera, microphone } = opened;
    const stopBoth = () => {
      camera?.stop();
      microphone?.stop();
    };
    // the page may have been left while the browser asked
    if (signal.aborted) return stopBoth();
    signal.addEventListener('abort', stopBoth);
    try {
      tell({ camera });
      found({
        camera: !camera
          ? known(opened.cameraProblem)
          : (await isDark(camera).catch(() => true))
            ? 'dark'
            : 'ok',
      });
      tell({ at: 'microphone' });
      const peak = microphone && (await loudest(microphone, (level) => tell({ level }), signal));
      found({ microphone: microphone ? 'ok' : known(opened.microphoneProblem), micPeak: peak });
      signal.throwIfAborted();
      tell({ at: 'loudspeaker', level: 0 });
      found({ echo: await playAndListen(microphone, choice.loudspeaker).catch(() => null) });
      tell({ asks: true });
      found({ loudspeaker: await answer(answered, signal) });
      tell({ asks: false, at: 'link' });
      // what the server refuses is no fault of the line: nothing is sent then, and the person is told
      found(await measureLine(meetingId, () => tell({ waiting: true }), signal));
      if (signal.aborted) return;
      setVerdict(await api.post<LineCheck>(`/api/meetings/${meetingId}/line-checks`, measured));
      await client.invalidateQueries({ queryKey: lineChecksKey(meetingId) });
      tell({ at: null, waiting: false, error: null });
    } catch (error) {
      tell({ at: null, error });
    } finally {
      running.abort();
    }
  }, [meetingId, phone, oldest, client]);

  return {
    ...progress,
    verdict,
    start,
    answer: (heard: boolean) => answered.current(heard ? 'heard' : 'not-heard'),
  };
}

export const lineChecksKey = (meeting: Id) => [...keys.meeting(meeting), 'line-checks'];

/** What the person says; never where the page is left. */
function answer(
  to: { current: (heard: LineMeasure['loudspeaker']) => void },
  signal: AbortSignal,
): Promise<LineMeasure['loudspeaker']> {
  return new Promise((resolve, reject) => {
    to.current = resolve;
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

/** What the server has a word for. */
function known(problem: string | null): 'missing' | 'denied' | 'busy' | 'failed' {
  return problem === 'missing' || problem === 'denied' || problem === 'busy' ? problem : 'failed';
}

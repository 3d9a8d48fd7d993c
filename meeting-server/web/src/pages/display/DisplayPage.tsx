import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useMeeting, useOffice } from '../../api/queries';
import type { EndpointSelf, Id, MeetingSummary } from '../../api/types';
import { Emblem } from '../../app/Emblem';
import { clockTime, dayKey, plusDays, startOfDay, weekdayAndDay } from '../../shared/format';
import { Await, ErrorNote } from '../../shared/states';
import { StageOf } from '../stage/StageOf';
import { Board } from '../technicians/TechniciansPage';
import { WallOf } from '../wall/WallPage';
import './display.css';
import { comingNext, shownNow } from './shown';

const ASK_AGAIN_MS = 15_000;

/** The one page of a screen: what its kind shows of the meeting that is on, and else what comes. */
export default function DisplayPage() {
  const self = useQuery({
    queryKey: ['endpoint-self'],
    refetchInterval: ASK_AGAIN_MS * 4,
    queryFn: () => api.get<EndpointSelf>('/api/endpoints/self'),
  });
  const meetings = useQuery({
    queryKey: ['display', 'meetings'],
    refetchInterval: ASK_AGAIN_MS,
    queryFn: () => {
      const today = dayKey(Date.now());
      const from = encodeURIComponent(startOfDay(plusDays(today, -1)));
      const to = encodeURIComponent(startOfDay(plusDays(today, 2)));
      return api.get<MeetingSummary[]>(`/api/meetings?from=${from}&to=${to}`);
    },
  });
  useAwake();
  if (!self.data) {
    return <main className="display-wait">{self.error && <ErrorNote error={self.error} />}</main>;
  }
  const on = shownNow(meetings.data ?? [], self.data.site.id);
  if (!on) return <Waiting self={self.data} next={comingNext(meetings.data ?? [], Date.now())} />;
  switch (self.data.kind) {
    case 'wall':
      return <WallOf key={on.id} meeting={on.id} />;
    case 'board':
      return <BoardOf key={on.id} meeting={on.id} />;
    default:
      return <StageOf key={on.id} meeting={on.id} />;
  }
}

function BoardOf({ meeting }: { meeting: Id }) {
  const view = useMeeting(meeting);
  useLeafing();
  return (
    <main className="display-board">
      <Await query={view} rows={8}>
        {(found) => <Board meeting={found} shown />}
      </Await>
    </main>
  );
}

const LEAF_MS = 15_000;

/** Nobody scrolls a screen on the wall: it goes through the board by itself, screen by screen. */
function useLeafing() {
  useEffect(() => {
    const timer = setInterval(() => {
      const { scrollY, innerHeight } = window;
      const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
      window.scrollTo({ top: end ? 0 : scrollY + innerHeight * 0.9 });
    }, LEAF_MS);
    return () => clearInterval(timer);
  }, []);
}

/** While nothing is on: whose screen it is, the time, and the next meeting. */
function Waiting({ self, next }: { self: EndpointSelf; next: MeetingSummary | null }) {
  const { t, i18n } = useTranslation('display');
  const office = useOffice();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <main className="display-wait">
      <Emblem size="clamp(4rem, 9vw, 10rem)" />
      <p className="display-office">
        {i18n.language === 'en' ? office.data?.nameEn : office.data?.name}
      </p>
      <h1>{self.site.label}</h1>
      <p className="display-clock num">{clockTime(now)}</p>
      <p className="display-day">{weekdayAndDay(now)}</p>
      {next ? (
        <p className="display-next">
          {t('next', { at: clockTime(next.startsAt), day: weekdayAndDay(next.startsAt) })}
          <strong>{next.title}</strong>
        </p>
      ) : (
        <p className="display-next">{t('nothing')}</p>
      )}
      <p className="display-self">
        {self.name} · {t(`endpoints:kind.${self.kind}`)}
      </p>
    </main>
  );
}

/** A screen stays on, where the browser lets a page ask for that. */
function useAwake() {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    const ask = () =>
      void navigator.wakeLock?.request('screen').then(
        (held) => {
          lock = held;
        },
        () => undefined,
      );
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);
}

import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import { useMeeting, useUnits } from '../../api/queries';
import type { MeetingView } from '../../api/types';
import { clockText, itemSeconds } from '../../room/core/clock';
import type { RoomView } from '../../room/core/protocol';
import { passes } from '../../room/core/site-tree';
import { UnitIndex } from '../../room/core/units';
import { clockTime, dayAndTime, weekdayAndDay } from '../../shared/format';
import { Await, useNow } from '../../shared/states';
import { missingBelow } from './missing';
import './script.css';

/** Kịch bản điều hành: what the chair has in hand, on one printed page. */
export default function ScriptPage() {
  const { id = '' } = useParams();
  const meeting = useMeeting(id);
  const room = useQuery({
    queryKey: ['room', id, 'whole'],
    retry: false,
    queryFn: () => api.get<RoomView>(`/api/rooms/${id}`),
  });
  return (
    <Await query={meeting} rows={12}>
      {(facts) => (
        <Await query={room} rows={12}>
          {(view) => <Script meeting={facts} view={view} />}
        </Await>
      )}
    </Await>
  );
}

function Script({ meeting, view }: { meeting: MeetingView; view: RoomView }) {
  const { t } = useTranslation('script');
  const list = useUnits();
  const units = useMemo(() => new UnitIndex(list.data ?? []), [list.data]);
  const now = useNow(60_000);
  return (
    <article className="script">
      <nav className="script-bar">
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('print')}
        </Button>
        <Link to={`/meetings/${meeting.id}`}>{t('toMeeting')}</Link>
      </nav>
      <header>
        <p className="script-convener">{meeting.convener.label}</p>
        <h1>{t('title')}</h1>
        <h2>{meeting.title}</h2>
        <p>
          {clockTime(meeting.startsAt)}, {weekdayAndDay(meeting.startsAt)}
          {meeting.chair && (
            <>
              {' · '}
              {t('chair', { name: meeting.chair.name, position: meeting.chair.position })}
            </>
          )}
        </p>
      </header>
      <Items view={view} startsAt={meeting.startsAt} units={units} now={now} />
      <Queue view={view} units={units} />
      <Missing view={view} units={units} />
      <footer>{t('asOf', { at: dayAndTime(now) })}</footer>
    </article>
  );
}

function Items(props: { view: RoomView; startsAt: string; units: UnitIndex; now: number }) {
  const { view, units, now } = props;
  const { t } = useTranslation('script');
  const started = view.startedAt !== null;
  let at = Date.parse(view.startedAt ?? props.startsAt);
  return (
    <section>
      <h3>{t('agenda')}</h3>
      <table>
        <thead>
          <tr>
            <th>{t('at')}</th>
            <th>{t('item')}</th>
            <th>{t('presents')}</th>
            <th className="script-number">{t('minutes')}</th>
            {started && <th className="script-number">{t('used')}</th>}
          </tr>
        </thead>
        <tbody>
          {view.agenda.items.map((item) => {
            const begins = at;
            at += item.minutes * 60_000;
            const used = itemSeconds(view, item.id, now);
            return (
              <tr key={item.id} className={item.id === view.agenda.current ? 'script-now' : ''}>
                <td className="num">{clockTime(begins)}</td>
                <td>
                  {item.number}. {item.title}
                </td>
                <td>{item.presentingUnit ? units.label(item.presentingUnit) : ''}</td>
                <td className="num script-number">{item.minutes}</td>
                {started && (
                  <td className="num script-number">{used > 0 ? clockText(used) : ''}</td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Queue({ view, units }: { view: RoomView; units: UnitIndex }) {
  const { t } = useTranslation('script');
  return (
    <section>
      <h3>{t('speakers', { count: view.queue.length })}</h3>
      {view.queue.length === 0 && <p>{t('noSpeakers')}</p>}
      <ol className="script-speakers">
        {view.queue.map((request) => (
          <li key={request.id}>
            <strong>{units.label(request.site)}</strong>:{' '}
            {[request.speaker, request.position, request.subject].filter(Boolean).join(', ')}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Missing({ view, units }: { view: RoomView; units: UnitIndex }) {
  const { t } = useTranslation('script');
  const absent = view.sites.filter((site) => site.rollCall.state === 'absent');
  const groups = useMemo(
    () =>
      missingBelow(
        view.sites.filter((site) => passes(site, 'missing') && site.rollCall.state !== 'absent'),
        units,
      ),
    [view.sites, units],
  );
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return (
    <section>
      <h3>{t('missing', { count, all: view.sites.length })}</h3>
      {count === 0 && <p>{t('nobodyMissing')}</p>}
      <ul className="script-missing">
        {groups.map((group) => (
          <li key={group.unit}>
            <strong>
              {units.label(group.unit)} ({group.count})
            </strong>
            {group.names.length > 0 && `: ${group.names.join('; ')}`}
          </li>
        ))}
      </ul>
      {absent.length > 0 && (
        <p>
          <strong>{t('absent', { count: absent.length })}</strong>:{' '}
          {absent
            .map(({ site, rollCall }) =>
              rollCall.reason ? `${units.label(site)} (${rollCall.reason})` : units.label(site),
            )
            .join('; ')}
        </p>
      )}
    </section>
  );
}

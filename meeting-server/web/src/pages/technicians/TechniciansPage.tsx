import {
  ArrowLeftOutlined,
  CheckCircleFilled,
  CloseCircleFilled,
  MinusCircleOutlined,
  PhoneFilled,
  SearchOutlined,
  WarningFilled,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import { useMeeting } from '../../api/queries';
import type { Id, LineBoardSite, MeetingView } from '../../api/types';
import { matches } from '../../shared/fold';
import { PageHead } from '../../shared/PageHead';
import { Await } from '../../shared/states';
import { lineChecksKey } from '../line-check/use-line-check';
import { blocksOf, countsOf, STANDINGS, type Standing, standingOf } from './board';
import { SitePanel } from './SitePanel';
import './technicians.css';

const ASK_AGAIN_MS = 5_000;

const SIGNS: Record<Standing, ReactNode> = {
  escalated: <PhoneFilled />,
  bad: <CloseCircleFilled />,
  fair: <WarningFilled />,
  none: <MinusCircleOutlined />,
  good: <CheckCircleFilled />,
};

/** Before the meeting: which sites are ready, which are not and why, and whom to call. */
export default function TechniciansPage() {
  const { id = '' } = useParams();
  const meeting = useMeeting(id);
  return (
    <Await query={meeting} rows={8}>
      {(view) => <Board meeting={view} />}
    </Await>
  );
}

function Board({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation('technicians');
  const sites = useQuery({
    queryKey: lineChecksKey(meeting.id),
    refetchInterval: ASK_AGAIN_MS,
    queryFn: () => api.get<LineBoardSite[]>(`/api/meetings/${meeting.id}/line-checks`),
  });
  return (
    <>
      <PageHead
        title={t('title')}
        lead={meeting.title}
        actions={
          <Link to={`/meetings/${meeting.id}`}>
            <Button icon={<ArrowLeftOutlined />}>{t('toMeeting')}</Button>
          </Link>
        }
      />
      <Await query={sites} rows={10} isEmpty={(list) => list.length === 0} empty={t('empty')}>
        {(list) => <Sites meeting={meeting} sites={list} />}
      </Await>
    </>
  );
}

function Sites({ meeting, sites }: { meeting: MeetingView; sites: LineBoardSite[] }) {
  const { t } = useTranslation('technicians');
  const [only, setOnly] = useState<Standing | null>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Id | null>(null);
  const counts = countsOf(sites);
  const shown = sites.filter(
    (site) => (!only || standingOf(site) === only) && matches(site.site.label, typed),
  );
  const open = sites.find((site) => site.site.id === chosen);
  return (
    <>
      <div className="technicians-counts">
        {STANDINGS.map((standing) => (
          <button
            key={standing}
            type="button"
            className={`technicians-count line-${standing}`}
            aria-pressed={only === standing}
            onClick={() => setOnly(only === standing ? null : standing)}
          >
            <span aria-hidden>{SIGNS[standing]}</span>
            <strong className="num">{counts[standing]}</strong> {t(`standing.${standing}`)}
          </button>
        ))}
        <Input
          prefix={<SearchOutlined className="search-sign" />}
          allowClear
          placeholder={t('search')}
          aria-label={t('search')}
          style={{ width: '18rem' }}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {shown.length === 0 && <p className="quiet">{t('nothing')}</p>}
      {blocksOf(shown, t('first')).map((block) => (
        <section key={block.key} className="technicians-block">
          <h2>
            {block.name}{' '}
            <small className="num">
              {t('ready', {
                good: block.sites.filter((site) => site.last?.verdict === 'good').length,
                all: block.sites.length,
              })}
            </small>
          </h2>
          <ul>
            {block.sites.map((site) => (
              <li key={site.site.id}>
                <Cell site={site} onOpen={() => setChosen(site.site.id)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {open && <SitePanel meeting={meeting} site={open} onClose={() => setChosen(null)} />}
    </>
  );
}

function Cell({ site, onOpen }: { site: LineBoardSite; onOpen: () => void }) {
  const { t } = useTranslation('technicians');
  const standing = standingOf(site);
  return (
    <button type="button" className={`technicians-cell line-${standing}`} onClick={onOpen}>
      <span aria-hidden>{SIGNS[standing]}</span>
      <span className="technicians-name" title={site.site.label}>
        {site.site.name}
      </span>
      <span className="only-heard">{t(`standing.${standing}`)}</span>
    </button>
  );
}

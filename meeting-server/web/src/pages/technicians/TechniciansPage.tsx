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
import { Button, Input, Segmented, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import { useMe, useMeeting } from '../../api/queries';
import type { Id, LineBoardSite, Me, MeetingView, SharedOut } from '../../api/types';
import { matches } from '../../shared/fold';
import { PageHead } from '../../shared/PageHead';
import { RehearsalBand } from '../../shared/rehearsal/RehearsalBand';
import { RehearsalCard } from '../../shared/rehearsal/RehearsalCard';
import { Await } from '../../shared/states';
import { TroubleBand } from '../../shared/troubles/TroubleBand';
import { LinePanel } from '../../talkback/LinePanel';
import { useLine } from '../../talkback/use-line';
import { lineChecksKey } from '../line-check/use-line-check';
import { BlockHead, clusterName } from './BlockHead';
import { blocksOf, clusterBlocksOf, countsOf, STANDINGS, type Standing, standingOf } from './board';
import { Escalated } from './Escalated';
import { ShareOut } from './ShareOut';
import { SitePanel } from './SitePanel';
import { type ClustersOfMeeting, useClusters } from './use-clusters';
import './technicians.css';

const ASK_AGAIN_MS = 5_000;

/** How the board is laid out. */
type Order = 'mine' | 'clusters' | 'units';

/** Whoever has a cluster begins with it; without clusters there is one order. */
function ordersFor(shared: SharedOut | null): Order[] {
  if (!shared || shared.clusters.length === 0) return ['units'];
  return shared.mine.length > 0 ? ['mine', 'clusters', 'units'] : ['clusters', 'units'];
}

function isTechnician(me: Me | null | undefined): boolean {
  return me?.roles.some((held) => held.role === 'it-staff' || held.role === 'technician') ?? false;
}

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

/** @param shown on a display: nobody is there who would press anything */
export function Board({ meeting, shown = false }: { meeting: MeetingView; shown?: boolean }) {
  const { t } = useTranslation('technicians');
  const clusters = useClusters(meeting.id);
  const sites = useQuery({
    queryKey: lineChecksKey(meeting.id),
    refetchInterval: ASK_AGAIN_MS,
    queryFn: () => api.get<LineBoardSite[]>(`/api/meetings/${meeting.id}/line-checks`),
  });
  const { shared } = clusters;
  const invited = (sites.data?.length ?? 1) - 1;
  return (
    <>
      <PageHead
        title={t('title')}
        lead={meeting.title}
        actions={
          !shown && (
            <Space wrap>
              {shared?.mayAssign && (
                <ShareOut clusters={clusters} shared={shared} sites={invited} />
              )}
              <Link to={`/meetings/${meeting.id}`}>
                <Button icon={<ArrowLeftOutlined />}>{t('toMeeting')}</Button>
              </Link>
            </Space>
          )
        }
      />
      {meeting.rehearsalOf && <RehearsalBand of={meeting.rehearsalOf} until={null} />}
      <RehearsalCard meeting={meeting} />
      <TroubleBand meeting={meeting.id} />
      <Await query={sites} rows={10} isEmpty={(list) => list.length === 0} empty={t('empty')}>
        {(list) => <Sites meeting={meeting} sites={list} clusters={clusters} />}
      </Await>
    </>
  );
}

function Sites(props: {
  meeting: MeetingView;
  sites: LineBoardSite[];
  clusters: ClustersOfMeeting;
}) {
  const { meeting, sites } = props;
  const { t } = useTranslation('technicians');
  const shared = props.clusters.shared;
  const [only, setOnly] = useState<Standing | null>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Id | null>(null);
  const [wish, setWish] = useState<Order | null>(null);
  const orders = ordersFor(shared);
  const order = wish && orders.includes(wish) ? wish : (orders[0] ?? 'units');
  const me = useMe();
  const line = useLine(meeting.id);
  const mine = new Set(
    shared?.clusters.filter((c) => shared.mine.includes(c.number)).flatMap((c) => c.sites),
  );
  const scope = order === 'mine' ? sites.filter((site) => mine.has(site.site.id)) : sites;
  const counts = countsOf(scope);
  const shown = scope.filter(
    (site) => (!only || standingOf(site) === only) && matches(site.site.label, typed),
  );
  const blocks =
    order === 'units'
      ? blocksOf(shown, t('first'))
      : clusterBlocksOf(
          shown,
          shared?.clusters ?? [],
          (c) => clusterName(c, shared?.mayAssign ?? false, t),
          t('noCluster'),
        );
  const open = sites.find((site) => site.site.id === chosen);
  const call = isTechnician(me.data) ? (ids: Id[]) => line.call.mutate(ids) : null;
  const own = meeting.me.site?.id;
  const callOne = (site: Id) => (site === own ? null : call);
  const names = new Map(sites.map((site) => [site.site.id, site.site.label]));
  return (
    <>
      <Escalated
        meeting={meeting.id}
        sites={sites.filter((site) => site.escalated)}
        onOpen={setChosen}
        onCall={call}
      />
      <div className="technicians-counts">
        {orders.length > 1 && (
          <Segmented<Order>
            aria-label={t('order.title')}
            value={order}
            onChange={setWish}
            options={orders.map((value) => ({ value, label: t(`order.${value}`) }))}
          />
        )}
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
      {blocks.map((block) => (
        <section key={block.key} className="technicians-block">
          <BlockHead block={block} clusters={props.clusters} own={own} onCall={call} />
          <ul>
            {block.sites.map((site) => (
              <li key={site.site.id}>
                <Cell site={site} onOpen={() => setChosen(site.site.id)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <LinePanel own={line} nameOf={(site) => names.get(site) ?? ''} />
      {open && (
        <SitePanel
          meeting={meeting}
          site={open}
          onCall={callOne(open.site.id)}
          onClose={() => setChosen(null)}
        />
      )}
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

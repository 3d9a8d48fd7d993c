import { AudioOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Cluster, Id } from '../../api/types';
import type { Block } from './board';
import { People } from './ShareOut';
import type { ClustersOfMeeting } from './use-clusters';

/** The largest cluster; a call takes no more. */
const MOST_AT_ONCE = 60;

/** Above a unit's or a cluster's sites: how many are ready, who looks after them, one call to all. */
export function BlockHead(props: {
  block: Block;
  clusters: ClustersOfMeeting;
  own: Id | undefined;
  onCall: ((sites: Id[]) => void) | null;
}) {
  const { block, clusters, onCall } = props;
  const { t } = useTranslation('technicians');
  const { cluster } = block;
  const others = block.sites.map((site) => site.site.id).filter((id) => id !== props.own);
  const shared = clusters.shared;
  return (
    <header className="technicians-head">
      <h2>
        {block.name}{' '}
        <small className="num">
          {t('ready', {
            good: block.sites.filter((site) => site.last?.verdict === 'good').length,
            all: block.sites.length,
          })}
        </small>
      </h2>
      {cluster && shared?.mayAssign && (
        <People
          label={t('share.given', { number: cluster.number })}
          width="18rem"
          people={shared.candidates}
          value={cluster.technician.id}
          onChange={(id) => clusters.give.mutate({ number: cluster.number, technician: id as Id })}
        />
      )}
      {onCall && others.length > 1 && others.length <= MOST_AT_ONCE && (
        <Button size="small" icon={<AudioOutlined />} onClick={() => onCall(others)}>
          {t('talkback:callCluster')}
        </Button>
      )}
    </header>
  );
}

/** The cluster's number, and whose it is where nobody may be chosen beside it. */
export function clusterName(
  cluster: Cluster,
  mayAssign: boolean,
  t: (key: string, values: Record<string, unknown>) => string,
): string {
  const { number, technician } = cluster;
  return mayAssign
    ? t('clusterNumber', { number })
    : t('cluster', { number, name: technician.name });
}

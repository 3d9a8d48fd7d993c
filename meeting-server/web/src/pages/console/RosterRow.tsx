import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { QualityMark } from '../../room/components/QualityMark';
import type { RoomView, SiteState } from '../../room/core/protocol';
import type { SiteCounts } from '../../room/core/site-tree';
import { isHeard, mayBeInvited, speaksAbove } from '../../room/core/stage';
import type { UnitIndex } from '../../room/core/units';

/** One line of the roster: a unit with its counts, and how its site is if it is one. */
export function RosterRow(props: {
  unit: string;
  site: SiteState | null;
  counts: SiteCounts | null;
  view: RoomView;
  units: UnitIndex;
  onMissing: (unit: string) => void;
  onInvite: (site: string) => void;
}) {
  const { unit, site, counts, view } = props;
  const { t } = useTranslation('console');
  const label = props.units.label(unit);
  const missing = counts ? counts.sites - counts.connected : 0;
  const act = (what: (unit: string) => void) => (event: React.MouseEvent) => {
    event.stopPropagation();
    what(unit);
  };
  return (
    <span className="roster-row">
      <span className="roster-text">
        <span className={site ? 'roster-name' : 'roster-name roster-head'}>
          {site && (
            <span
              className={site.connected ? 'roster-dot roster-dot-on' : 'roster-dot'}
              role="img"
              aria-label={t(site.connected ? 'state.connected' : 'state.expected')}
            />
          )}
          <span className="room-ellipsis" title={label}>
            {label}
          </span>
          {counts && (
            <span className="num room-hint roster-count" title={t('roster.countHint')}>
              {counts.connected}/{counts.sites}
            </span>
          )}
        </span>
        {site && <Marks view={view} site={site} />}
      </span>
      {missing > 0 && (
        <Button
          size="small"
          type="text"
          danger
          className="roster-act"
          tabIndex={-1}
          aria-label={t('roster.showMissing', { count: missing, unit: label })}
          onClick={act(props.onMissing)}
        >
          {t('roster.missing', { count: missing })}
        </Button>
      )}
      {site && mayBeInvited(view, site) && (
        <Button
          size="small"
          type="primary"
          className="roster-act roster-invite"
          tabIndex={-1}
          aria-label={t('roster.inviteSite', { site: label })}
          onClick={act(props.onInvite)}
        >
          {t('roster.invite')}
        </Button>
      )}
    </span>
  );
}

function Marks({ view, site }: { view: RoomView; site: SiteState }) {
  const { t } = useTranslation('console');
  return (
    <span className="roster-marks">
      {speaksAbove(view, site.site) && <Tag color="purple">{t('state.above')}</Tag>}
      {site.connected && isHeard(view, site.site) && (
        <Tag color={site.mic === 'off' ? '#50607a' : '#9b1c1f'} variant="solid">
          {t(`state.${site.mic === 'off' ? 'micOff' : site.speaking ? 'speaks' : 'heard'}`)}
        </Tag>
      )}
      {site.asks && <Tag color="processing">{t('state.asks')}</Tag>}
      {site.rollCall.state === 'present' && (
        <Tag color="success">{t('state.present', { count: site.rollCall.headcount })}</Tag>
      )}
      {site.rollCall.state === 'absent' && <Tag color="warning">{t('state.absent')}</Tag>}
      {site.connected && site.quality && site.quality !== 'none' && (
        <QualityMark quality={site.quality} small />
      )}
    </span>
  );
}

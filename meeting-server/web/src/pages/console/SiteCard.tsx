import { CloseOutlined } from '@ant-design/icons';
import { Button, InputNumber, Space, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SiteTile } from '../../room/components/SiteTile';
import type { RoomView } from '../../room/core/protocol';
import { isHeard, leadingSite, mayBeInvited, siteOf } from '../../room/core/stage';
import type { UnitIndex } from '../../room/core/units';
import { useCommand } from '../../room/hooks/room-context';
import { AbsentDialog } from './AbsentDialog';
import { USUAL_MINUTES, useInvite } from './use-invite';

/** The chosen site, or who speaks next: its picture and what can be done with it. */
export function SiteCard(props: {
  view: RoomView;
  units: UnitIndex;
  site: string;
  chosen: boolean;
  onClose: () => void;
}) {
  const { view, units, site } = props;
  const { t } = useTranslation('console');
  const command = useCommand();
  const invite = useInvite();
  const [minutes, setMinutes] = useState(USUAL_MINUTES);
  const [absent, setAbsent] = useState(false);
  const state = siteOf(view, site);
  const request = view.queue.find((entry) => entry.site === site) ?? null;
  if (!state) return null;
  const label = units.label(site);
  const main = leadingSite(view) === site;
  const live = view.phase === 'live';
  const hasFloor = view.floor?.site === site;
  const prepares = view.direction.prepares === site;
  const { rollCall } = state;
  return (
    <section className="site-card" aria-label={label}>
      <div className="site-card-picture">
        <SiteTile site={state} label={label} heard={isHeard(view, site)} />
      </div>
      <div className="site-card-text">
        <div className="room-row">
          <span className="room-grow">
            <span className="room-hint">{t(props.chosen ? 'card.chosen' : 'card.next')}</span>
            <strong>{label}</strong>{' '}
            {state.pictures === 'stage-only' && <Tag>{t('state.stageOnly')}</Tag>}
          </span>
          {props.chosen && (
            <Button icon={<CloseOutlined />} aria-label={t('card.close')} onClick={props.onClose} />
          )}
        </div>
        <p className="room-hint">
          {request
            ? [request.speaker, request.position, request.subject].filter(Boolean).join(', ')
            : t(`card.roll.${rollCall.state}`, {
                count: rollCall.headcount,
                chair: rollCall.chair ?? '…',
                reason: rollCall.reason ?? '',
              })}
        </p>
      </div>
      <div className="site-card-acts">
        <Space wrap>
          {!main && !hasFloor && (
            <Space.Compact>
              <Button
                type="primary"
                disabled={!mayBeInvited(view, state)}
                onClick={() => invite(site, minutes)}
              >
                {t('card.invite')}
              </Button>
              <InputNumber
                className="site-card-minutes"
                min={1}
                max={60}
                value={minutes}
                onChange={(value) => setMinutes(Number(value ?? USUAL_MINUTES))}
                suffix={t('card.minutes')}
                aria-label={t('card.minutesLabel')}
              />
            </Space.Compact>
          )}
          {!main && !hasFloor && (
            <Button
              disabled={!state.connected}
              type={prepares ? 'primary' : 'default'}
              ghost={prepares}
              aria-pressed={prepares}
              onClick={() => void command('stage.prepare', { site: prepares ? null : site })}
            >
              {t(prepares ? 'card.prepares' : 'card.prepare')}
            </Button>
          )}
          {!main && !hasFloor && view.floor && view.exchange?.site !== site && (
            <Button
              disabled={!live || !state.connected}
              onClick={() => void command('floor.exchange', { site })}
            >
              {t('card.exchange')}
            </Button>
          )}
          {!main && !hasFloor && live && view.share.shown === null && (
            <Button
              disabled={!state.connected || view.share.allowed === site}
              onClick={() => void command('share.allow', { site })}
            >
              {t(view.share.allowed === site ? 'card.mayShow' : 'card.allowShow')}
            </Button>
          )}
          {!main && (
            <Button
              onClick={() =>
                void command('pictures.choose', {
                  site,
                  pictures: state.pictures === 'all' ? 'stage-only' : 'all',
                })
              }
            >
              {t(state.pictures === 'all' ? 'card.stageOnly' : 'card.allPictures')}
            </Button>
          )}
          {view.rollCall.open && (
            <Button onClick={() => void command('roll-call.call', { site })}>
              {t('card.callByName')}
            </Button>
          )}
          {rollCall.state !== 'present' && (
            <Button onClick={() => setAbsent(true)}>{t('card.absent')}</Button>
          )}
        </Space>
      </div>
      <AbsentDialog
        units={units}
        attending={state.attending}
        open={absent}
        onClose={() => setAbsent(false)}
      />
    </section>
  );
}

import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { Stage } from '../../room/components/Stage';
import type { RoomView } from '../../room/core/protocol';
import type { UnitIndex } from '../../room/core/units';
import { useCommand, useSendingSite, useSession } from '../../room/hooks/room-context';
import { FloorLine } from './FloorLine';
import { StageDirector } from './StageDirector';

/** By so many minutes one press lengthens a speech. */
export const MORE_MINUTES = 2;

/** The stage as everyone sees it and, under it, what ends or lengthens what is on it. */
export function Director(props: {
  view: RoomView;
  units: UnitIndex;
  stage: string[];
  own: string | null;
}) {
  const { view, units, own } = props;
  const { t } = useTranslation('console');
  const session = useSession();
  const sending = useSendingSite();
  const command = useCommand();
  const { floor, exchange } = view;
  return (
    <section className="director" aria-label={t('director.title')}>
      <Stage
        view={view}
        sites={props.stage}
        units={units}
        own={sending}
        localTrack={session.media.cameraTrack}
      />
      <div className="director-line">
        <span className="room-grow">
          <FloorLine view={view} units={units} />
        </span>
        {floor && (
          <>
            <Button onClick={() => void command('floor.extend', { minutes: MORE_MINUTES })}>
              {t('director.extend', { minutes: MORE_MINUTES })}
            </Button>
            <Button danger onClick={() => void command('floor.withdraw')}>
              {t('director.withdraw')}
            </Button>
          </>
        )}
        {exchange && (
          <Button onClick={() => void command('floor.end-exchange')}>
            {t('director.endExchange')}
          </Button>
        )}
        {!view.mainSiteConnected && own && (
          <Popconfirm
            title={t('director.handOverTitle', { site: units.label(own) })}
            okText={t('director.handOver')}
            cancelText={t('cancel')}
            onConfirm={() => void command('main-site.hand-over', { site: own })}
          >
            <Button type="primary">{t('director.goOnFromHere')}</Button>
          </Popconfirm>
        )}
        {view.actingMainSite !== null && (
          <Button onClick={() => void command('main-site.take-back')}>
            {t('director.takeBack')}
          </Button>
        )}
        <Button danger type="primary" onClick={() => void command('floor.mute-all')}>
          {t('director.muteAll')}
        </Button>
      </div>
      <StageDirector view={view} units={units} />
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { TimeWarning } from '../../room/components/TimeWarning';
import { clockText, floorSecondsLeft } from '../../room/core/clock';
import type { RoomView } from '../../room/core/protocol';
import type { UnitIndex } from '../../room/core/units';
import { useServerNow } from '../../room/hooks/room-context';

/** Who has the floor, for how long, and that the time runs out. */
export function FloorLine({ view, units }: { view: RoomView; units: UnitIndex }) {
  const { t } = useTranslation('console');
  const now = useServerNow();
  const { floor, exchange } = view;
  if (!floor) return <>{t('director.nobody')}</>;
  const left = floorSecondsLeft(floor, now);
  return (
    <>
      <strong>{units.label(floor.site)}</strong> {t('director.hasFloor')}{' '}
      {left !== null && (
        <span className={left < 0 ? 'num room-over' : 'num'} role="timer">
          {t('director.left', { clock: clockText(left) })}
        </span>
      )}{' '}
      <TimeWarning left={left} minutes={floor.minutes} />
      {floor.pausedWith !== null && <> ({t('director.paused')})</>}
      {exchange && <> {t('director.exchangeWith', { site: units.label(exchange.site) })}</>}
    </>
  );
}

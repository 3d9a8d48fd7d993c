import { useTranslation } from 'react-i18next';
import { agendaSeconds, clockText } from '../core/clock';
import type { RoomView } from '../core/protocol';
import { useServerNow } from '../hooks/room-context';
import { TimeWarning } from './TimeWarning';

/**
 * Where in the agenda the meeting is, and for how long.
 *
 * @param warns for who leads and who is heard: that the item's time runs out
 */
export function AgendaNow({ view, warns }: { view: RoomView; warns: boolean }) {
  const { t } = useTranslation('room');
  const now = useServerNow();
  const item = view.agenda.items.find((entry) => entry.id === view.agenda.current);
  if (!item) return <span className="room-agenda-now">{t('agenda.none')}</span>;
  const seconds = agendaSeconds(view, now) ?? 0;
  const over = item.minutes > 0 && seconds > item.minutes * 60;
  return (
    <span className="room-agenda-now">
      <span className="room-agenda-number">
        {t('agenda.position', { number: item.number, of: view.agenda.items.length })}
      </span>
      <strong className="room-ellipsis" title={item.title}>
        {item.title}
      </strong>
      <span className={over ? 'num room-over' : 'num'}>
        {t(over ? 'agenda.clockOver' : 'agenda.clock', {
          clock: clockText(seconds),
          minutes: item.minutes,
        })}
      </span>
      {warns && item.minutes > 0 && (
        <TimeWarning left={item.minutes * 60 - seconds} minutes={item.minutes} />
      )}
    </span>
  );
}

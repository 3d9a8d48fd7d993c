import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { agendaSeconds, clockText } from '../../room/core/clock';
import type { RoomView } from '../../room/core/protocol';
import type { UnitIndex } from '../../room/core/units';
import { useCommand, useServerNow } from '../../room/hooks/room-context';

/** The agenda with its clock; one click goes to another item. */
export function AgendaPanel({ view, units }: { view: RoomView; units: UnitIndex }) {
  const { t } = useTranslation('console');
  const command = useCommand();
  const now = useServerNow();
  const seconds = agendaSeconds(view, now);
  return (
    <section className="agenda" aria-labelledby="agenda-title">
      <h2 id="agenda-title">{t('agenda.title')}</h2>
      <ol className="room-plain">
        {view.agenda.items.map((item) => {
          const current = item.id === view.agenda.current;
          return (
            <li
              key={item.id}
              className={current ? 'agenda-row agenda-current' : 'agenda-row'}
              aria-current={current ? 'step' : undefined}
            >
              <span className="num queue-number">{item.number}</span>
              <span className="room-grow">
                <span>{item.title}</span>
                <span className="room-hint">
                  {item.presentingUnit ? `${units.label(item.presentingUnit)} · ` : ''}
                  {current && seconds !== null
                    ? t('agenda.clock', { clock: clockText(seconds), minutes: item.minutes })
                    : t('agenda.planned', { minutes: item.minutes })}
                </span>
              </span>
              <Preset view={view} item={item.id} />
              {!current && view.phase === 'live' && (
                <Button size="small" onClick={() => void command('agenda.go', { item: item.id })}>
                  {t('agenda.go')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** What the stage begins this item with: kept from what stands there now. */
function Preset({ view, item }: { view: RoomView; item: string }) {
  const { t } = useTranslation('console');
  const command = useCommand();
  const preset = view.direction.presets[item];
  const { layout, sites, document } = view.direction.scene;
  if (preset) {
    return (
      <Tag
        closable
        color="processing"
        onClose={(event) => {
          event.preventDefault();
          void command('stage.preset', { item, layout: null });
        }}
      >
        {t(`stage.layouts.${preset.layout}`)}
      </Tag>
    );
  }
  if (layout === 'speaker' || view.phase === 'closed') return null;
  return (
    <Button
      size="small"
      onClick={() => void command('stage.preset', { item, layout, sites, document })}
    >
      {t('stage.keep')}
    </Button>
  );
}

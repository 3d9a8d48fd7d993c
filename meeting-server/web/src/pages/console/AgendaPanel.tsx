import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { clockText, itemSeconds } from '../../room/core/clock';
import type { AgendaEntry, RoomView } from '../../room/core/protocol';
import type { UnitIndex } from '../../room/core/units';
import { useCommand, useServerNow } from '../../room/hooks/room-context';

/** The agenda with its clock; one click goes to another item. */
export function AgendaPanel({ view, units }: { view: RoomView; units: UnitIndex }) {
  const { t } = useTranslation('console');
  const command = useCommand();
  const now = useServerNow();
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
                  <ItemTime view={view} item={item} now={now} />
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
      <Speeches view={view} units={units} />
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

/** Planned minutes, and beside them those that were used. */
function ItemTime({ view, item, now }: { view: RoomView; item: AgendaEntry; now: number }) {
  const { t } = useTranslation('console');
  const seconds = itemSeconds(view, item.id, now);
  if (seconds === 0 && item.id !== view.agenda.current) {
    return <>{t('agenda.planned', { minutes: item.minutes })}</>;
  }
  const over = item.minutes > 0 && seconds > item.minutes * 60;
  return (
    <span className={over ? 'num room-over' : 'num'}>
      {t('agenda.clock', { clock: clockText(seconds), minutes: item.minutes })}
    </span>
  );
}

/** So many of the latest speeches are listed. */
const SPEECHES = 20;

/** Who has spoken, for how long, and how long was given. */
function Speeches({ view, units }: { view: RoomView; units: UnitIndex }) {
  const { t } = useTranslation('console');
  if (view.speeches.length === 0) return null;
  return (
    <>
      <h2>{t('speeches.title', { count: view.speeches.length })}</h2>
      <ol className="room-plain">
        {view.speeches
          .slice(-SPEECHES)
          .reverse()
          .map((speech) => {
            const used = Math.round((Date.parse(speech.until) - Date.parse(speech.since)) / 1000);
            const over = speech.minutes !== null && used > speech.minutes * 60;
            return (
              <li key={speech.since} className="agenda-row">
                <span className="room-grow">
                  <span>{units.label(speech.site)}</span>
                  {speech.request && <span className="room-hint">{speech.request.speaker}</span>}
                </span>
                <span className={over ? 'num room-over' : 'num room-hint'}>
                  {speech.minutes === null
                    ? clockText(used)
                    : t('agenda.clock', { clock: clockText(used), minutes: speech.minutes })}
                </span>
              </li>
            );
          })}
      </ol>
    </>
  );
}

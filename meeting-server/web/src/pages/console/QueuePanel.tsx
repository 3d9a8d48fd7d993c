import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView, SpeakRequest } from '../../room/core/protocol';
import { siteOf } from '../../room/core/stage';
import type { UnitIndex } from '../../room/core/units';
import { useCommand } from '../../room/hooks/room-context';
import { USUAL_MINUTES, useInvite } from './use-invite';

/** When hundreds ask, more come on demand. */
const SHOWN = 50;

/** The one ordered list of who asked to speak; the same on every screen. */
export function QueuePanel(props: {
  view: RoomView;
  units: UnitIndex;
  onSelect?: (site: string) => void;
  readOnly?: boolean;
}) {
  const { view, units } = props;
  const { t } = useTranslation('console');
  const command = useCommand();
  const invite = useInvite();
  const { queue } = view;
  const [shown, setShown] = useState(SHOWN);
  const move = (request: SpeakRequest, before: string | null) =>
    void command('queue.move', { request: request.id, before });
  return (
    <section className="queue" aria-labelledby="queue-title">
      <h2 id="queue-title">{t('queue.title', { count: queue.length })}</h2>
      {queue.length === 0 && <p className="room-hint">{t('queue.empty')}</p>}
      <ol className="room-plain">
        {queue.slice(0, shown).map((request, i) => (
          <li key={request.id} className="queue-row">
            <span className="num queue-number">{i + 1}</span>
            <button
              type="button"
              className="queue-who"
              disabled={!props.onSelect}
              onClick={() => props.onSelect?.(request.site)}
            >
              <strong className="room-ellipsis">{units.label(request.site)}</strong>
              <span className="room-hint">
                {[request.speaker, request.position].filter(Boolean).join(', ')}
                {!siteOf(view, request.site)?.connected && <> · {t('state.expected')}</>}
              </span>
              {request.subject && <span title={request.subject}>{request.subject}</span>}
            </button>
            {!props.readOnly && (
              <span className="queue-actions">
                <Button
                  size="small"
                  type="primary"
                  disabled={view.phase !== 'live' || !siteOf(view, request.site)?.connected}
                  onClick={() => invite(request.site, USUAL_MINUTES, request.id)}
                >
                  {t('queue.invite')}
                </Button>
                <Button
                  size="small"
                  icon={<ArrowUpOutlined />}
                  disabled={i === 0}
                  aria-label={t('queue.up', { site: units.label(request.site) })}
                  onClick={() => move(request, queue[i - 1]?.id ?? null)}
                />
                <Button
                  size="small"
                  icon={<ArrowDownOutlined />}
                  disabled={i === queue.length - 1}
                  aria-label={t('queue.down', { site: units.label(request.site) })}
                  onClick={() => move(request, queue[i + 2]?.id ?? null)}
                />
                <Button
                  size="small"
                  icon={<CloseOutlined />}
                  aria-label={t('queue.drop', { site: units.label(request.site) })}
                  onClick={() => void command('queue.drop', { request: request.id })}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
      {queue.length > shown && (
        <Button block onClick={() => setShown(shown + SHOWN)}>
          {t('queue.more', { count: queue.length - shown })}
        </Button>
      )}
    </section>
  );
}

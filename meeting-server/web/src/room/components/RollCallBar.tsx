import { CheckOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../core/protocol';
import { siteOf } from '../core/stage';
import { useCommand } from '../hooks/room-context';

/** While the roll is called: one tap that confirms what the green room prepared, below the stage. */
export function RollCallBar({ view, own }: { view: RoomView; own: string | null }) {
  const { t } = useTranslation('room');
  const command = useCommand();
  const [busy, setBusy] = useState(false);
  const entry = siteOf(view, own)?.rollCall;
  if (!view.rollCall.open || !own || !entry) return null;
  if (entry.state === 'present') {
    return (
      <div className="room-rollcall room-rollcall-done" role="status">
        <CheckOutlined /> {t('rollCall.confirmed', { count: entry.headcount })}
      </div>
    );
  }
  const answer = async () => {
    setBusy(true);
    await command('roll-call.answer', { site: own });
    setBusy(false);
  };
  const names = (entry.people ?? []).map((person) => person.name);
  return (
    <div className="room-rollcall" role="status">
      <span className="room-grow">
        <strong>{t('rollCall.open')}</strong>{' '}
        {t('rollCall.prepared', {
          count: entry.headcount,
          chair: entry.chair ?? t('rollCall.noChair'),
        })}{' '}
        {names.length > 0 && (
          <Popover
            content={
              <ul className="room-plain">
                {names.map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            }
            trigger="click"
          >
            <Button type="link" size="small">
              {t('rollCall.showList')}
            </Button>
          </Popover>
        )}
      </span>
      <Button type="primary" size="large" loading={busy} onClick={() => void answer()}>
        {t('rollCall.confirm')}
      </Button>
    </div>
  );
}

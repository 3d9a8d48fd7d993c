import { CheckOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Popover } from 'antd';
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
  const [chair, setChair] = useState('');
  const [count, setCount] = useState(1);
  const entry = siteOf(view, own)?.rollCall;
  if (!view.rollCall.open || !own || !entry) return null;
  // a list with nobody on it is no answer
  const named = entry.state !== 'none' && entry.headcount > 0;
  if (entry.state === 'present') {
    return (
      <div className="room-rollcall room-rollcall-done" role="status">
        <CheckOutlined /> {t('rollCall.confirmed', { count: entry.headcount })}
      </div>
    );
  }
  const answer = async () => {
    setBusy(true);
    await command('roll-call.answer', {
      site: own,
      ...(!named ? { chair: chair.trim(), people: [], headcount: count } : {}),
    });
    setBusy(false);
  };
  if (!named) {
    return (
      <div className="room-rollcall" role="status">
        <span className="room-grow">
          <strong>{t('rollCall.open')}</strong> {t('rollCall.nothing')}
        </span>
        <Input
          className="room-rollcall-name"
          value={chair}
          maxLength={120}
          placeholder={t('rollCall.chair')}
          aria-label={t('rollCall.chair')}
          onChange={(event) => setChair(event.target.value)}
        />
        <InputNumber
          min={1}
          max={2000}
          value={count}
          suffix={t('rollCall.people')}
          aria-label={t('rollCall.count')}
          onChange={(value) => setCount(Number(value ?? 1))}
        />
        <Button type="primary" size="large" loading={busy} onClick={() => void answer()}>
          {t('rollCall.confirm')}
        </Button>
      </div>
    );
  }
  const names = (entry.people ?? []).map((person) => person.name);
  return (
    <div className="room-rollcall" role="status">
      <span className="room-grow">
        <strong>{t('rollCall.open')}</strong>{' '}
        {t('rollCall.prepared', {
          count: entry.headcount,
          chair: entry.chair || t('rollCall.noChair'),
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

import { Button, Input, Select, Switch } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomMessage, RoomView } from '../core/protocol';
import type { UnitIndex } from '../core/units';
import { useCommand, useRoomState } from '../hooks/room-context';
import { useNotesKeepOff } from '../hooks/use-notes-keep-off';

type SiteReceiver = `site:${string}`;
type Receiver = 'secretary' | 'technicians' | 'all' | SiteReceiver;

function isSite(to: Receiver): to is SiteReceiver {
  return to.startsWith('site:');
}

/** Messages to the secretary and the technicians; to all only while the chat is open. */
export function MessagesPanel(props: { view: RoomView; units: UnitIndex; lead: boolean }) {
  const { view, units, lead } = props;
  const { t } = useTranslation('room');
  const messages = useRoomState((state) => state.messages);
  const command = useCommand();
  const [to, setTo] = useState<Receiver>(lead ? 'technicians' : 'secretary');
  const [text, setText] = useState('');
  const end = useRef<HTMLLIElement>(null);
  const compose = useNotesKeepOff();
  // In braces: new browsers answer with a promise, which React would take for the effect's cleanup.
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls for every new message
  useEffect(() => {
    end.current?.scrollIntoView?.({ block: 'nearest' });
  }, [messages.length]);
  const receivers: { value: Receiver; label: string }[] = [
    { value: 'secretary', label: t('messages.to.secretary') },
    { value: 'technicians', label: t('messages.to.technicians') },
    ...(view.chatOpen || lead ? [{ value: 'all' as const, label: t('messages.to.all') }] : []),
    ...(lead
      ? view.sites
          .filter((site) => site.connected)
          .map((site) => ({ value: `site:${site.site}` as const, label: units.label(site.site) }))
      : []),
  ];
  const send = async () => {
    const trimmed = text.trim();
    const args = isSite(to)
      ? { to: 'site' as const, site: to.slice('site:'.length), text: trimmed }
      : { to, text: trimmed };
    if (trimmed && (await command('message.send', args))) setText('');
  };
  return (
    <div className="room-messages">
      {lead ? (
        // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control
        <label className="room-row">
          <Switch
            checked={view.chatOpen}
            onChange={(on) => void command(on ? 'chat.open' : 'chat.close')}
          />
          {t('messages.chat')}
        </label>
      ) : (
        !view.chatOpen && <p className="room-hint">{t('messages.chatOff')}</p>
      )}
      <ul className="room-plain room-messages-list" aria-live="polite">
        {messages.length === 0 && <li className="room-hint">{t('messages.empty')}</li>}
        {messages.map((message) => (
          <li key={message.id} className="room-message">
            <span className="room-hint">
              <time>{dayjs(message.at).format('HH:mm')}</time> {senderOf(message, units)}
              {' → '}
              {receiverOf(message, units, t)}
            </span>
            <span>{message.text}</span>
            {lead && message.from.site && message.to !== 'all' && (
              <Button type="link" size="small" onClick={() => setTo(`site:${message.from.site}`)}>
                {t('messages.answer')}
              </Button>
            )}
          </li>
        ))}
        <li ref={end} aria-hidden="true" />
      </ul>
      <div className="room-compose" ref={compose}>
        <Select
          value={receivers.some((receiver) => receiver.value === to) ? to : 'secretary'}
          options={receivers}
          onChange={setTo}
          aria-label={t('messages.receiver')}
          showSearch={{ optionFilterProp: 'label' }}
        />
        <div className="room-row">
          <Input.TextArea
            value={text}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={(event) => {
              if (!event.shiftKey) {
                event.preventDefault();
                void send();
              }
            }}
            placeholder={t('messages.placeholder')}
            aria-label={t('messages.placeholder')}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={1000}
          />
          <Button type="primary" onClick={() => void send()}>
            {t('messages.send')}
          </Button>
        </div>
      </div>
    </div>
  );
}

function senderOf(message: RoomMessage, units: UnitIndex): string {
  const site = message.from.site ? units.label(message.from.site) : '';
  return [message.from.name, site].filter(Boolean).join(', ');
}

function receiverOf(message: RoomMessage, units: UnitIndex, t: (key: string) => string): string {
  return message.to === 'site' ? units.label(message.site) : t(`messages.to.${message.to}`);
}

import { App, Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../api/client';
import { postCommand } from '../../api/postCommand';
import { useMeeting } from '../../api/queries';
import { RehearsalCard } from '../../shared/rehearsal/RehearsalCard';
import { useSession } from '../hooks/room-context';
import { GateNotice } from './GateNotice';

const AGAIN_MS = 8_000;

/** Waits in front of a room that is not open yet, and lets those who lead the meeting open it. */
export function NotOpenYet({ meetingId, back }: { meetingId: string; back: ReactNode }) {
  const session = useSession();
  const { t } = useTranslation('room');
  const { message } = App.useApp();
  const meeting = useMeeting(meetingId);
  useEffect(() => {
    // Spread out, so that a whole city in front of the door does not knock at once.
    const timer = setTimeout(() => session.retry(), AGAIN_MS * (0.5 + Math.random()));
    return () => clearTimeout(timer);
  });
  const open = async () => {
    try {
      await postCommand(meetingId, 'meeting.open-line-check');
      session.retry();
    } catch (error) {
      void message.warning(sentenceOf(error), 6);
    }
  };
  return (
    <GateNotice status="info" title={t('gate.notOpen')} hint={t('gate.notOpenHint')}>
      {meeting.data && <RehearsalCard meeting={meeting.data} />}
      {meeting.data?.me.lead && (
        <Button type="primary" size="large" onClick={() => void open()}>
          {t('gate.open')}
        </Button>
      )}
      {back}
    </GateNotice>
  );
}

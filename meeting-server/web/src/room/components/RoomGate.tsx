import { Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useOffice } from '../../api/queries';
import { currentLanguage } from '../../i18n';
import { RehearsalFrame } from '../../shared/rehearsal/RehearsalBand';
import { useRoomState, useSession } from '../hooks/room-context';
import { GateNotice } from './GateNotice';
import { NotOpenYet } from './NotOpenYet';

/** Shows the page once there is a view of the room; before and besides it, what is in the way. */
export function RoomGate({ children }: { children: ReactNode }) {
  const session = useSession();
  const { t } = useTranslation('room');
  const navigate = useNavigate();
  const office = useOffice();
  const connection = useRoomState((state) => state.connection);
  const detail = useRoomState((state) => state.detail);
  const rehearsal = useRoomState((state) => state.view?.meeting.rehearsal ?? null);
  const ready = useRoomState((state) => state.view !== null);
  const back = (
    <Button
      key="back"
      size="large"
      onClick={() => void navigate(`/meetings/${session.options.meetingId}`)}
    >
      {t('gate.toMeeting')}
    </Button>
  );

  if (connection === 'seat-taken' && detail?.kind === 'seat-taken') {
    return (
      <GateNotice
        status="info"
        title={t('gate.seatTaken')}
        hint={t('gate.seatTakenHint', { device: detail.deviceName })}
      >
        <Button type="primary" size="large" onClick={() => session.takeSeat()}>
          {t('gate.takeOver')}
        </Button>
        <Button size="large" onClick={() => session.documentsOnly()}>
          {t('gate.documentsOnly')}
        </Button>
        {back}
      </GateNotice>
    );
  }
  if (connection === 'taken-over') {
    return (
      <GateNotice status="warning" title={t('gate.takenOver')} hint={t('gate.takenOverHint')}>
        <Button type="primary" size="large" onClick={() => session.takeSeat()}>
          {t('gate.takeBack')}
        </Button>
        {back}
      </GateNotice>
    );
  }
  if (rehearsal && detail?.kind === 'told' && detail.code === 'room.rehearsal-over') {
    return (
      <GateNotice status="info" title={detail.sentences[currentLanguage()]} hint="">
        <Button
          type="primary"
          size="large"
          onClick={() => void navigate(`/meetings/${rehearsal.of}`)}
        >
          {t('gate.toMeeting')}
        </Button>
      </GateNotice>
    );
  }
  if (connection === 'refused' && detail?.kind === 'refused') {
    if (detail.code === 'room.not-open-yet') {
      return <NotOpenYet meetingId={session.options.meetingId} back={back} />;
    }
    return (
      <GateNotice
        status="warning"
        title={detail.sentences[currentLanguage()]}
        hint={t('gate.refusedHint', { phone: office.data?.itPhone ?? '' })}
      >
        {back}
      </GateNotice>
    );
  }
  if (!ready) {
    return (
      <main className="room-wait">
        <Spin size="large" />
        <p role="status">{t(connection === 'offline' ? 'connection.offline' : 'gate.joining')}</p>
        {connection === 'in-line' && detail?.kind === 'waiting' && (
          <p aria-live="polite">{t('gate.inLine', { position: detail.position })}</p>
        )}
        {back}
      </main>
    );
  }
  return <RehearsalFrame rehearsal={rehearsal}>{children}</RehearsalFrame>;
}

import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useMeeting } from '../../api/queries';
import { GateNotice } from '../../room/components/GateNotice';
import { RoomGate } from '../../room/components/RoomGate';
import { RoomProvider, useRoomState } from '../../room/hooks/room-context';
import { Await } from '../../shared/states';
import '../../room/styles';
import { ChairDesk } from './ChairDesk';
import { SecretaryDesk } from './SecretaryDesk';

/**
 * The console of chair and secretary. The chair joins with picture and sound; a secretary's machine
 * usually stands beside the hall's main device and joins silent, unless `?media=1` says otherwise.
 */
export default function ConsolePage() {
  const { id = '' } = useParams();
  const meeting = useMeeting(id);
  return (
    <Await query={meeting}>
      {(view) => <Joined id={id} chairs={view.me.roles.some((role) => CHAIRING.includes(role))} />}
    </Await>
  );
}

const CHAIRING: string[] = ['chair', 'deputy-chair'];

function Joined({ id, chairs }: { id: string; chairs: boolean }) {
  const [search] = useSearchParams();
  const asked = search.get('media');
  const media = asked === null ? chairs : asked === '1';
  const site = search.get('site');
  const options = useMemo(
    () => ({ meetingId: id, view: 'console' as const, media, ...(site ? { siteId: site } : {}) }),
    [id, media, site],
  );
  return (
    <RoomProvider key={`${id}-${media}`} options={options}>
      <RoomGate>
        <Desk />
      </RoomGate>
    </RoomProvider>
  );
}

function Desk() {
  const [search, setSearch] = useSearchParams();
  const roles = useRoomState((state) => state.welcome?.roles);
  const leads = useRoomState((state) => state.welcome?.lead ?? false);
  const chosen = search.get('desk');
  const chair = chosen === null ? (roles ?? []).includes('chair') : chosen === 'chair';
  const show = (desk: 'chair' | 'full') =>
    setSearch((before) => {
      before.set('desk', desk);
      return before;
    });
  if (!leads) return <OnlyForLead />;
  return chair ? (
    <ChairDesk onFull={() => show('full')} />
  ) : (
    <SecretaryDesk onReduced={() => show('chair')} />
  );
}

/** Whoever opens the address without leading the meeting: none of the buttons would be done for them. */
function OnlyForLead() {
  const { id = '' } = useParams();
  const { t } = useTranslation('console');
  return (
    <GateNotice status="info" title={t('onlyForLead.title')} hint={t('onlyForLead.hint')}>
      <Link to={`/meetings/${id}/green-room`}>
        <Button type="primary" size="large">
          {t('onlyForLead.enter')}
        </Button>
      </Link>
      <Link to={`/meetings/${id}`}>
        <Button size="large">{t('room:gate.toMeeting')}</Button>
      </Link>
    </GateNotice>
  );
}

import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../api/types';
import { TroubleList } from './TroubleList';
import { useTroubles } from './use-troubles';

/** At the top of the register and of the technicians' board: who turned bad just now. */
export function TroubleBand({ meeting }: { meeting?: Id }) {
  const { t } = useTranslation('troubles');
  const troubles = useTroubles().filter((each) => !meeting || each.meetingId === meeting);
  const open = troubles.filter((each) => each.endedAt === null).length;
  if (troubles.length === 0) return null;
  return (
    <Alert
      type={open > 0 ? 'error' : 'success'}
      style={{ marginBottom: '1rem' }}
      title={open > 0 ? t('title', { count: open }) : t('allOver')}
      description={<TroubleList troubles={troubles} />}
    />
  );
}

import { Badge, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Endpoint } from '../../api/types';
import { dayAndTime } from '../../shared/format';

/** Whether a device is on, where it is, and whether it runs an old version of the pages. */
export function LiveState({ endpoint: { live, enrolled } }: { endpoint: Endpoint }) {
  const { t } = useTranslation('endpoints');
  if (!enrolled) return null;
  if (!live) return <span className="quiet">{t('live.never')}</span>;
  if (!live.online) {
    return (
      <>
        <Badge status="default" text={t('live.offline')} />
        <div className="quiet">{t('live.since', { at: dayAndTime(live.at) })}</div>
      </>
    );
  }
  return (
    <>
      <Badge status="success" text={t('live.online')} />
      <div className="quiet">{t(`live.place.${live.place}`)}</div>
      {!live.current && <Tag color="warning">{t('live.old')}</Tag>}
    </>
  );
}

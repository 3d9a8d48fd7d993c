import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOffice } from '../api/queries';

/** Shown when a page itself broke, so that the address bar is not the only way on. */
export function PageFailed() {
  const { t } = useTranslation();
  const office = useOffice();
  return (
    <Result
      status="warning"
      title={t('pageFailed.title')}
      subTitle={t('pageFailed.hint', { phone: office.data?.itPhone ?? '' })}
      extra={[
        <Button key="reload" type="primary" onClick={() => window.location.reload()}>
          {t('reload')}
        </Button>,
        <Button key="home" href="/">
          {t('toMyMeetings')}
        </Button>,
      ]}
    />
  );
}

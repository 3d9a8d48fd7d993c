import { Button, Result } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { useOffice } from '../api/queries';

const ASK_MS = 5_000;

/**
 * Shown when a page itself broke, so that the address bar is not the only way on. A page whose code
 * could not be fetched opens by itself when the server answers again.
 */
export function PageFailed() {
  const { t } = useTranslation();
  const office = useOffice();
  const lost = isNotFetched(useRouteError());
  const phone = office.data?.itPhone ?? '';
  useEffect(() => {
    if (!lost) return;
    const timer = setInterval(() => {
      fetch('/actuator/health/readiness').then(
        (answer) => answer.ok && window.location.reload(),
        () => undefined,
      );
    }, ASK_MS);
    return () => clearInterval(timer);
  }, [lost]);
  return (
    <Result
      status="warning"
      title={t(lost ? 'pageFailed.lost' : 'pageFailed.title')}
      subTitle={t(lost ? 'pageFailed.lostHint' : 'pageFailed.hint', { phone })}
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

/** Chromium, Firefox and Safari each say it in words of their own. */
export function isNotFetched(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    /dynamically imported module|Importing a module/.test(error.message)
  );
}

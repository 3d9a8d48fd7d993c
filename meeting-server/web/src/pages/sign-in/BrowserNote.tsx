import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOffice } from '../../api/queries';
import { type BrowserName, browserOf, OLDEST, verdictOn } from './browser';

const SHOWN: [BrowserName, string][] = [
  ['chrome', 'Chrome'],
  ['coccoc', 'Cốc Cốc'],
  ['edge', 'Edge'],
  ['firefox', 'Firefox'],
  ['safari', 'Safari'],
];

/** Says which browsers are good enough, and loudly so when this one is not. */
export function BrowserNote({ userAgent = navigator.userAgent }: { userAgent?: string }) {
  const { t } = useTranslation('sign-in');
  const office = useOffice();
  const oldest = { ...OLDEST, ...office.data?.browsers };
  const verdict = verdictOn(browserOf(userAgent), oldest);
  const list = SHOWN.map(([name, shown]) => `${shown} ${oldest[name]}`).join(', ');
  if (verdict === 'fine') {
    return <p className="sign-in-browsers">{t('browsers.list', { list })}</p>;
  }
  return (
    <Alert
      type={verdict === 'too-old' ? 'error' : 'warning'}
      showIcon
      title={t(`browsers.${verdict}`)}
      description={`${t('browsers.do')} ${t('browsers.list', { list })}`}
    />
  );
}

import { SafetyOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';

/** Stands at sign-in and at every upload, always. */
export function SecretsWarning() {
  const { t } = useTranslation();
  return (
    <Alert
      type="error"
      showIcon
      icon={<SafetyOutlined />}
      title={<strong>{t('secretsWarning')}</strong>}
      className="secrets-warning"
    />
  );
}

import { useTranslation } from 'react-i18next';
import { SecretsWarning } from '../SecretsWarning';

/** What may be uploaded and what never: said once above the places where files are dropped. */
export function UploadRules() {
  const { t } = useTranslation('uploads');
  return (
    <div className="upload-rules">
      <SecretsWarning />
      <p className="quiet">{t('limit')}</p>
    </div>
  );
}

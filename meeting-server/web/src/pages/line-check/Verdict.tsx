import { Alert, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LineCheck, LineVerdict } from '../../api/types';
import { currentLanguage } from '../../i18n';

const TYPES = { good: 'success', fair: 'warning', bad: 'error' } as const;
/** Of a verdict's tag. */
export const VERDICT_COLOURS: Record<LineVerdict, string> = {
  good: 'green',
  fair: 'gold',
  bad: 'red',
};

/** Whether the site is ready; of each fault what it is, whose it is and what to do. */
export function Verdict({ check }: { check: LineCheck }) {
  const { t } = useTranslation('line-check');
  return (
    <Alert
      className="line-check-verdict"
      type={TYPES[check.verdict]}
      showIcon
      role="status"
      title={t(`whole.${check.verdict}`)}
      description={check.findings.length > 0 && <Findings check={check} />}
    />
  );
}

export function Findings({ check }: { check: LineCheck }) {
  const { t } = useTranslation('line-check');
  return (
    <ul className="line-check-findings">
      {check.findings.map((finding) => (
        <li key={finding.code}>
          <strong>{finding.sentences[currentLanguage()]}</strong>{' '}
          <Tag color={VERDICT_COLOURS[finding.weight]}>{t(`fault.${finding.fault}`)}</Tag>
          <div>{finding.toDo[currentLanguage()]}</div>
        </li>
      ))}
    </ul>
  );
}

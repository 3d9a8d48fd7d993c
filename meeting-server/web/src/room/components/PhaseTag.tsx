import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Phase } from '../core/protocol';

const COLOURS: Partial<Record<Phase, string>> = {
  live: '#9b1c1f',
  recess: '#9a5b00',
  'line-check': '#0b57a8',
};

export function PhaseTag({ phase }: { phase: Phase }) {
  const { t } = useTranslation('room');
  return (
    <Tag color={COLOURS[phase] ?? 'default'} variant={COLOURS[phase] ? 'solid' : 'filled'}>
      {t(`phase.${phase}`)}
    </Tag>
  );
}

import { useTranslation } from 'react-i18next';
import type { Quality } from '../core/protocol';

const SIGNS: Record<Quality, string> = { good: '●●●', fair: '●●○', poor: '●○○', none: '○○○' };

/** The link as the site's own client reported it: a sign, a colour and (unless small) a word. */
export function QualityMark(props: { quality: Quality | null; small?: boolean }) {
  const { t } = useTranslation('room');
  const quality = props.quality ?? 'none';
  const word = t(`quality.${quality}`);
  return (
    <span className={`room-quality room-quality-${quality}`} title={t('quality.own', { word })}>
      <span aria-hidden="true">{SIGNS[quality]}</span>
      <span className={props.small ? 'only-heard' : 'room-quality-word'}>{word}</span>
    </span>
  );
}

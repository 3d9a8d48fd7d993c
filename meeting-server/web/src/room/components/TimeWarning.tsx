import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { warningOf } from '../core/clock';

const COLOURS = { three: 'warning', one: 'error', over: 'error' } as const;

/** That a time runs out: at three minutes, at one, at its end; told to who does not see it, too. */
export function TimeWarning(props: { left: number | null; minutes: number | null }) {
  const { t } = useTranslation('room');
  const warning = warningOf(props.left, props.minutes);
  return (
    <span role="status">
      {warning && (
        <Tag
          className="room-warning"
          color={COLOURS[warning]}
          variant={warning === 'over' ? 'solid' : 'outlined'}
        >
          {t(`timeWarning.${warning}`)}
        </Tag>
      )}
    </span>
  );
}

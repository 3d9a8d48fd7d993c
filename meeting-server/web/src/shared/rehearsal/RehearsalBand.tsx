import { ExperimentOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Id, Instant } from '../../api/types';
import { clockTime } from '../format';
import './rehearsal.css';

/** Never to be overlooked: this is not the meeting. */
export function RehearsalBand(props: { of: Id; until: Instant | null }) {
  const { t } = useTranslation('rehearsal');
  return (
    <div className="rehearsal-band" role="note">
      <strong>
        <ExperimentOutlined aria-hidden /> {t('band')}
      </strong>
      <span>
        {t('bandHint')} {props.until && t('endsAt', { at: clockTime(props.until) })}
      </span>
      <Link to={`/meetings/${props.of}`}>{t('toMeeting')}</Link>
    </div>
  );
}

/** A page of the room with the band above it while the meeting is rehearsed. */
export function RehearsalFrame(props: {
  rehearsal: { of: Id; until: Instant } | null;
  children: ReactNode;
}) {
  const { rehearsal } = props;
  if (!rehearsal) return props.children;
  return (
    <div className="rehearsal-frame">
      <RehearsalBand of={rehearsal.of} until={rehearsal.until} />
      {props.children}
    </div>
  );
}

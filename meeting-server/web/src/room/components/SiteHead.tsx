import type { ReactNode } from 'react';
import { PhaseTag } from '../../shared/PhaseTag';
import { useOwnSite, useRoomState, useRoomView, useUnitIndex } from '../hooks/room-context';
import { QualityMark } from './QualityMark';

/** The head of a site's page: phase, title and what belongs under it, own name and line. */
export function SiteHead({ children }: { children?: ReactNode }) {
  const view = useRoomView();
  const own = useOwnSite();
  const units = useUnitIndex();
  const quality = useRoomState((state) => state.media.verdict.quality);
  return (
    <header className="room-head">
      <PhaseTag phase={view.phase} />
      <div className="room-head-text">
        <h1 className="room-title room-ellipsis" title={view.meeting.title}>
          {view.meeting.title}
        </h1>
        {children}
      </div>
      <span className="room-own">
        <span className="room-ellipsis">{units.label(own)}</span>
        <QualityMark quality={quality} />
      </span>
    </header>
  );
}

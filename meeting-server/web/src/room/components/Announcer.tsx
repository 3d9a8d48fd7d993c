import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../core/protocol';

/** Says by a live region what a person with a screen reader must not miss. */
export function Announcer({ view, own }: { view: RoomView; own: string | null }) {
  const { t } = useTranslation('room');
  const before = useRef(view);
  const [text, setText] = useState('');
  useEffect(() => {
    const was = before.current;
    before.current = view;
    const hadFloor = was.floor?.site === own;
    const hasFloor = view.floor?.site === own;
    if (own && hasFloor && !hadFloor) setText(t('announce.invited'));
    else if (own && hadFloor && !hasFloor) setText(t('announce.floorEnded'));
    else if (own && view.exchange?.site === own && was.exchange?.site !== own) {
      setText(t('announce.exchange'));
    } else if (own && view.direction.prepares === own && was.direction.prepares !== own) {
      setText(t('announce.prepare'));
    } else if (view.rollCall.open && !was.rollCall.open) setText(t('announce.rollCall'));
    else if (view.phase !== was.phase) setText(t(`announce.phase.${view.phase}`));
    else if (!view.mainSiteConnected && was.mainSiteConnected) setText(t('mainSiteDropped.title'));
  }, [view, own, t]);
  return (
    <div className="only-heard" role="alert" aria-live="assertive">
      {text}
    </div>
  );
}

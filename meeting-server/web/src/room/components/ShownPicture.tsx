import { useTranslation } from 'react-i18next';
import type { RoomView } from '../core/protocol';
import { siteOf } from '../core/stage';
import type { UnitIndex } from '../core/units';
import { useScreenTrack } from '../hooks/room-context';
import { MediaVideo } from './MediaVideo';

/** A screen or a film, whole and not mirrored, with a sentence that says whose it is. */
export function ShownPicture(props: { view: RoomView; site: string; units: UnitIndex }) {
  const { t } = useTranslation('room');
  const track = useScreenTrack(siteOf(props.view, props.site)?.mediaEndpoint ?? null);
  const site = props.units.label(props.site);
  return (
    <>
      {track ? (
        <MediaVideo track={track} label={t('share.pictureOf', { site })} />
      ) : (
        <span className="room-stage-empty">{t('share.coming')}</span>
      )}
      <span className="room-stage-shown-name">
        {t(`share.showing.${props.view.share.shown?.what ?? 'screen'}`, { site })}
      </span>
    </>
  );
}

import { useTranslation } from 'react-i18next';
import type { RoomView } from '../core/protocol';
import { leadingSite, paperOnStage, shownTo, siteOf, speaksAbove } from '../core/stage';
import type { UnitIndex } from '../core/units';
import { useCameraTrack, useRoomState } from '../hooks/room-context';
import { MediaVideo } from './MediaVideo';
import { NamePlate } from './NamePlate';
import { ShownPicture } from './ShownPicture';
import { StageDocument } from './StageDocument';

/**
 * What everyone sees large: a screen or a film that is shown, else a document, one site, the floor and
 * its exchange partner side by side, or several as they were arranged.
 */
export function Stage(props: {
  view: RoomView;
  sites: string[];
  units: UnitIndex;
  localTrack?: MediaStreamTrack | null;
  own?: string | null;
}) {
  const { view, units } = props;
  const { t } = useTranslation('room');
  const shown = shownTo(view, props.own ?? null);
  const sites = shown ? [] : props.sites;
  const paper = paperOnStage(view);
  const dropped = view.phase === 'live' && !view.mainSiteConnected && view.actingMainSite === null;
  const pausing = view.phase === 'recess' || view.phase === 'closed';
  const noted = dropped || pausing;
  const away = view.phase === 'live' ? speaksAbove(view, leadingSite(view)) : null;
  return (
    <section
      className={['room-stage', paper && 'room-stage-paper', sites.length > 2 && 'room-stage-many']
        .filter(Boolean)
        .join(' ')}
      style={{ '--columns': columnsOf(sites.length) } as React.CSSProperties}
      aria-label={t('stage')}
    >
      {paper && (
        <div className="room-stage-picture room-stage-document">
          <StageDocument view={view} scene={paper} />
        </div>
      )}
      {shown && (
        <div className="room-stage-picture room-stage-shown">
          <ShownPicture view={view} site={shown} units={units} />
        </div>
      )}
      {sites.map((site) => (
        <StagePicture
          key={site}
          view={view}
          site={site}
          units={units}
          noted={noted}
          localTrack={site === props.own ? (props.localTrack ?? null) : undefined}
        />
      ))}
      {pausing && (
        <div className="room-stage-note" role="status">
          <strong>{t(`phaseNote.${view.phase}.title`)}</strong>
          <span>{t(`phaseNote.${view.phase}.hint`)}</span>
        </div>
      )}
      {away && !noted && (
        <div className="room-stage-note" role="status">
          <strong>{t('above.mainTitle')}</strong>
          <span>{t('above.mainHint', { site: units.label(away.site), title: away.title })}</span>
        </div>
      )}
      {dropped && (
        <div className="room-stage-note" role="alert">
          <strong>{t('mainSiteDropped.title')}</strong>
          <span>{t('mainSiteDropped.hint', { site: units.label(view.mainSite) })}</span>
        </div>
      )}
    </section>
  );
}

/** As square as it gets; eight stand in two full rows. */
function columnsOf(pictures: number): number {
  return pictures === 7 || pictures === 8 ? 4 : Math.ceil(Math.sqrt(pictures));
}

function StagePicture(props: {
  view: RoomView;
  site: string;
  units: UnitIndex;
  /** The stage already says in a note why there is no picture. */
  noted: boolean;
  /** Given when this is the page's own site, which the bridge does not send back. */
  localTrack: MediaStreamTrack | null | undefined;
}) {
  const { view, site, units, noted } = props;
  const { t } = useTranslation('room');
  const state = siteOf(view, site);
  const received = useCameraTrack(state?.mediaEndpoint ?? null);
  const media = useRoomState((room) => room.media.phase);
  const own = props.localTrack !== undefined;
  const track = own ? (props.localTrack ?? null) : received;
  const label = units.label(site);
  const reason = !state?.connected
    ? site === leadingSite(view)
      ? 'mainNotConnected'
      : 'notConnected'
    : state.mediaEndpoint === null
      ? 'noCamera'
      : state.camera === 'off'
        ? 'cameraOff'
        : media === 'connected'
          ? 'pictureComing'
          : 'mediaConnecting';
  return (
    <div className="room-stage-picture">
      {track && (own || state?.camera !== 'off') ? (
        <MediaVideo track={track} label={t('pictureOf', { site: label })} mirrored={own} />
      ) : (
        !noted && <span className="room-stage-empty">{t(reason)}</span>
      )}
      <NamePlate view={view} site={site} units={units} />
    </div>
  );
}

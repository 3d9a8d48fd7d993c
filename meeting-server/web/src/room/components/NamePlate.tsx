import { useTranslation } from 'react-i18next';
import type { RoomView } from '../core/protocol';
import { leadingSite, siteOf, speaksAbove } from '../core/stage';
import type { UnitIndex } from '../core/units';

/** Who speaks for a site on stage, as far as it is known: name and position. */
export function speakerOf(
  view: RoomView,
  site: string,
): { name: string; position: string; subject: string } | null {
  const { floor } = view;
  if (floor?.site === site && floor.request && typeof floor.request === 'object') {
    const { speaker, position, subject } = floor.request;
    return { name: speaker, position, subject };
  }
  const roll = siteOf(view, site)?.rollCall;
  if (!roll?.chair) return null;
  const person = roll.people?.find((entry) => entry.name === roll.chair);
  return { name: roll.chair, position: person?.position ?? '', subject: '' };
}

/** The plate under a picture on stage: name, position, unit, and what the site does there. */
export function NamePlate(props: { view: RoomView; site: string; units: UnitIndex }) {
  const { view, site, units } = props;
  const { t } = useTranslation('room');
  const speaker = speakerOf(view, site);
  const role = speaksAbove(view, site)
    ? t('above.plate')
    : site === leadingSite(view)
      ? t('mainSite')
      : view.floor?.site === site
        ? t('speaks')
        : view.exchange?.site === site
          ? t('exchanges')
          : view.rollCall.calledSite === site
            ? t('calledByName')
            : '';
  return (
    <div className="room-plate">
      {role && <span className="room-plate-role">{role}</span>}
      <strong className="room-plate-unit">{units.label(site)}</strong>
      {speaker?.name && (
        <span className="room-plate-person">
          {[speaker.name, speaker.position].filter(Boolean).join(', ')}
        </span>
      )}
    </div>
  );
}

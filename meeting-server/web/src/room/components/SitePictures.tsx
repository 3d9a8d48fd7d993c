import { useTranslation } from 'react-i18next';
import { siteOf } from '../core/stage';
import { useCommand, useRoomState, useRoomView } from '../hooks/room-context';
import { Choice } from './DeviceSettings';

/** The technician of a site sets all of it to the stage alone; nobody else is shown this. */
export function SitePictures() {
  const view = useRoomView();
  const welcome = useRoomState((state) => state.welcome);
  const command = useCommand();
  const { t } = useTranslation('room');
  const site = siteOf(view, welcome?.site);
  const may = welcome?.audience === 'sites' && welcome.roles.includes('technician');
  if (!site || !may) return null;
  return (
    <div className="room-devices">
      <Choice
        label={t('devices.siteStageOnly')}
        hint={t('devices.siteStageOnlyHint')}
        checked={site.pictures === 'stage-only'}
        onChange={(only) =>
          void command('pictures.choose', {
            site: site.site,
            pictures: only ? 'stage-only' : 'all',
          })
        }
      />
    </div>
  );
}

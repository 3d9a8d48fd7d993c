import { Alert, Button, Card, Space } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useMeeting } from '../../api/queries';
import { DeviceSettings } from '../../room/components/DeviceSettings';
import { LevelBar } from '../../room/components/LevelBar';
import { MediaVideo } from '../../room/components/MediaVideo';
import { FetchAhead } from '../../shared/ahead/FetchAhead';
import { RehearsalBand } from '../../shared/rehearsal/RehearsalBand';
import { Await, OfflineBar } from '../../shared/states';
import '../../room/styles';
import { SiteCall } from '../../talkback/SiteCall';
import { LinkVerdictLine } from './LinkVerdictLine';
import { useOwnDevices } from './use-own-devices';
import { WhoIsHere } from './WhoIsHere';

/** Before entering: own picture, sound, link, who is here; one button into the room. */
export default function GreenRoomPage() {
  const { id = '' } = useParams();
  const meeting = useMeeting(id);
  const navigate = useNavigate();
  const { t } = useTranslation('green-room');
  const devices = useOwnDevices();
  const prepare = useRef<(() => Promise<boolean>) | null>(null);
  const [entering, setEntering] = useState(false);
  const lead = meeting.data?.me.lead ?? false;

  const enter = async (page: string) => {
    setEntering(true);
    if (prepare.current && !(await prepare.current())) {
      setEntering(false);
      return;
    }
    devices.release();
    void navigate(`/meetings/${id}/${page}`);
  };
  return (
    <div className="green-room">
      <OfflineBar />
      <FetchAhead />
      <Await query={meeting}>
        {(view) => (
          <>
            {view.rehearsalOf && <RehearsalBand of={view.rehearsalOf} until={null} />}
            <header>
              <p className="green-room-site">{view.me.site?.label ?? ''}</p>
              <h1>{view.title}</h1>
            </header>
            {view.me.site && <SiteCall meeting={view.id} site={view.me.site.id} />}
            <main className="green-room-grid">
              <section aria-labelledby="green-picture">
                <h2 id="green-picture">{t('picture')}</h2>
                <div className="green-room-picture">
                  {devices.camera ? (
                    <MediaVideo track={devices.camera} label={t('picture')} mirrored />
                  ) : (
                    <span>{t(devices.opening ? 'opening' : 'noPicture')}</span>
                  )}
                </div>
                {devices.cameraProblem && (
                  <Alert
                    type="warning"
                    showIcon
                    title={t(`problem.camera.${devices.cameraProblem}`)}
                    action={<Button onClick={devices.retry}>{t('again')}</Button>}
                  />
                )}
                <div className="green-room-level">
                  <span id="green-level">{t('level')}</span>
                  <LevelBar level={devices.level} label={t('level')} />
                </div>
                {devices.microphoneProblem ? (
                  <Alert
                    type="warning"
                    showIcon
                    title={t(`problem.microphone.${devices.microphoneProblem}`)}
                    action={<Button onClick={devices.retry}>{t('again')}</Button>}
                  />
                ) : (
                  <p className="room-hint">{t('levelHint')}</p>
                )}
                <LinkVerdictLine />
              </section>
              <section aria-labelledby="green-devices">
                <h2 id="green-devices">{t('devices')}</h2>
                <DeviceSettings choice={devices.choice} onChange={devices.choose} />
                <WhoIsHere meeting={view} prepare={prepare} />
              </section>
            </main>
            <Card className="green-room-enter">
              <Space wrap size="middle">
                <Button
                  type="primary"
                  size="large"
                  loading={entering}
                  onClick={() => void enter(lead ? 'console' : 'room')}
                >
                  {t('enter')}
                </Button>
                {lead && (
                  <Button size="large" onClick={() => void enter('room')}>
                    {t('enterAsSite')}
                  </Button>
                )}
                <Button size="large" onClick={() => void enter('room?silent=1')}>
                  {t('enterSilent')}
                </Button>
                <Button size="large" type="text" onClick={() => void navigate(`/meetings/${id}`)}>
                  {t('back')}
                </Button>
              </Space>
              <p className="room-hint">{t('enterHint')}</p>
            </Card>
          </>
        )}
      </Await>
    </div>
  );
}

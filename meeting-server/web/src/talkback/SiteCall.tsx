import { AudioOutlined, PhoneFilled, SoundOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteCall as Call, Id } from '../api/types';
import { ring } from './ring';
import { useSiteCall } from './use-site-call';
import './talkback.css';

/**
 * At a site: a technician calls. The call has its own sound beside the room's, so that the meeting
 * hears nothing of it, and the room's microphone stays as it is.
 */
export function SiteCall(props: { meeting: Id; site: Id; told?: boolean }) {
  const { call, talk, accept, hangUp, speak, resumeSound } = useSiteCall(
    props.meeting,
    props.site,
    props.told ?? false,
  );
  const { t } = useTranslation('talkback');
  const rings = call?.state === 'ringing';
  useEffect(() => (rings ? ring() : undefined), [rings]);
  return (
    // always there, so that a screen reader notices what comes into it
    <div role="alert">
      {call && (
        <div className={`talkback-call talkback-${call.state}`}>
          <PhoneFilled className="talkback-sign" aria-hidden />
          <div className="talkback-text">
            <strong className="talkback-who">{t(titleOf(call), { name: call.by })}</strong>
            <div>{t(hintOf(call, talk.microphone))}</div>
          </div>
          {rings && (
            <Space wrap>
              <Button
                type="primary"
                size="large"
                icon={<PhoneFilled />}
                loading={accept.isPending}
                onClick={() => accept.mutate()}
              >
                {t('answer')}
              </Button>
              <Button size="large" onClick={() => hangUp.mutate()}>
                {t('decline')}
              </Button>
            </Space>
          )}
          {call.mine && call.state === 'talking' && (
            <Space wrap>
              {talk.state !== 'connected' && <span role="status">{t('connecting')}</span>}
              {talk.blocked && (
                <Button size="large" icon={<SoundOutlined />} onClick={resumeSound}>
                  {t('sound')}
                </Button>
              )}
              {call.group && (
                <Button
                  size="large"
                  type={call.speaks ? 'default' : 'primary'}
                  icon={<AudioOutlined />}
                  loading={speak.isPending}
                  onClick={() => speak.mutate(!call.speaks)}
                >
                  {t(call.speaks ? 'stopSpeaking' : 'speak')}
                </Button>
              )}
              <Button danger size="large" onClick={() => hangUp.mutate()}>
                {t('hangUp')}
              </Button>
            </Space>
          )}
        </div>
      )}
    </div>
  );
}

function titleOf(call: Call): string {
  if (call.state === 'ringing') return call.group ? 'callsCluster' : 'calls';
  return call.mine ? 'talksWith' : 'talksElsewhere';
}

function hintOf(call: Call, microphone: boolean): string {
  if (call.mine && !microphone) return 'noMicrophone';
  if (call.mine && call.group) return call.speaks ? 'heardByCluster' : 'pressToSpeak';
  return 'notHeard';
}

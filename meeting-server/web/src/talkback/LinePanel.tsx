import {
  AudioMutedOutlined,
  AudioOutlined,
  CloseOutlined,
  PhoneFilled,
  SoundOutlined,
} from '@ant-design/icons';
import { Button, Space, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CalledSite, Id } from '../api/types';
import type { TechnicianLine } from './use-line';
import './talkback.css';

const COLOURS: Partial<Record<CalledSite['state'], string>> = {
  ringing: 'gold',
  talking: 'green',
  'on-air': 'red',
};

/** The technician's line while it is open: whom it reaches, one's own microphone, the end. */
export function LinePanel(props: { own: TechnicianLine; nameOf: (site: Id) => string }) {
  const { own, nameOf } = props;
  const { line, talk } = own;
  const { t } = useTranslation('talkback');
  if (!line) return null;
  const first = line.sites[0];
  const talking = line.sites.filter((site) => site.state === 'talking').length;
  return (
    <section className="talkback-line" aria-label={t('line')}>
      <PhoneFilled className="talkback-sign" aria-hidden />
      <div className="talkback-text" role="status">
        <strong className="talkback-who">
          {line.group || !first
            ? t('answered', { talking, all: line.sites.length })
            : `${nameOf(first.site)}: ${t(`state.${first.state}`)}`}
        </strong>
        <div>
          {talk.microphone
            ? t(talk.state === 'connected' ? 'notHeard' : 'connecting')
            : t('noOwnMicrophone')}
        </div>
      </div>
      <Space wrap>
        {talk.blocked && (
          <Button size="large" icon={<SoundOutlined />} onClick={own.resumeSound}>
            {t('sound')}
          </Button>
        )}
        <Button
          size="large"
          icon={talk.muted ? <AudioMutedOutlined /> : <AudioOutlined />}
          aria-pressed={talk.muted}
          onClick={() => own.mute(!talk.muted)}
        >
          {t(talk.muted ? 'unmute' : 'mute')}
        </Button>
        <Button danger type="primary" size="large" onClick={own.hangUp}>
          {t('hangUp')}
        </Button>
      </Space>
      {line.group && (
        <ul className="talkback-sites">
          {line.sites.map((site) => (
            <li key={site.site}>
              <Tag
                color={COLOURS[site.state]}
                variant={site.speaks ? 'solid' : 'outlined'}
                closable={site.state === 'talking' || site.state === 'ringing'}
                closeIcon={<CloseOutlined aria-label={t('letGo', { site: nameOf(site.site) })} />}
                onClose={(event) => {
                  event.preventDefault();
                  own.letGo.mutate(site.site);
                }}
              >
                {nameOf(site.site)}: {t(wordOf(site))}
              </Tag>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function wordOf(site: CalledSite): string {
  if (site.state !== 'talking') return `state.${site.state}`;
  return site.speaks ? 'speaking' : 'listening';
}

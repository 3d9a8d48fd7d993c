import { AudioOutlined, PhoneOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Id, LineBoardSite } from '../../api/types';
import { dayAndTime } from '../../shared/format';
import { useSettle } from './use-settle';

/** What was handed on, above all else: why, by whom, and the number to call. */
export function Escalated(props: {
  meeting: Id;
  sites: LineBoardSite[];
  onOpen: (site: Id) => void;
  /** Null where this person calls nobody. */
  onCall: ((sites: Id[]) => void) | null;
}) {
  const { t } = useTranslation('technicians');
  const { onCall } = props;
  const settle = useSettle(props.meeting);
  if (props.sites.length === 0) return null;
  return (
    <section className="technicians-escalated" aria-labelledby="technicians-escalated">
      <h2 id="technicians-escalated">{t('escalatedSites', { count: props.sites.length })}</h2>
      <ul>
        {props.sites.map((site) => (
          <li key={site.site.id}>
            <div className="technicians-why">
              <Button type="link" onClick={() => props.onOpen(site.site.id)}>
                <strong>{site.site.label}</strong>
              </Button>
              <span>{site.escalated?.note}</span>{' '}
              <span className="quiet">
                {t('escalated', {
                  name: site.escalated?.byName,
                  at: dayAndTime(site.escalated?.at ?? ''),
                })}
              </span>
            </div>
            <Space wrap>
              <Phone number={site.last?.measured.phone} />
              {onCall && (
                <Button icon={<AudioOutlined />} onClick={() => onCall([site.site.id])}>
                  {t('talkback:call')}
                </Button>
              )}
              <Button
                loading={settle.isPending && settle.variables === site.site.id}
                onClick={() => settle.mutate(site.site.id)}
              >
                {t('settle')}
              </Button>
            </Space>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The telephone in the meeting's room, as the line check asked for it. */
export function Phone({ number, large }: { number?: string | undefined; large?: boolean }) {
  const { t } = useTranslation('technicians');
  return number ? (
    <Button
      size={large ? 'large' : 'middle'}
      icon={<PhoneOutlined />}
      href={`tel:${number.replace(/[^0-9+]/g, '')}`}
    >
      {number}
    </Button>
  ) : (
    <span className="quiet">{t('noPhone')}</span>
  );
}

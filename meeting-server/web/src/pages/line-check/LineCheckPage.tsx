import { ArrowLeftOutlined, CheckOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMeeting } from '../../api/queries';
import type { MeetingView } from '../../api/types';
import { DeviceSettings } from '../../room/components/DeviceSettings';
import { rememberDevices, rememberedDevices } from '../../room/core/devices';
import { PageHead } from '../../shared/PageHead';
import { Await, EmptyNote, ErrorNote } from '../../shared/states';
import '../../room/styles';
import { SiteCall } from '../../talkback/SiteCall';
import './line-check.css';
import { HandOn } from './HandOn';
import { StepRow } from './StepRow';
import { STEPS, useLineCheck } from './use-line-check';
import { Verdict } from './Verdict';

const PHONE = 'diemcau.phone';

/** A site before the meeting: does it see, is it seen, does it hear, is it heard, and what to do. */
export default function LineCheckPage() {
  const { id = '' } = useParams();
  const meeting = useMeeting(id);
  return (
    <Await query={meeting} rows={8}>
      {(view) => <Check meeting={view} />}
    </Await>
  );
}

function Check({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation('line-check');
  const [phone, setPhone] = useState(() => localStorage.getItem(PHONE) ?? '');
  const [choice, setChoice] = useState(rememberedDevices);
  const check = useLineCheck(meeting.id, phone);
  const running = check.at !== null;
  const begin = () => {
    localStorage.setItem(PHONE, phone);
    void check.start();
  };
  return (
    <>
      <PageHead
        title={t('title')}
        lead={
          <>
            {meeting.me.site?.label ?? ''}
            <br />
            {meeting.title}
          </>
        }
        actions={
          <Link to={`/meetings/${meeting.id}`}>
            <Button icon={<ArrowLeftOutlined />}>{t('toMeeting')}</Button>
          </Link>
        }
      />
      {meeting.me.site && <SiteCall meeting={meeting.id} site={meeting.me.site.id} />}
      {meeting.me.site ? (
        <div className="line-check">
          <section aria-label={t('title')}>
            {check.verdict && <Verdict check={check.verdict} />}
            {check.error !== null && !running && <ErrorNote error={check.error} onRetry={begin} />}
            <ol className="line-check-steps">
              {STEPS.map((step) => (
                <StepRow key={step} step={step} check={check} />
              ))}
            </ol>
            <Space wrap size="middle">
              <Button
                type={check.verdict ? 'default' : 'primary'}
                size="large"
                icon={check.verdict ? <ReloadOutlined /> : <CheckOutlined />}
                loading={running}
                onClick={begin}
              >
                {t(check.verdict ? 'again' : 'start')}
              </Button>
              {check.verdict && check.verdict.verdict !== 'good' && (
                <HandOn meeting={meeting.id} site={meeting.me.site.id} />
              )}
            </Space>
            {!running && !check.verdict && <p className="room-hint">{t('hint')}</p>}
          </section>
          <aside aria-label={t('devices')}>
            <h2>{t('devices')}</h2>
            <DeviceSettings
              choice={choice}
              onChange={(next) => {
                setChoice(next);
                rememberDevices(next);
              }}
            />
            <label className="line-check-phone" htmlFor="line-check-phone">
              {t('phone')}
              <Input
                id="line-check-phone"
                value={phone}
                maxLength={30}
                inputMode="tel"
                onChange={(event) => setPhone(event.target.value.replace(/[^0-9 +().-]/g, ''))}
              />
            </label>
            <p className="room-hint">{t('phoneHint')}</p>
          </aside>
        </div>
      ) : (
        <EmptyNote title={t('noSite')} />
      )}
    </>
  );
}

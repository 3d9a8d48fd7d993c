import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  LoadingOutlined,
  WarningFilled,
} from '@ant-design/icons';
import { Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineMeasure, LineVerdict } from '../../api/types';
import { MediaVideo } from '../../room/components/MediaVideo';
import { STEPS, type Step, type useLineCheck } from './use-line-check';

type Check = ReturnType<typeof useLineCheck>;

const SIGNS: Record<LineVerdict, ReactNode> = {
  good: <CheckCircleFilled className="line-good" />,
  fair: <WarningFilled className="line-fair" />,
  bad: <CloseCircleFilled className="line-bad" />,
};

/** To which step a finding of the server belongs. */
export function stepOf(code: string): Step | null {
  if (code.startsWith('camera')) return 'camera';
  if (code.startsWith('microphone')) return 'microphone';
  if (code === 'loudspeaker' || code === 'echo') return 'loudspeaker';
  return /^(link|up|down|rtt|over)/.test(code) ? 'link' : null;
}

/** One step of the check: what it does, what it asks of the person, how it came out. */
export function StepRow({ step, check }: { step: Step; check: Check }) {
  const { t } = useTranslation('line-check');
  const now = check.at === step;
  const over = check.verdict !== null;
  const done = over || (check.at !== null && STEPS.indexOf(check.at) > STEPS.indexOf(step));
  const found = check.verdict?.findings.filter((finding) => stepOf(finding.code) === step) ?? [];
  const worst = found.some((f) => f.weight === 'bad') ? 'bad' : found.length > 0 ? 'fair' : 'good';
  return (
    <li className={now ? 'is-now' : ''} aria-current={now ? 'step' : undefined}>
      <span className="line-check-sign" aria-hidden>
        {over ? SIGNS[worst] : now ? <LoadingOutlined /> : <Waiting done={done} />}
      </span>
      <div className="line-check-step">
        <strong>{t(`step.${step}`)}</strong>
        {over && <span>{t(`verdict.${worst}`)}</span>}
        {!over && done && <span>{t('measured')}</span>}
        {now && <Now step={step} check={check} />}
        {over && step === 'link' && <LinkFigures measured={check.measured} />}
      </div>
    </li>
  );
}

function Waiting({ done }: { done: boolean }) {
  return done ? <CheckCircleFilled className="line-quiet" /> : <ClockCircleOutlined />;
}

function Now({ step, check }: { step: Step; check: Check }) {
  const { t } = useTranslation('line-check');
  return (
    <>
      <span role="status">
        {step === 'loudspeaker' && check.asks
          ? t('asks')
          : step === 'link' && check.waiting
            ? t('waiting')
            : t(`doing.${step}`)}
      </span>
      {step === 'camera' && check.camera && (
        <div className="line-check-picture">
          <MediaVideo track={check.camera} label={t('step.camera')} mirrored />
        </div>
      )}
      {step === 'microphone' && (
        <div className="room-level line-check-level" aria-hidden>
          <span style={{ width: `${Math.round(check.level * 100)}%` }} />
        </div>
      )}
      {step === 'loudspeaker' && check.asks && (
        <Space>
          <Button type="primary" onClick={() => check.answer(true)}>
            {t('heard')}
          </Button>
          <Button onClick={() => check.answer(false)}>{t('notHeard')}</Button>
        </Space>
      )}
    </>
  );
}

/** What was measured of the line, for who tells it on the telephone. */
export function LinkFigures({ measured }: { measured: Partial<LineMeasure> }) {
  const { t } = useTranslation('line-check');
  const { link } = measured;
  if (!link) return null;
  const figure = (value: number | null | undefined) => value ?? '–';
  return (
    <dl className="line-check-figures">
      <div>
        <dt>{t('figure.rtt')}</dt>
        <dd className="num">{link.rttMs === null ? '–' : Math.round(link.rttMs)} ms</dd>
      </div>
      {(['up', 'down'] as const).map((way) => (
        <div key={way}>
          <dt>{t(`figure.${way}`)}</dt>
          <dd className="num">
            {figure(link[way]?.kbps)} kbit/s, {t('figure.loss')}{' '}
            {Math.round((link[way]?.loss ?? 0) * 1000) / 10}%, {t('figure.jitter')}{' '}
            {figure(link[way]?.jitterMs)} ms
          </dd>
        </div>
      ))}
      <div>
        <dt>{t('figure.over')}</dt>
        <dd>{t(`over.${link.over}`)}</dd>
      </div>
    </dl>
  );
}

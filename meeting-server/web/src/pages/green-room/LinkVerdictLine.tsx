import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type LinkMeasure, measureLink } from './measure-link';

/** The verdict on the way to the server, in one sentence. */
export function LinkVerdictLine() {
  const { t } = useTranslation('green-room');
  const { id } = useParams();
  const [measure, setMeasure] = useState<LinkMeasure | null>(null);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` measures again
  useEffect(() => {
    const stop = new AbortController();
    setMeasure(null);
    void measureLink(stop.signal).then((found) => {
      if (!stop.signal.aborted) setMeasure(found);
    });
    return () => stop.abort();
  }, [round]);
  return (
    <div className={`green-room-link room-quality-${measure?.quality ?? 'fair'}`} role="status">
      <span className="room-grow">
        {measure === null
          ? t('link.measuring')
          : t(`link.${measure.quality}`, { ms: measure.rttMs ?? 0 })}
      </span>
      <Button size="small" onClick={() => setRound(round + 1)} disabled={measure === null}>
        {t('link.again')}
      </Button>
      <Link to={`/meetings/${id}/line-check`}>{t('link.whole')}</Link>
    </div>
  );
}

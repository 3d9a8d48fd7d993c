import { FullscreenOutlined, PauseOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { Button, Progress, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../room/core/protocol';
import { countsBelow } from '../../room/core/site-tree';
import type { UnitIndex } from '../../room/core/units';
import { DWELLS, SIZES, type WallSettings } from './use-wall-settings';

/** Where the patrol is, and what the wall was set to. */
export function WallFoot(props: {
  view: RoomView;
  units: UnitIndex;
  settings: WallSettings;
  page: number;
  pages: number;
  count: number;
  share: number;
  patrol: boolean;
  onPatrol: (on: boolean) => void;
  onGo: (steps: number) => void;
}) {
  const { settings, page, pages, patrol } = props;
  const { t } = useTranslation('wall');
  const districts = useDistricts(props.view, props.units);
  return (
    <footer className="wall-foot">
      <span className="wall-progress">
        {pages > 1 && (
          <Progress
            percent={props.share * 100}
            showInfo={false}
            size="small"
            aria-label={t('progress')}
          />
        )}
      </span>
      <span className="num">{t('page', { page: page + 1, pages, count: props.count })}</span>
      {pages > 1 && (
        <>
          <Button onClick={() => props.onGo(-1)}>{t('previous')}</Button>
          <Button onClick={() => props.onGo(1)}>{t('next')}</Button>
          <Button
            icon={patrol ? <PauseOutlined /> : <PlayCircleOutlined />}
            onClick={() => props.onPatrol(!patrol)}
          >
            {t(patrol ? 'pause' : 'patrol')}
          </Button>
        </>
      )}
      <Select
        className="wall-district"
        aria-label={t('within')}
        value={settings.within ?? ''}
        onChange={(unit) => settings.setWithin(unit || null)}
        options={[{ value: '', label: t('everywhere') }, ...districts]}
        placement="topLeft"
      />
      <Select
        aria-label={t('dwell')}
        value={settings.dwell}
        onChange={settings.setDwell}
        options={[...new Set([...DWELLS, settings.dwell])].map((seconds) => ({
          value: seconds,
          label: t('seconds', { count: seconds }),
        }))}
        placement="topLeft"
      />
      <Segmented<number>
        value={settings.size}
        onChange={settings.setSize}
        options={SIZES.map((value) => ({ value, label: t('size', { count: value }) }))}
      />
      <Button
        icon={<FullscreenOutlined />}
        onClick={() => void document.documentElement.requestFullscreen?.()}
      >
        {t('fullScreen')}
      </Button>
    </footer>
  );
}

/** The units with several sites below them, except one that is above all. */
function useDistricts(view: RoomView, units: UnitIndex) {
  return useMemo(
    () =>
      [...countsBelow(view.sites, units)]
        .filter(([, below]) => below.sites > 1 && below.sites < view.sites.length - 1)
        .sort(([one], [other]) => units.compare(one, other))
        .map(([unit, below]) => ({
          value: unit,
          label: `${units.label(unit)} (${below.connected}/${below.sites})`,
        })),
    [view.sites, units],
  );
}

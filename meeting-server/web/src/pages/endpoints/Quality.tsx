import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { QualityLine, QualityWeek } from '../../api/types';
import { matches } from '../../shared/fold';
import { day } from '../../shared/format';
import { Await } from '../../shared/states';

/** How each device did, week by week: which turned bad stand first. */
export function Quality() {
  const { t } = useTranslation('endpoints');
  const quality = useQuery({
    queryKey: ['endpoints', 'quality'],
    refetchInterval: 60_000,
    queryFn: () => api.get<QualityLine[]>('/api/endpoints/quality'),
  });
  return (
    <Await
      query={quality}
      rows={8}
      isEmpty={(list) => list.length === 0}
      empty={t('quality.empty')}
    >
      {(list) => <Lines lines={list} />}
    </Await>
  );
}

function Lines({ lines }: { lines: QualityLine[] }) {
  const { t } = useTranslation('endpoints');
  const [typed, setTyped] = useState('');
  const [only, setOnly] = useState(false);
  const turned = lines.filter((line) => line.turnedBad).length;
  const shown = lines.filter(
    (line) => (!only || line.turnedBad) && matches(`${line.site.label} ${line.name ?? ''}`, typed),
  );
  return (
    <>
      <Space wrap style={{ marginBottom: '1rem' }}>
        <Input
          allowClear
          placeholder={t('quality.search')}
          aria-label={t('quality.search')}
          style={{ width: '22rem' }}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Checkbox checked={only} onChange={(event) => setOnly(event.target.checked)}>
          {t('quality.onlyTurned', { count: turned })}
        </Checkbox>
      </Space>
      <Table<QualityLine>
        rowKey={(line) => `${line.site.id} ${line.endpoint} ${lines.indexOf(line)}`}
        size="small"
        dataSource={shown}
        scroll={{ x: true }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          {
            title: t('site'),
            render: (_, line) => (
              <>
                {line.site.label}
                <div className="quiet">{line.name ?? t('quality.unknown')}</div>
              </>
            ),
          },
          {
            title: t('quality.standing'),
            render: (_, line) =>
              line.turnedBad ? (
                <Tag color="error">{t('quality.turnedBad')}</Tag>
              ) : line.bad ? (
                <Tag color="warning">{t('quality.bad')}</Tag>
              ) : (
                <Tag color="success">{t('quality.good')}</Tag>
              ),
          },
          {
            title: t('quality.weeks', { count: lines[0]?.weeks.length ?? 0 }),
            render: (_, line) => <Spark weeks={line.weeks} />,
          },
          figure('quality.watched', (week) => week.watched),
          figure('quality.poor', (week) => week.poor + week.away),
          figure('quality.losses', (week) => week.losses),
          figure('quality.freezes', (week) => week.freezes),
          {
            title: t('quality.checks'),
            align: 'right' as const,
            render: (_: unknown, line: QualityLine) => {
              const week = line.weeks.at(-1);
              return week?.checks ? `${week.badChecks}/${week.checks}` : '';
            },
          },
        ]}
      />
      <p className="quiet">{t('quality.note')}</p>
    </>
  );

  function figure(title: string, of: (week: QualityWeek) => number) {
    return {
      title: t(title),
      align: 'right' as const,
      render: (_: unknown, line: QualityLine) => {
        const week = line.weeks.at(-1);
        return <span className="num">{week ? of(week) : ''}</span>;
      },
    };
  }
}

const WIDE = 9;
const HIGH = 28;

/** A bar for each week, as high as the share of its minutes that were bad. */
function Spark({ weeks }: { weeks: QualityWeek[] }) {
  const { t } = useTranslation('endpoints');
  const share = (week: QualityWeek) =>
    week.watched === 0 ? null : Math.min(1, (week.poor + week.away) / week.watched);
  return (
    <svg
      width={weeks.length * WIDE}
      height={HIGH + 2}
      role="img"
      aria-label={t('quality.spark', {
        shares: weeks
          .map(share)
          .map((bad) => (bad === null ? '–' : `${Math.round(bad * 100)}%`))
          .join(', '),
      })}
    >
      {weeks.map((week, i) => {
        const bad = share(week);
        const height = bad === null ? 0 : Math.max(2, bad * HIGH);
        return (
          <rect
            key={week.from}
            x={i * WIDE}
            y={HIGH - height}
            width={WIDE - 2}
            height={height}
            fill={bad !== null && bad >= 0.1 ? 'var(--bad)' : 'var(--good)'}
          >
            <title>{`${day(week.from)}: ${bad === null ? '–' : `${Math.round(bad * 100)}%`}`}</title>
          </rect>
        );
      })}
      <line x1={0} y1={HIGH + 1} x2={weeks.length * WIDE - 2} y2={HIGH + 1} stroke="var(--line)" />
    </svg>
  );
}

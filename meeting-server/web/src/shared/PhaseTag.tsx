import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CoffeeOutlined,
  EditOutlined,
  ExclamationCircleOutlined,
  MailOutlined,
  StopOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Phase } from '../api/types';

const LOOKS: Record<Phase, { color: string; icon: ReactNode; solid?: boolean }> = {
  draft: { color: 'default', icon: <EditOutlined /> },
  announced: { color: 'blue', icon: <MailOutlined /> },
  'line-check': { color: 'gold', icon: <ClockCircleOutlined /> },
  live: { color: '#9b1c1f', icon: <VideoCameraOutlined />, solid: true },
  recess: { color: 'volcano', icon: <CoffeeOutlined /> },
  closed: { color: 'green', icon: <CheckCircleOutlined /> },
  postponed: { color: 'orange', icon: <ExclamationCircleOutlined /> },
  cancelled: { color: 'default', icon: <StopOutlined /> },
};

const OVERDUE = { color: 'orange', icon: <ExclamationCircleOutlined />, solid: false };

/** Where a meeting stands, in a word with a sign. */
export function PhaseTag({ phase, overdue }: { phase: Phase; overdue?: boolean }) {
  const { t } = useTranslation();
  const look = overdue ? OVERDUE : LOOKS[phase];
  return (
    <Tag color={look.color} icon={look.icon} variant={look.solid ? 'solid' : 'outlined'}>
      {overdue ? t('overdue') : t(`phase.${phase}`)}
    </Tag>
  );
}

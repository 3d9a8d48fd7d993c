import { CopyOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query, sentenceOf } from '../../api/client';
import { keys } from '../../api/queries';
import type { MeetingSummary, MeetingView } from '../../api/types';
import { day, dayKey, plusDays, startOfDay } from '../../shared/format';
import type { UnitTree } from '../../shared/unitTree';
import { type Invitation, invitationOf, uninvite } from './invitation';
import type { Plan } from './plan';

const SHOWN = 8;

/** Takes the list of an earlier meeting of the same unit, with the sites chosen then. */
export function CopyInvitation(props: {
  plan: Plan;
  tree: UnitTree;
  onCopied: (invitation: Invitation) => void;
}) {
  const { t } = useTranslation('planner');
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const today = dayKey(Date.now());
  const search = query({
    from: startOfDay(plusDays(today, -120)),
    to: startOfDay(plusDays(today, 60)),
  });
  const earlier = useQuery({
    queryKey: [...keys.meetings, 'earlier', search],
    enabled: open,
    queryFn: () => api.get<MeetingSummary[]>(`/api/meetings${search}`),
  });
  const offered = (earlier.data ?? [])
    .filter((meeting) => meeting.convener.id === props.plan.convenerId && meeting.invitedUnits > 0)
    .sort((a, b) => b.startsAt.localeCompare(a.startsAt))
    .slice(0, SHOWN);

  const copy = async (id: string) => {
    try {
      const meeting = await api.get<MeetingView>(`/api/meetings/${id}`);
      const copied = invitationOf(meeting.invited);
      // Units that have ceased since then are left out.
      const gone = [...copied.keys()].filter((unit) => !props.tree.unit(unit));
      props.onCopied(uninvite(copied, gone, props.plan.convenerId));
    } catch (error) {
      message.error(sentenceOf(error));
    }
  };

  return (
    <Dropdown
      trigger={['click']}
      open={open}
      onOpenChange={setOpen}
      menu={{
        items:
          offered.length > 0
            ? offered.map((meeting) => ({
                key: meeting.id,
                label: t('copy.item', {
                  date: day(meeting.startsAt),
                  title: meeting.title,
                  count: meeting.invitedUnits,
                }),
              }))
            : [
                {
                  key: 'none',
                  disabled: true,
                  label: earlier.isPending ? t('common:loading') : t('copy.none'),
                },
              ],
        onClick: ({ key }) => void copy(key),
      }}
    >
      <Button icon={<CopyOutlined />}>{t('copy.action')}</Button>
    </Dropdown>
  );
}

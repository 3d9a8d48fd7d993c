import {
  AppstoreOutlined,
  ControlOutlined,
  DownOutlined,
  EditOutlined,
  FileTextOutlined,
  LoginOutlined,
  MailOutlined,
  ProjectOutlined,
  TableOutlined,
} from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api, sentenceOf } from '../../api/client';
import { keys } from '../../api/queries';
import type { MeetingView } from '../../api/types';
import { PutOffForm, type PutOffKind } from './PutOffForm';
import { UndoClose } from './UndoClose';

/** What can be done with the meeting as a whole, as far as this person may. */
export function LifeActions({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation('meeting');
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [puttingOff, setPuttingOff] = useState<PutOffKind>();
  const { may, lead } = meeting.me;
  const open = ['line-check', 'live', 'recess'].includes(meeting.phase);
  const base = `/meetings/${meeting.id}`;

  const announce = useMutation({
    mutationFn: () => api.post<MeetingView>(`/api/meetings/${meeting.id}/announce`),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.meeting(meeting.id) });
      void client.invalidateQueries({ queryKey: keys.meetings });
      message.success(t('announce.done', { count: meeting.invited.length }));
    },
    onError: (error) => modal.error({ title: t('announce.failed'), content: sentenceOf(error) }),
  });

  const askAnnounce = () => {
    // The server says what is missing; there is nobody to ask about.
    if (meeting.invited.length === 0) return announce.mutate();
    return modal.confirm({
      title: t('announce.ask'),
      content: t('announce.hint', { count: meeting.invited.length }),
      okText: t('announce.action'),
      onOk: () => announce.mutateAsync().catch(() => undefined),
    });
  };

  const more = [
    ...(lead && !['draft', 'postponed', 'cancelled'].includes(meeting.phase)
      ? [{ key: 'script', icon: <FileTextOutlined />, label: t('actions.script') }]
      : []),
    ...(lead && open
      ? [
          { key: 'wall', icon: <AppstoreOutlined />, label: t('actions.wall') },
          { key: 'board', icon: <ProjectOutlined />, label: t('actions.board') },
        ]
      : []),
    ...(may.includes('postpone') ? [{ key: 'postpone', label: t('actions.postpone') }] : []),
    ...(may.includes('cancel')
      ? [{ key: 'cancel', label: t('actions.cancel'), danger: true }]
      : []),
  ];

  return (
    <Space wrap>
      {open && may.includes('enter-room') && (
        <Link to={`${base}/green-room`}>
          <Button type="primary" size="large" icon={<LoginOutlined />}>
            {t('actions.enter')}
          </Button>
        </Link>
      )}
      {lead && open && (
        <Link to={`${base}/console`}>
          <Button size="large" icon={<ControlOutlined />}>
            {t('actions.console')}
          </Button>
        </Link>
      )}
      {may.includes('announce') && (
        <Button
          type="primary"
          size="large"
          icon={<MailOutlined />}
          loading={announce.isPending}
          onClick={askAnnounce}
        >
          {t('announce.action')}
        </Button>
      )}
      {may.includes('edit') && (
        <Link to={`${base}/edit`}>
          <Button size="large" icon={<EditOutlined />}>
            {t('actions.edit')}
          </Button>
        </Link>
      )}
      {lead && meeting.phase === 'closed' && <UndoClose meetingId={meeting.id} />}
      {may.includes('see-report') && (
        <Link to={`${base}/report`}>
          <Button size="large" icon={<TableOutlined />}>
            {t('actions.report')}
          </Button>
        </Link>
      )}
      {more.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: more,
            onClick: ({ key }) => {
              if (key === 'postpone' || key === 'cancel') setPuttingOff(key);
              else navigate(`${base}/${key}`);
            },
          }}
        >
          <Button size="large">
            {t('actions.more')} <DownOutlined />
          </Button>
        </Dropdown>
      )}
      {puttingOff && (
        <PutOffForm meeting={meeting} kind={puttingOff} onClose={() => setPuttingOff(undefined)} />
      )}
    </Space>
  );
}

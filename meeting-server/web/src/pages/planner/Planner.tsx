import { SaveOutlined, SendOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Col, Row, Space } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, isRefused, sentenceOf } from '../../api/client';
import { keys } from '../../api/queries';
import type { MeetingView } from '../../api/types';
import { ErrorNote } from '../../shared/states';
import type { UnitTree } from '../../shared/unitTree';
import { AgendaEditor } from './AgendaEditor';
import { Invitations } from './Invitations';
import { Leads } from './Leads';
import { lacks, type Plan, toSend, withIds } from './plan';
import { Summary } from './Summary';
import { WhatAndWhen } from './WhatAndWhen';

interface Props {
  plan: Plan;
  tree: UnitTree;
  meeting?: MeetingView;
}

export function Planner(props: Props) {
  const { t } = useTranslation('planner');
  const { tree } = props;
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [plan, setPlan] = useState(props.plan);
  const [saved, setSaved] = useState(props.meeting);
  const latest = useRef({ plan, saved });
  const saving = useRef<Promise<MeetingView>>(undefined);
  latest.current = { plan, saved };

  const change = useCallback(
    (part: Partial<Plan>) => setPlan((before) => ({ ...before, ...part })),
    [],
  );

  /** Creates or updates; what was typed while the answer was on its way stays. */
  const save = useMutation({
    mutationFn: async (): Promise<MeetingView> => {
      const { plan: now, saved: before } = latest.current;
      const body = toSend(now, tree);
      const view = before
        ? await api.put<MeetingView>(`/api/meetings/${before.id}`, {
            ...body,
            version: before.version,
          })
        : await api.post<MeetingView>('/api/meetings', body);
      setPlan((present) => {
        const ids = new Map(withIds(now, view).agenda.map((row) => [row.key, row.id]));
        return {
          ...present,
          agenda: present.agenda.map((row) => ({ ...row, id: ids.get(row.key) ?? row.id })),
        };
      });
      latest.current = { plan: withIds(now, view), saved: view };
      setSaved(view);
      client.setQueryData(keys.meeting(view.id), view);
      void client.invalidateQueries({ queryKey: keys.meetings });
      if (!before)
        window.history.replaceState(window.history.state, '', `/meetings/${view.id}/edit`);
      return view;
    },
  });

  const saveNow = async () => {
    const view = await save.mutateAsync().catch(() => undefined);
    if (view) message.success(t('saved'));
  };

  const announce = () => {
    const { must } = lacks(plan, Date.now());
    if (must.length === 0) return askAnnounce();
    const missing = must.map((lack) => <li key={lack}>{t(`lack.${lack}`)}</li>);
    modal.warning({ title: t('announce.notYet'), content: <ul>{missing}</ul> });
  };

  const askAnnounce = () =>
    modal.confirm({
      title: t('announce.ask'),
      content: t('announce.hint', { count: plan.invitation.size }),
      okText: t('announce.action'),
      cancelText: t('common:cancel'),
      onOk: async () => {
        try {
          const view = await save.mutateAsync();
          await api.post(`/api/meetings/${view.id}/announce`);
          await client.invalidateQueries({ queryKey: keys.meeting(view.id) });
          void client.invalidateQueries({ queryKey: keys.meetings });
          message.success(t('announce.done'));
          navigate(`/meetings/${view.id}`);
        } catch (error) {
          modal.error({ title: t('announce.failed'), content: sentenceOf(error) });
        }
      },
    });

  /** Documents need something to hang on: the meeting is saved first, once. */
  const placeFor = useCallback(
    async (key: string) => {
      const row = () => latest.current.plan.agenda.find((each) => each.key === key);
      if (!latest.current.saved || !row()?.id) {
        // Files dropped on two items at once must not make two meetings.
        saving.current ??= save.mutateAsync().finally(() => {
          saving.current = undefined;
        });
        await saving.current;
      }
      return { meetingId: latest.current.saved?.id ?? '', agendaItemId: row()?.id };
    },
    [save.mutateAsync],
  );

  const announced = saved && saved.phase !== 'draft';
  return (
    <Row gutter={[32, 24]}>
      <Col xs={24} xl={16}>
        <WhatAndWhen plan={plan} tree={tree} change={change} locked={Boolean(saved)} />
        <Leads plan={plan} change={change} />
        <AgendaEditor plan={plan} tree={tree} change={change} placeFor={placeFor} saved={saved} />
        <Invitations plan={plan} tree={tree} change={change} />
      </Col>
      <Col xs={24} xl={8}>
        <div className="planner-side">
          <Summary plan={plan} tree={tree} meetingId={saved?.id} />
          {save.error && <SaveFailed error={save.error} />}
          <Space orientation="vertical" style={{ width: '100%' }}>
            {announced ? (
              <Button
                block
                type="primary"
                size="large"
                icon={<SaveOutlined />}
                loading={save.isPending}
                onClick={saveNow}
              >
                {t('saveAnnounced')}
              </Button>
            ) : (
              <>
                <Button
                  block
                  type="primary"
                  size="large"
                  icon={<SendOutlined />}
                  onClick={announce}
                >
                  {t('announce.action')}
                </Button>
                <Button
                  block
                  size="large"
                  icon={<SaveOutlined />}
                  loading={save.isPending}
                  onClick={saveNow}
                >
                  {t('saveDraft')}
                </Button>
              </>
            )}
            {saved && (
              <Button block type="link" onClick={() => navigate(`/meetings/${saved.id}`)}>
                {t('toMeeting')}
              </Button>
            )}
          </Space>
        </div>
      </Col>
    </Row>
  );
}

function SaveFailed({ error }: { error: unknown }) {
  const { t } = useTranslation('planner');
  if (!isRefused(error, 'meeting.changed-meanwhile')) return <ErrorNote error={error} />;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={error.sentence}
      description={t('changedMeanwhile')}
      action={<Button onClick={() => window.location.reload()}>{t('common:reload')}</Button>}
    />
  );
}

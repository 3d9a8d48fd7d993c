import { EditOutlined, QrcodeOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Modal, QRCode, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, sentenceOf } from '../../api/client';
import type { Endpoint, EndpointCode } from '../../api/types';
import { dayAndTime } from '../../shared/format';
import { EditEndpoint } from './EditEndpoint';
import { ENDPOINTS } from './EndpointsPage';

/** What is done to one device: a code for its browser, a change, letting its browser go, removing it. */
export function EndpointActions({ endpoint }: { endpoint: Endpoint }) {
  const { t } = useTranslation('endpoints');
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const [editing, setEditing] = useState(false);
  const [given, setGiven] = useState<EndpointCode>();
  const address = `/api/endpoints/${endpoint.id}`;
  const failed = (error: unknown) => void message.error(sentenceOf(error));
  const code = useMutation({
    mutationFn: () => api.post<EndpointCode>(`${address}/code`),
    onSuccess: setGiven,
    onError: failed,
  });
  const remove = useMutation({
    mutationFn: (what: 'enrolment' | 'whole') =>
      api.delete<void>(what === 'whole' ? address : `${address}/enrolment`),
    onSuccess: () => client.invalidateQueries({ queryKey: ENDPOINTS }),
    onError: failed,
  });
  const ask = (what: 'enrolment' | 'whole') =>
    void modal.confirm({
      title: t(`ask.${what}`, { name: endpoint.name }),
      content: t(`askHint.${what}`),
      okText: t(`ok.${what}`),
      okButtonProps: { danger: true },
      cancelText: t('common:cancel'),
      onOk: () => remove.mutateAsync(what).catch(() => undefined),
    });
  return (
    <Space>
      <Button
        size="small"
        icon={<QrcodeOutlined />}
        loading={code.isPending}
        onClick={() => code.mutate()}
      >
        {t('code')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'edit', label: t('edit') },
            { key: 'enrolment', label: t('ok.enrolment') },
            { key: 'whole', label: t('ok.whole'), danger: true },
          ],
          onClick: ({ key }) => (key === 'edit' ? setEditing(true) : ask(key as 'whole')),
        }}
      >
        <Button
          size="small"
          icon={<EditOutlined />}
          aria-label={t('moreOf', { name: endpoint.name })}
        >
          {t('more')}
        </Button>
      </Dropdown>
      {editing && <EditEndpoint endpoint={endpoint} onClose={() => setEditing(false)} />}
      {given && (
        <CodeDialog endpoint={endpoint} given={given} onClose={() => setGiven(undefined)} />
      )}
    </Space>
  );
}

function CodeDialog(props: { endpoint: Endpoint; given: EndpointCode; onClose: () => void }) {
  const { given, endpoint } = props;
  const { t } = useTranslation('endpoints');
  const address = `${window.location.origin}/enrol`;
  return (
    <Modal
      open
      title={t('codeTitle', { name: endpoint.name, site: endpoint.site.label })}
      footer={<Button onClick={props.onClose}>{t('close')}</Button>}
      onCancel={props.onClose}
    >
      <p>{t('codeHint', { address })}</p>
      <p className="endpoint-code num">{given.code.replace(/^(.{3})(.{4})/, '$1 $2 ')}</p>
      <QRCode value={`${address}#${given.code}`} type="svg" />
      <p className="quiet">{t('codeUntil', { at: dayAndTime(given.validUntil) })}</p>
    </Modal>
  );
}

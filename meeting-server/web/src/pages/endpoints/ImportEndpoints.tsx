import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Modal, Space, Table, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { EndpointImport } from '../../api/types';
import { currentLanguage } from '../../i18n';
import { ErrorNote } from '../../shared/states';
import { ENDPOINTS } from './EndpointsPage';

/** Two steps: what a workbook would bring and which lines are left out, and only then the change. */
export function ImportEndpoints({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('endpoints');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const send = (chosen: File, apply: boolean) => {
    const form = new FormData();
    form.append('file', chosen);
    return api.post<EndpointImport>(`/api/endpoints/import?apply=${apply}`, form);
  };
  const look = useMutation({ mutationFn: (chosen: File) => send(chosen, false) });
  const take = useMutation({
    mutationFn: (chosen: File) => send(chosen, true),
    onSuccess: async (done) => {
      await client.invalidateQueries({ queryKey: ENDPOINTS });
      void message.success(t('import.done', { ...done }));
      onClose();
    },
  });
  const seen = look.data;
  const nothing = !seen || seen.added + seen.changed === 0;
  return (
    <Modal
      open
      width="min(56rem, 100%)"
      title={t('import.title')}
      okText={t('import.apply')}
      cancelText={t('common:cancel')}
      okButtonProps={{ disabled: nothing, loading: take.isPending }}
      onOk={() => file && take.mutate(file)}
      onCancel={onClose}
    >
      <Space orientation="vertical" size="middle" style={{ width: '100%' }}>
        <p>{t('import.hint')}</p>
        <Upload
          accept=".xlsx"
          maxCount={1}
          showUploadList={false}
          beforeUpload={(chosen) => {
            setFile(chosen);
            look.mutate(chosen);
            return false;
          }}
        >
          <Button icon={<UploadOutlined />} loading={look.isPending}>
            {t('import.choose')}
          </Button>{' '}
          {file?.name}
        </Upload>
        {(look.error ?? take.error) && <ErrorNote error={look.error ?? take.error} />}
        {seen && (
          <Alert
            type={nothing ? 'warning' : 'info'}
            showIcon
            title={t('import.counts', { ...seen, refused: seen.refused.length })}
          />
        )}
        {seen && seen.refused.length > 0 && (
          <Table
            rowKey="line"
            size="small"
            pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
            dataSource={seen.refused}
            columns={[
              { title: t('import.line'), dataIndex: 'line', width: '5rem' },
              { title: t('name'), dataIndex: 'name' },
              { title: t('import.why'), render: (_, line) => line.sentences[currentLanguage()] },
            ]}
          />
        )}
      </Space>
    </Modal>
  );
}

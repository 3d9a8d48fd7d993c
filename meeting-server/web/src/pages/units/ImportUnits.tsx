import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, DatePicker, Drawer, Form, Space, Upload } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { keys } from '../../api/queries';
import type { ImportPreview } from '../../api/types';
import { SecretsWarning } from '../../shared/SecretsWarning';
import { ErrorNote } from '../../shared/states';
import { ImportReport } from './ImportReport';

/** Two steps: what would change and what is refused, and only then the change. */
export function ImportUnits({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('units');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [units, setUnits] = useState<File>();
  const [predecessors, setPredecessors] = useState<File>();
  const [validFrom, setValidFrom] = useState<Dayjs>(dayjs());

  const preview = useMutation({
    mutationFn: () => {
      const form = new FormData();
      if (units) form.append('units', units);
      if (predecessors) form.append('predecessors', predecessors);
      form.append('validFrom', validFrom.format('YYYY-MM-DD'));
      return api.post<ImportPreview>('/api/units/import/preview', form);
    },
  });
  const apply = useMutation({
    mutationFn: (token: string) => api.post<ImportPreview>(`/api/units/import/${token}/apply`),
    onSuccess: (done) => {
      void client.invalidateQueries({ queryKey: keys.units });
      message.success(t('import.done', { ...done.counts }));
      onClose();
    },
  });
  const seen = preview.data;
  const nothing = seen && seen.counts.added + seen.counts.changed + seen.counts.ended === 0;

  return (
    <Drawer
      open
      size="large"
      title={t('import.title')}
      onClose={onClose}
      extra={
        seen && (
          <Space>
            <Button onClick={() => preview.reset()}>{t('import.again')}</Button>
            <Button
              type="primary"
              disabled={nothing}
              loading={apply.isPending}
              onClick={() => apply.mutate(seen.token)}
            >
              {t('import.apply')}
            </Button>
          </Space>
        )
      }
    >
      {apply.error && <ErrorNote error={apply.error} />}
      {seen ? (
        <ImportReport preview={seen} />
      ) : (
        <Form layout="vertical" component="div">
          <SecretsWarning />
          <Alert
            type="info"
            style={{ margin: '1rem 0' }}
            title={t('import.format')}
            description={<code>code,name,level,parent_code</code>}
          />
          <Form.Item label={t('import.units')} required>
            <OneFile file={units} onChoose={setUnits} />
          </Form.Item>
          <Form.Item label={t('import.predecessors')} extra={t('import.predecessorsHint')}>
            <OneFile file={predecessors} onChoose={setPredecessors} />
          </Form.Item>
          <Form.Item label={t('import.validFrom')} htmlFor="import-valid-from">
            <DatePicker
              id="import-valid-from"
              format="DD/MM/YYYY"
              allowClear={false}
              value={validFrom}
              onChange={(to) => to && setValidFrom(to)}
            />
          </Form.Item>
          {preview.error && <ErrorNote error={preview.error} />}
          <Button
            type="primary"
            size="large"
            disabled={!units}
            loading={preview.isPending}
            onClick={() => preview.mutate()}
            style={{ marginTop: '1rem' }}
          >
            {t('import.preview')}
          </Button>
        </Form>
      )}
    </Drawer>
  );
}

function OneFile(props: { file: File | undefined; onChoose: (file: File | undefined) => void }) {
  const { t } = useTranslation('units');
  return (
    <Upload
      accept=".csv,text/csv"
      maxCount={1}
      fileList={props.file ? [{ uid: 'one', name: props.file.name, status: 'done' }] : []}
      beforeUpload={(file) => {
        props.onChoose(file);
        return false;
      }}
      onRemove={() => props.onChoose(undefined)}
    >
      <Button icon={<UploadOutlined />}>{t('import.chooseFile')}</Button>
    </Upload>
  );
}

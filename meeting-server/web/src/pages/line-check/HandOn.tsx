import { PhoneOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, sentenceOf } from '../../api/client';
import type { Id } from '../../api/types';
import { lineChecksKey } from './use-line-check';

/** Tells the technicians above that this site needs help. */
export function HandOn({ meeting, site }: { meeting: Id; site: Id }) {
  const { t } = useTranslation('line-check');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const send = useMutation({
    mutationFn: () =>
      api.put<void>(`/api/meetings/${meeting}/line-checks/${site}/escalation`, { note }),
    onSuccess: async () => {
      setOpen(false);
      setNote('');
      void message.success(t('handOn.done'));
      await client.invalidateQueries({ queryKey: lineChecksKey(meeting) });
    },
    onError: (error) => void message.error(sentenceOf(error)),
  });
  return (
    <>
      <Button size="large" icon={<PhoneOutlined />} onClick={() => setOpen(true)}>
        {t('handOn.open')}
      </Button>
      <Modal
        open={open}
        title={t('handOn.open')}
        okText={t('handOn.send')}
        cancelText={t('common:cancel')}
        okButtonProps={{ disabled: note.trim() === '', loading: send.isPending }}
        onOk={() => send.mutate()}
        onCancel={() => setOpen(false)}
      >
        <Form layout="vertical" component="div">
          <Form.Item label={t('handOn.note')}>
            <Input.TextArea
              aria-label={t('handOn.note')}
              value={note}
              maxLength={300}
              autoSize={{ minRows: 2, maxRows: 5 }}
              onChange={(event) => setNote(event.target.value)}
            />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

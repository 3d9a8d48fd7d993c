import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, sentenceOf } from '../../api/client';
import { keys } from '../../api/queries';
import type { Id, Unit } from '../../api/types';

/** Makes a new outside source of the convening unit, which is invited at once. */
export function OutsideSource(props: { convener: Id; onAdded: (source: Id) => void }) {
  const { t } = useTranslation('planner');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const add = useMutation({
    mutationFn: () =>
      api.post<Unit>('/api/units/outside-sources', { underId: props.convener, name }),
    onSuccess: async (source) => {
      await client.invalidateQueries({ queryKey: keys.units });
      setOpen(false);
      setName('');
      props.onAdded(source.id);
    },
    onError: (error) => void message.error(sentenceOf(error)),
  });
  return (
    <>
      <Button icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('source.add')}
      </Button>
      <Modal
        open={open}
        title={t('source.title')}
        okText={t('source.ok')}
        cancelText={t('common:cancel')}
        confirmLoading={add.isPending}
        okButtonProps={{ disabled: name.trim() === '' }}
        onOk={() => add.mutate()}
        onCancel={() => setOpen(false)}
      >
        <p>{t('source.hint')}</p>
        <Input
          value={name}
          maxLength={200}
          aria-label={t('source.name')}
          placeholder={t('source.example')}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={() => name.trim() !== '' && add.mutate()}
        />
      </Modal>
    </>
  );
}

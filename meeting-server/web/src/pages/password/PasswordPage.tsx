import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { keys, useMe } from '../../api/queries';
import { PageHead } from '../../shared/PageHead';
import { ErrorNote } from '../../shared/states';

interface Given {
  old: string;
  new: string;
  again: string;
}

const LEAST = 10;

export default function PasswordPage() {
  const { t } = useTranslation('password');
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const change = useMutation({
    mutationFn: (given: Given) =>
      api.put<void>('/api/session/password', { old: given.old, new: given.new }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.me });
      message.success(t('done'));
      navigate('/', { replace: true });
    },
  });

  return (
    <div style={{ maxWidth: '34rem' }}>
      <PageHead title={t('title')} />
      {me.data?.mustChangePassword && (
        <Alert type="info" showIcon title={t('first')} style={{ marginBottom: '1.25rem' }} />
      )}
      <Form<Given>
        layout="vertical"
        requiredMark={false}
        onFinish={(given) => change.mutate(given)}
      >
        {/* Password managers want to see whose password this is. */}
        <input
          type="text"
          autoComplete="username"
          value={me.data?.login ?? ''}
          readOnly
          hidden
          aria-hidden
        />
        <Form.Item
          name="old"
          label={t('old')}
          rules={[{ required: true, message: t('oldMissing') }]}
        >
          <Input.Password autoComplete="current-password" maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item
          name="new"
          label={t('new')}
          extra={t('rule', { least: LEAST })}
          rules={[{ required: true, min: LEAST, message: t('short') }]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('again')}
          dependencies={['new']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === getFieldValue('new')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('differs'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        {change.error && (
          <div style={{ marginBottom: '1rem' }}>
            <ErrorNote error={change.error} />
          </div>
        )}
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('save')}
        </Button>
      </Form>
    </div>
  );
}

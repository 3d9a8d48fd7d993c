import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Me } from '../../api/types';
import { ErrorNote } from '../../shared/states';

export function PersonForm({ onEntered }: { onEntered: (me: Me) => void }) {
  const { t } = useTranslation('sign-in');
  const signIn = useMutation({
    mutationFn: (given: { login: string; password: string }) => api.post<Me>('/api/session', given),
    onSuccess: onEntered,
  });
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={(given) => signIn.mutate({ ...given, login: given.login.trim() })}
    >
      <Form.Item
        name="login"
        label={t('login')}
        rules={[{ required: true, whitespace: true, message: t('loginMissing') }]}
      >
        <Input
          autoFocus
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
        />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('password')}
        rules={[{ required: true, message: t('passwordMissing') }]}
      >
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      {signIn.error && (
        <div className="sign-in-error">
          <ErrorNote error={signIn.error} />
        </div>
      )}
      <Button type="primary" size="large" block htmlType="submit" loading={signIn.isPending}>
        {t('enter')}
      </Button>
    </Form>
  );
}

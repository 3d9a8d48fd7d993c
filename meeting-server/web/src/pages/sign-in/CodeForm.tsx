import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Me } from '../../api/types';
import { ErrorNote } from '../../shared/states';

/** For a site whose technician was given six digits by telephone. */
export function CodeForm({ onEntered }: { onEntered: (me: Me) => void }) {
  const { t } = useTranslation('sign-in');
  const signIn = useMutation({
    mutationFn: (given: { unitCode: string; code: string }) =>
      api.post<Me>('/api/session/code', given),
    onSuccess: onEntered,
  });
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={(given) => signIn.mutate({ unitCode: given.unitCode.trim(), code: given.code })}
    >
      <Form.Item
        name="unitCode"
        label={t('unitCode')}
        extra={t('unitCodeHint')}
        rules={[{ required: true, whitespace: true, message: t('unitCodeMissing') }]}
      >
        <Input
          autoFocus
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
        />
      </Form.Item>
      <Form.Item
        name="code"
        label={t('code')}
        rules={[{ required: true, pattern: /^\d{6}$/, message: t('codeMissing') }]}
      >
        <Input.OTP length={6} size="large" inputMode="numeric" aria-label={t('code')} />
      </Form.Item>
      {signIn.error && (
        <div className="sign-in-error">
          <ErrorNote error={signIn.error} />
        </div>
      )}
      <Button type="primary" size="large" block htmlType="submit" loading={signIn.isPending}>
        {t('enterByCode')}
      </Button>
    </Form>
  );
}

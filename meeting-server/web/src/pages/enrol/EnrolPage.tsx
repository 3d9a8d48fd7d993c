import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { keys } from '../../api/queries';
import { Emblem } from '../../app/Emblem';
import { ViewSwitches } from '../../app/ViewSwitches';
import { enrol } from '../../shared/machine/machine';
import { ErrorNote, OfflineBar } from '../../shared/states';
import '../sign-in/sign-in.css';

/** Binds this browser to a device of the register. The code stands behind the address's # in a QR code. */
export default function EnrolPage() {
  const { t } = useTranslation('enrol');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [code, setCode] = useState(() => window.location.hash.slice(1));
  const send = useMutation({
    mutationFn: enrol,
    onSuccess: (me) => {
      client.clear();
      client.setQueryData(keys.me, me);
      void navigate('/', { replace: true });
    },
  });
  useEffect(() => {
    document.title = `${t('title')} · ${t('common:product')}`;
    // a code in the address would stay in the browser's history
    if (window.location.hash) window.history.replaceState(null, '', window.location.pathname);
  }, [t]);
  return (
    <div className="sign-in">
      <OfflineBar />
      <div className="sign-in-top">
        <ViewSwitches />
      </div>
      <main className="sign-in-card">
        <div className="sign-in-office">
          <Emblem size="4rem" />
          <h1>{t('title')}</h1>
        </div>
        <p>{t('hint')}</p>
        <Form layout="vertical" component="form" onFinish={() => send.mutate(code)}>
          <Form.Item label={t('code')} htmlFor="enrol-code">
            <Input
              id="enrol-code"
              size="large"
              autoFocus
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={20}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          </Form.Item>
          {send.error && (
            <div className="sign-in-error">
              <ErrorNote error={send.error} />
            </div>
          )}
          <Button
            type="primary"
            size="large"
            block
            htmlType="submit"
            disabled={code.trim() === ''}
            loading={send.isPending}
          >
            {t('action')}
          </Button>
        </Form>
      </main>
    </div>
  );
}

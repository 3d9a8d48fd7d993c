import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { isRefused } from '../../api/client';
import { keys, useMe, useOffice } from '../../api/queries';
import type { Me } from '../../api/types';
import { Emblem } from '../../app/Emblem';
import { ViewSwitches } from '../../app/ViewSwitches';
import { forgetHeld } from '../../shared/ahead/fetch-ahead';
import { comeBack, forgetBound, isBound, staysOut } from '../../shared/machine/machine';
import { SecretsWarning } from '../../shared/SecretsWarning';
import { ErrorNote, OfflineBar } from '../../shared/states';
import { BrowserNote } from './BrowserNote';
import { CodeForm } from './CodeForm';
import { PersonForm } from './PersonForm';
import './sign-in.css';

type Way = 'person' | 'code';

/** Only addresses of our own: a link that leads elsewhere after signing in is ignored. */
export function wayOn(asked: string | null, me: Me): string {
  if (me.mustChangePassword) return '/password';
  if (me.pass) return `/meetings/${me.pass.meetingId}`;
  return asked && /^\/(?![/\\])/.test(asked) ? asked : '/';
}

export default function SignInPage() {
  const { t, i18n } = useTranslation('sign-in');
  const office = useOffice();
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [way, setWay] = useState<Way>(search.has('code') ? 'code' : 'person');
  const asked = search.get('to');
  const name = i18n.language === 'en' ? office.data?.nameEn : office.data?.name;

  useEffect(() => {
    document.title = `${t('title')} · ${t('common:product')}`;
  }, [t]);

  useEffect(() => {
    // a device that comes back by itself keeps what it fetched before the night
    if (me.data === null && (!isBound() || staysOut())) void forgetHeld();
  }, [me.data]);

  const entered = (person: Me) => {
    client.clear();
    client.setQueryData(keys.me, person);
    navigate(wayOn(asked, person), { replace: true });
  };
  const machine = useMutation({
    mutationFn: comeBack,
    onSuccess: (device) => entered(device),
    onError: (error) => {
      if (isRefused(error, 'security.endpoint-unknown')) {
        forgetBound();
        void forgetHeld();
      }
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is known that nobody is in
  useEffect(() => {
    if (me.data === null && isBound() && !staysOut()) machine.mutate();
  }, [me.data]);

  if (me.data) return <Navigate to={wayOn(asked, me.data)} replace />;

  return (
    <div className="sign-in">
      <OfflineBar>{t('offline')}</OfflineBar>
      <div className="sign-in-top">
        <ViewSwitches />
      </div>
      <main className="sign-in-card">
        <div className="sign-in-office">
          <Emblem size="4rem" />
          <p className="sign-in-owner">{name ?? ' '}</p>
          <h1>{t('common:product')}</h1>
        </div>
        <SecretsWarning />
        <Segmented<Way>
          block
          size="large"
          value={way}
          onChange={setWay}
          aria-label={t('way')}
          options={[
            { value: 'person', label: t('byAccount') },
            { value: 'code', label: t('byCode') },
          ]}
        />
        {machine.error && (
          <div className="sign-in-error">
            <ErrorNote error={machine.error} onRetry={() => machine.mutate()} />
          </div>
        )}
        {isBound() && staysOut() && (
          <Button block size="large" loading={machine.isPending} onClick={() => machine.mutate()}>
            {t('byMachine')}
          </Button>
        )}
        {way === 'person' ? <PersonForm onEntered={entered} /> : <CodeForm onEntered={entered} />}
        <section className="sign-in-help" aria-label={t('help.title')}>
          <h2>{t('help.title')}</h2>
          <p>{way === 'person' ? t('help.person') : t('help.code')}</p>
          {office.data?.itPhone && (
            <p>
              {t('help.call')}{' '}
              <a href={`tel:${office.data.itPhone.replace(/[^\d+]/g, '')}`}>
                {office.data.itPhone}
              </a>
            </p>
          )}
          <BrowserNote />
        </section>
      </main>
    </div>
  );
}

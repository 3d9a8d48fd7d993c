import { useEffect } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useMe } from '../api/queries';
import { chooseLanguage, currentLanguage } from '../i18n';
import { MachineBeat } from '../shared/machine/MachineBeat';
import { onlyShows } from '../shared/machine/machine';
import { ErrorNote, LoadingShape } from '../shared/states';
import { useDisplay } from './display';

/** Lets nobody through without a session, and nobody past a password that has to be changed. */
export function SignedIn() {
  const me = useMe();
  const location = useLocation();
  const { setLargeType } = useDisplay();
  const account = me.data?.login;
  const language = me.data?.language;
  const largeType = me.data?.largeType;

  // Only when a person signs in: later changes go the other way, from the switches to the server.
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the person, not the preferences
  useEffect(() => {
    if (!account) return;
    if (language && language !== currentLanguage()) chooseLanguage(language);
    if (largeType !== undefined) setLargeType(largeType);
  }, [account]);

  if (me.isPending) {
    return (
      <main style={{ padding: '2rem', maxWidth: 900, margin: '0 auto' }}>
        <LoadingShape rows={6} />
      </main>
    );
  }
  if (me.error && !me.data) {
    return (
      <main style={{ padding: '2rem', maxWidth: 900, margin: '0 auto' }}>
        <ErrorNote error={me.error} onRetry={() => me.refetch()} />
      </main>
    );
  }
  if (!me.data) {
    const to = encodeURIComponent(location.pathname + location.search);
    return <Navigate to={`/sign-in?to=${to}`} replace />;
  }
  if (me.data.mustChangePassword && location.pathname !== '/password') {
    return <Navigate to="/password" replace />;
  }
  if (onlyShows(me.data) && location.pathname !== '/display') {
    return <Navigate to="/display" replace />;
  }
  return (
    <>
      {me.data.machine && <MachineBeat />}
      <Outlet />
    </>
  );
}

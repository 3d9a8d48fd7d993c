import {
  AuditOutlined,
  CalendarOutlined,
  ClusterOutlined,
  DesktopOutlined,
  FileSearchOutlined,
  FormOutlined,
  TeamOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, Menu } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, ScrollRestoration, useLocation, useNavigate } from 'react-router';
import { useMe, useOffice, useSignOut } from '../api/queries';
import type { Me, Right } from '../api/types';
import { FetchAhead } from '../shared/ahead/FetchAhead';
import { stayOut } from '../shared/machine/machine';
import { OfflineBar } from '../shared/states';
import { TroubleBell } from '../shared/troubles/TroubleBell';
import { looksAfterSites } from '../shared/troubles/use-troubles';
import { Emblem } from './Emblem';
import './layout.css';
import { ViewSwitches } from './ViewSwitches';

interface Entry {
  path: string;
  label: string;
  icon: ReactNode;
  /** Shown to who has any of these; to everyone when there are none. */
  rights: Right[];
}

const ENTRIES: Entry[] = [
  { path: '/', label: 'nav.meetings', icon: <CalendarOutlined />, rights: [] },
  {
    path: '/meetings/new',
    label: 'nav.plan',
    icon: <FormOutlined />,
    rights: ['meetings-convene'],
  },
  { path: '/search', label: 'nav.search', icon: <FileSearchOutlined />, rights: [] },
  {
    path: '/units',
    label: 'nav.units',
    icon: <ClusterOutlined />,
    rights: ['units-edit', 'accounts-manage', 'meetings-convene'],
  },
  { path: '/accounts', label: 'nav.accounts', icon: <TeamOutlined />, rights: ['accounts-manage'] },
  {
    path: '/endpoints',
    label: 'nav.endpoints',
    icon: <DesktopOutlined />,
    rights: ['accounts-manage'],
  },
  { path: '/it', label: 'nav.it', icon: <ToolOutlined />, rights: ['operate'] },
  { path: '/audit', label: 'nav.audit', icon: <AuditOutlined />, rights: ['audit-read'] },
];

export function entriesFor(me: Me): Entry[] {
  if (me.mustChangePassword) return [];
  return ENTRIES.filter(
    (entry) => entry.rights.length === 0 || entry.rights.some((right) => me.can.includes(right)),
  );
}

/** The frame of every page that is not live: whose system it is, where one can go, who one is. */
export function OfficeLayout() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const office = useOffice();
  const location = useLocation();
  const entries = me.data ? entriesFor(me.data) : [];
  const name = i18n.language === 'en' ? office.data?.nameEn : office.data?.name;

  return (
    <div className="office">
      <a className="skip-link" href="#content">
        {t('skipToContent')}
      </a>
      <header className="office-head">
        <Link to="/" className="office-name">
          <Emblem />
          <span>
            <span className="office-owner">{name ?? ''}</span>
            <span className="office-product">{t('product')}</span>
          </span>
        </Link>
        <div className="office-tools">
          <ViewSwitches />
          {looksAfterSites(me.data) && <TroubleBell />}
          {me.data && <PersonMenu me={me.data} />}
        </div>
      </header>
      {entries.length > 0 && (
        <nav className="office-nav" aria-label={t('nav.label')}>
          <Menu
            mode="horizontal"
            overflowedIndicator={t('nav.more')}
            selectedKeys={[selectedEntry(entries, location.pathname)]}
            items={entries.map((entry) => ({
              key: entry.path,
              icon: entry.icon,
              label: <Link to={entry.path}>{t(entry.label)}</Link>,
            }))}
          />
        </nav>
      )}
      <OfflineBar />
      {me.data && <FetchAhead />}
      <main id="content" className="office-content" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="office-foot">
        <span>{t('secretsWarning')}</span>
        {office.data?.itPhone && <span>{t('callIt', { phone: office.data.itPhone })}</span>}
      </footer>
      <ScrollRestoration />
    </div>
  );
}

function selectedEntry(entries: Entry[], path: string): string {
  const fitting = entries.filter(
    (entry) => path === entry.path || (entry.path !== '/' && path.startsWith(entry.path)),
  );
  return fitting.at(-1)?.path ?? (path.startsWith('/meetings') ? '/' : '');
}

function PersonMenu({ me }: { me: Me }) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const where = [me.position, me.unit.label].filter(Boolean).join(', ');
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', type: 'group', label: where },
          ...(me.pass || me.machine ? [] : [{ key: 'password', label: t('changePassword') }]),
          { key: 'out', label: t('signOut') },
        ],
        onClick: ({ key }) => {
          if (key === 'password') navigate('/password');
          if (key === 'out') stayOut();
          if (key === 'out') signOut.mutate(undefined, { onSuccess: () => navigate('/sign-in') });
        },
      }}
    >
      <Button type="text" className="office-person" loading={signOut.isPending}>
        <span className="office-person-name">{me.name}</span>
        <span className="office-person-unit">{me.unit.label}</span>
      </Button>
    </Dropdown>
  );
}

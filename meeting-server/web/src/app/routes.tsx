/** The table of addresses. Every page is its own chunk, loaded when it is first opened. */
import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { LoadingShape } from '../shared/states';
import { OfficeLayout } from './OfficeLayout';
import { PageFailed } from './PageFailed';
import { SignedIn } from './SignedIn';

type PageModule = { default: ComponentType };

/** While the first chunk is on its way the page stays white. */
function Nothing() {
  return null;
}

/** The shape of a page whose chunk is still on its way. */
function Coming() {
  return <LoadingShape rows={8} />;
}

const page = (path: string, load: () => Promise<PageModule>): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await load()).default }),
  HydrateFallback: Coming,
});

export const routes: RouteObject[] = [
  {
    errorElement: <PageFailed />,
    HydrateFallback: Nothing,
    children: [
      page('/sign-in', () => import('../pages/sign-in/SignInPage')),
      page('/enrol', () => import('../pages/enrol/EnrolPage')),
      {
        element: <SignedIn />,
        children: [
          page('/display', () => import('../pages/display/DisplayPage')),
          // The live pages take the whole screen.
          page('/meetings/:id/green-room', () => import('../pages/green-room/GreenRoomPage')),
          page('/meetings/:id/room', () => import('../pages/room/RoomPage')),
          page('/meetings/:id/console', () => import('../pages/console/ConsolePage')),
          page('/meetings/:id/source', () => import('../pages/source/SourcePage')),
          page('/meetings/:id/return', () => import('../pages/stage/ReturnPage')),
          page('/meetings/:id/stage', () => import('../pages/stage/StagePage')),
          page('/meetings/:id/wall', () => import('../pages/wall/WallPage')),
          page('/meetings/:id/script', () => import('../pages/script/ScriptPage')),
          page('/meetings/:id/board', () => import('../pages/board/BoardPage')),
          {
            element: <OfficeLayout />,
            children: [
              page('/', () => import('../pages/my-meetings/MyMeetingsPage')),
              page('/meetings/new', () => import('../pages/planner/PlannerPage')),
              page('/meetings/:id', () => import('../pages/meeting/MeetingPage')),
              page('/meetings/:id/edit', () => import('../pages/planner/PlannerPage')),
              page('/meetings/:id/line-check', () => import('../pages/line-check/LineCheckPage')),
              page(
                '/meetings/:id/technicians',
                () => import('../pages/technicians/TechniciansPage'),
              ),
              page('/meetings/:id/report', () => import('../pages/report/ReportPage')),
              page('/documents/:id', () => import('../pages/reader/ReaderPage')),
              page('/search', () => import('../pages/search/SearchPage')),
              page('/units', () => import('../pages/units/UnitsPage')),
              page('/accounts', () => import('../pages/accounts/AccountsPage')),
              page('/endpoints', () => import('../pages/endpoints/EndpointsPage')),
              page('/it', () => import('../pages/it/ItPage')),
              page('/audit', () => import('../pages/audit/AuditPage')),
              page('/password', () => import('../pages/password/PasswordPage')),
              page('*', () => import('../pages/not-found/NotFoundPage')),
            ],
          },
        ],
      },
    ],
  },
];

export function makeRouter() {
  return createBrowserRouter(routes);
}

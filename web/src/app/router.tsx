import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { sessionQuery, setupQuery } from '../api/identity';
import { appointmentSearch } from '../features/appointments/search';
import { balanceSearch } from '../features/clients/search';
import { documentSearch } from '../features/documents/search';
import { importSearch } from '../features/imports/search';
import { insightSearch } from '../features/insights/search';
import { plannerSearch } from '../features/planner/search';
import { playbookSearch } from '../features/playbooks/search';
import { reportSearch } from '../features/reports/search';
import { sessionSearch } from '../features/session/search';
import { calendarsSearch, settingsSearch } from '../features/settings/calendars-search';
import { taskSearch } from '../features/tasks/search';
import { timeSearch } from '../features/time/search';
import { everyWord } from '../i18n/language';
import { Crashed, Missing, Waiting } from './fallbacks';
import { byRole } from './page-by-role';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: () => (
    <main>
      <Missing />
    </main>
  ),
});

/** A page beyond the first comes with its words. */
const spoken =
  <P,>(load: () => Promise<P>) =>
  async (): Promise<P> =>
    (await Promise.all([load(), everyWord()]))[0];

const session = () => import('../features/session/routes');
const visited = spoken(session);

const visitor = createRoute({
  getParentRoute: () => root,
  id: 'visitor',
  component: lazyRouteComponent(session, 'VisitorLayout'),
});
const signIn = createRoute({
  getParentRoute: () => visitor,
  path: '/sign-in',
  validateSearch: sessionSearch,
  beforeLoad: async ({ context }) => {
    if (await context.queries.ensureQueryData(sessionQuery)) throw redirect({ to: '/' });
    const setup = await context.queries.ensureQueryData(setupQuery);
    if (setup.needsWorkspace) throw redirect({ to: '/welcome' });
  },
  component: lazyRouteComponent(session, 'SignInPage'),
});
const welcome = createRoute({
  getParentRoute: () => visitor,
  path: '/welcome',
  component: lazyRouteComponent(visited, 'WelcomePage'),
});
const forgotten = createRoute({
  getParentRoute: () => visitor,
  path: '/forgotten',
  component: lazyRouteComponent(visited, 'ForgottenPage'),
});
const reset = createRoute({
  getParentRoute: () => visitor,
  path: '/reset/$token',
  component: lazyRouteComponent(visited, 'ResetPage'),
});
const invitation = createRoute({
  getParentRoute: () => visitor,
  path: '/invitation/$token',
  component: lazyRouteComponent(visited, 'InvitationPage'),
});

const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    const found = await context.queries.ensureQueryData(sessionQuery);
    if (!found) {
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
    }
  },
  component: lazyRouteComponent(() => import('./shell'), 'Shell'),
});

const portal = spoken(() => import('../features/portal/routes'));
const tasks = spoken(() => import('../features/tasks/routes'));
const time = spoken(() => import('../features/time/routes'));
const clients = spoken(() => import('../features/clients/routes'));
const documents = spoken(() => import('../features/documents/routes'));
const reports = spoken(() => import('../features/reports/routes'));
const appointments = spoken(() => import('../features/appointments/routes'));
const playbooks = spoken(() => import('../features/playbooks/routes'));
const insights = spoken(() => import('../features/insights/routes'));
const settings = spoken(() => import('../features/settings/routes'));

const pages = [
  createRoute({
    getParentRoute: () => app,
    path: '/',
    ...byRole({
      assistant: lazyRouteComponent(() => import('../features/today/routes'), 'TodayPage'),
      contact: lazyRouteComponent(portal, 'OverviewPage'),
    }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/tasks',
    validateSearch: taskSearch,
    ...byRole({
      assistant: lazyRouteComponent(tasks, 'TasksPage'),
      contact: lazyRouteComponent(portal, 'PortalTasksPage'),
    }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/tasks/$taskId',
    ...byRole({
      assistant: lazyRouteComponent(tasks, 'TaskPage'),
      contact: lazyRouteComponent(portal, 'PortalTaskPage'),
    }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/planner',
    validateSearch: plannerSearch,
    ...byRole({
      assistant: lazyRouteComponent(
        spoken(() => import('../features/planner/routes')),
        'PlannerPage',
      ),
    }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/appointments',
    validateSearch: appointmentSearch,
    ...byRole({
      assistant: lazyRouteComponent(appointments, 'AppointmentsPage'),
      contact: lazyRouteComponent(portal, 'PortalAppointmentsPage'),
    }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/appointments/$appointmentId',
    ...byRole({
      assistant: lazyRouteComponent(appointments, 'AppointmentPage'),
      contact: lazyRouteComponent(portal, 'PortalAppointmentPage'),
    }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/time',
    validateSearch: timeSearch,
    ...byRole({
      assistant: lazyRouteComponent(time, 'TimePage'),
      contact: lazyRouteComponent(portal, 'PortalHoursPage'),
    }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/time/import',
    validateSearch: importSearch,
    ...byRole({
      assistant: lazyRouteComponent(
        spoken(() => import('../features/imports/routes')),
        'ImportsPage',
      ),
    }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/clients',
    ...byRole({ assistant: lazyRouteComponent(clients, 'ClientsPage') }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/clients/$clientId',
    ...byRole({ assistant: lazyRouteComponent(clients, 'ClientPage') }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/clients/$clientId/balance/$engagementId',
    validateSearch: balanceSearch,
    ...byRole({
      assistant: lazyRouteComponent(clients, 'BalancePage'),
      contact: lazyRouteComponent(portal, 'PortalBalancePage'),
    }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/engagements/$engagementId',
    ...byRole({
      assistant: lazyRouteComponent(clients, 'AgreementPage'),
      contact: lazyRouteComponent(portal, 'PortalAgreementPage'),
    }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/documents',
    validateSearch: documentSearch,
    ...byRole({
      assistant: lazyRouteComponent(documents, 'DocumentsPage'),
      contact: lazyRouteComponent(portal, 'PortalDocumentsPage'),
    }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/playbooks',
    validateSearch: playbookSearch,
    ...byRole({ assistant: lazyRouteComponent(playbooks, 'PlaybooksPage') }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/playbooks/$playbookId',
    validateSearch: playbookSearch,
    component: lazyRouteComponent(playbooks, 'PlaybookPage'),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/reports',
    validateSearch: reportSearch,
    ...byRole({
      assistant: lazyRouteComponent(reports, 'ReportsPage'),
      contact: lazyRouteComponent(portal, 'PortalReportsPage'),
    }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/reports/$reportId',
    ...byRole({
      assistant: lazyRouteComponent(reports, 'ReportPage'),
      contact: lazyRouteComponent(portal, 'PortalReportPage'),
    }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/insights',
    validateSearch: insightSearch,
    ...byRole({ assistant: lazyRouteComponent(insights, 'InsightsPage') }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/insights/views',
    ...byRole({ assistant: lazyRouteComponent(insights, 'ViewsPage') }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/insights/views/new',
    ...byRole({ assistant: lazyRouteComponent(insights, 'NewViewPage') }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/insights/views/$viewId',
    ...byRole({ assistant: lazyRouteComponent(insights, 'ViewPage') }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/insights/views/$viewId/edit',
    ...byRole({ assistant: lazyRouteComponent(insights, 'EditViewPage') }),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/notices',
    component: lazyRouteComponent(
      spoken(() => import('../features/notices/routes')),
      'NoticesPage',
    ),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/settings',
    validateSearch: settingsSearch,
    component: lazyRouteComponent(settings, 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: () => app,
    path: '/settings/calendars',
    validateSearch: calendarsSearch,
    component: lazyRouteComponent(settings, 'CalendarsPage'),
  }),
] as const;

export function createAppRouter(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      visitor.addChildren([signIn, welcome, forgotten, reset, invitation]),
      app.addChildren(pages),
    ]),
    context: { queries },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingComponent: Waiting,
    defaultErrorComponent: Crashed,
    defaultNotFoundComponent: Missing,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

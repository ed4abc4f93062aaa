import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { LanguageProvider, type Spoken } from '../i18n/language';
import '../ui/base.css';
import '../ui/mantine';
import { resolveVariables, theme } from '../ui/theme';
import { goOffline } from './offline';
import { createQueryClient } from './query-client';
import { createAppRouter } from './router';

/** The session has ended elsewhere: a whole new page, so that nothing that was read here stays, and back again. */
function signInAgain(): void {
  const { pathname, search } = window.location;
  const next = new URLSearchParams({ next: `${pathname}${search}` });
  window.location.assign(`/sign-in?${next}`);
}

function start() {
  const queries = createQueryClient(signInAgain);
  goOffline(queries);
  return { queries, router: createAppRouter(queries) };
}

/** Nobody is told anything before the first page stands. */
const Notices = lazy(() => import('./notices'));
const NewVersion = lazy(() => import('./new-version'));

export function App({ spoken }: { spoken: Spoken }) {
  const [{ queries, router }] = useState(start);
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider start={spoken}>
        <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto">
          <RouterProvider router={router} />
          <Suspense fallback={null}>
            <Notices position="bottom-center" limit={3} />
            {import.meta.env.PROD && <NewVersion />}
          </Suspense>
        </MantineProvider>
      </LanguageProvider>
    </QueryClientProvider>
  );
}

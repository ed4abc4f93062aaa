import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { LanguageProvider, type Spoken } from '../i18n/language';
import '../ui/base.css';
import '../ui/mantine';
import { resolveVariables, theme } from '../ui/theme';
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
  return { queries, router: createAppRouter(queries) };
}

export function App({ spoken }: { spoken: Spoken }) {
  const [{ queries, router }] = useState(start);
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider start={spoken}>
        <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto">
          <Notifications position="bottom-center" limit={3} />
          <RouterProvider router={router} />
        </MantineProvider>
      </LanguageProvider>
    </QueryClientProvider>
  );
}

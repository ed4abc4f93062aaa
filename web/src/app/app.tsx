import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { sessionQuery } from '../api/identity';
import { LanguageProvider, type Spoken } from '../i18n/language';
import '../ui/base.css';
import '../ui/mantine';
import { resolveVariables, theme } from '../ui/theme';
import { createQueryClient } from './query-client';
import { createAppRouter } from './router';

function start() {
  const queries = createQueryClient(() => {
    if (queries.getQueryData(sessionQuery.queryKey) === null) return;
    queries.setQueryData(sessionQuery.queryKey, null);
    void router.invalidate();
  });
  const router = createAppRouter(queries);
  return { queries, router };
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

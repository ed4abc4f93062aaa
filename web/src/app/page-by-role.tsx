import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType, ReactNode } from 'react';
import { sessionQuery } from '../api/identity';
import { useSession } from '../api/use-session';
import { Missing } from './fallbacks';

type LazyPage = ComponentType & { preload?: (() => Promise<void> | undefined) | undefined };

interface Faces {
  assistant: LazyPage;
  contact?: LazyPage;
}

interface PageOptions {
  loader: (call: { context: { queries: QueryClient } }) => Promise<void>;
  component: () => ReactNode;
}

/** The same address shows each role its own page: a link in a mail works for everybody who gets it. */
export function byRole({ assistant, contact }: Faces): PageOptions {
  const faceOf = (role: string): LazyPage => (role === 'contact' ? (contact ?? Missing) : assistant);
  return {
    loader: async ({ context }) => {
      const session = context.queries.getQueryData(sessionQuery.queryKey);
      if (session) await faceOf(session.seat.role).preload?.();
    },
    component: function PageByRole() {
      const { seat } = useSession();
      const Face = faceOf(seat.role);
      return <Face />;
    },
  };
}

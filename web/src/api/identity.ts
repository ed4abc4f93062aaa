import { queryOptions } from '@tanstack/react-query';
import { call, rememberCsrfToken } from './http';
import { Problem } from './problem';
import type {
  Invitation,
  InvitationLink,
  Language,
  List,
  Member,
  Session,
  Setup,
  Token,
  Workspace,
} from './types';

export interface SignUp {
  workspaceName: string;
  name: string;
  email: string;
  password: string;
  language: Language;
  timeZone: string;
}

function opened(session: Session): Session {
  rememberCsrfToken(session.csrfToken);
  return session;
}

/** Who is signed in; null when nobody is. Never cancelled: the way in waits for it. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: async (): Promise<Session | null> => {
    try {
      return opened(await call<Session>('GET', '/session'));
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
});

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => call<Setup>('GET', '/setup', { signal }),
});

export const session = {
  signUp: async (body: SignUp) => opened(await call<Session>('POST', '/workspaces', { body })),
  signIn: async (body: { email: string; password: string }) =>
    opened(await call<Session>('POST', '/session', { body })),
  switchSeat: async (seatId: string) =>
    opened(await call<Session>('PATCH', '/session', { body: { seatId } })),
  signOut: () => call<void>('DELETE', '/session'),
  askForReset: (email: string) => call<void>('POST', '/password-resets', { body: { email } }),
  reset: (token: string, password: string) =>
    call<void>('POST', '/password-resets/consume', { body: { token, password } }),
};

export const person = {
  edit: (body: { name?: string; language?: Language; timeZone?: string }) =>
    call<unknown>('PATCH', '/person', { body }),
  changePassword: (body: { currentPassword: string; newPassword: string }) =>
    call<void>('POST', '/person/password', { body }),
};

export const workspace = {
  query: queryOptions({
    queryKey: ['workspace'],
    queryFn: ({ signal }) => call<Workspace>('GET', '/workspace', { signal }),
  }),
  edit: (body: { name: string }, ifVersion?: number) =>
    call<Workspace>('PATCH', '/workspace', { body, ifVersion }),
};

export const members = {
  list: queryOptions({
    queryKey: ['members', 'list'],
    queryFn: ({ signal }) => call<List<Member>>('GET', '/members', { query: { limit: 200 }, signal }),
  }),
  edit: (id: string, body: { role: 'owner' | 'assistant' }) =>
    call<Member>('PATCH', `/members/${id}`, { body }),
  remove: (id: string) => call<void>('DELETE', `/members/${id}`),
  restore: (id: string) => call<Member>('POST', `/members/${id}/restore`),
};

export const invitations = {
  list: queryOptions({
    queryKey: ['invitations', 'list'],
    queryFn: ({ signal }) => call<List<Invitation>>('GET', '/invitations', { query: { limit: 200 }, signal }),
  }),
  create: (body: { email: string; name: string; role: 'owner' | 'assistant' } | { contactId: string }) =>
    call<Invitation>('POST', '/invitations', { body }),
  resend: (id: string) => call<Invitation>('POST', `/invitations/${id}/resend`),
  revoke: (id: string) => call<void>('DELETE', `/invitations/${id}`),
};

export const invitationLinks = {
  query: (token: string) =>
    queryOptions({
      queryKey: ['invitation-link', token],
      queryFn: ({ signal }) => call<InvitationLink>('GET', `/invitation-links/${token}`, { signal }),
    }),
  accept: async (
    token: string,
    body: { name?: string; password: string; language?: Language; timeZone?: string },
  ) => opened(await call<Session>('POST', `/invitation-links/${token}/accept`, { body })),
};

export const tokens = {
  list: queryOptions({
    queryKey: ['tokens', 'list'],
    queryFn: ({ signal }) => call<List<Token>>('GET', '/tokens', { query: { limit: 200 }, signal }),
  }),
  create: (name: string) => call<Token & { token: string }>('POST', '/tokens', { body: { name } }),
  remove: (id: string) => call<void>('DELETE', `/tokens/${id}`),
};

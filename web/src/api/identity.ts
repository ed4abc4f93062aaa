import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type {
  AcceptInvitationDto,
  EditPersonDto,
  EditWorkspaceDto,
  InviteDto,
  SignUpDto,
} from './generated/types.gen';
import { ifVersion, rememberCsrfToken } from './http';
import { leaveSeat, recallSession, takeSeat } from './offline/desk';
import { Problem } from './problem';
import type { Session } from './types';

function opened(session: Session): Session {
  rememberCsrfToken(session.csrfToken);
  takeSeat(session);
  return session;
}

/**
 * Who is signed in; null when nobody is. Without the server it is who was at work here last. Never cancelled: the way
 * in waits for it.
 */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: async (): Promise<Session | null> => {
    try {
      return opened(await api.sessionRead());
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.status === 401) {
        leaveSeat();
        return null;
      }
      const last = [0, 502, 503, 504].includes(error.status) ? await recallSession() : null;
      if (!last) throw error;
      return opened(last);
    }
  },
});

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => api.setupRead({ signal }),
});

export const session = {
  signUp: async (body: SignUpDto) => opened(await api.setupSignUp({ body })),
  signIn: async (body: { email: string; password: string }) => opened(await api.sessionSignIn({ body })),
  switchSeat: async (seatId: string) => opened(await api.sessionChooseSeat({ body: { seatId } })),
  signOut: async () => {
    await api.sessionSignOut();
    leaveSeat();
  },
  askForReset: (email: string) => api.passwordResetAsk({ body: { email } }),
  reset: (token: string, password: string) => api.passwordResetConsume({ body: { token, password } }),
};

export const person = {
  edit: (body: EditPersonDto) => api.personEdit({ body }),
  changePassword: (body: { currentPassword: string; newPassword: string }) =>
    api.personChangePassword({ body }),
};

export const workspace = {
  query: queryOptions({
    queryKey: ['workspace'],
    queryFn: ({ signal }) => api.workspaceRead({ signal }),
  }),
  edit: (body: EditWorkspaceDto, version?: number) => api.workspaceRename({ body, ...ifVersion(version) }),
};

export const members = {
  list: queryOptions({
    queryKey: ['members', 'list'],
    queryFn: ({ signal }) => api.membersList({ query: { limit: 200 }, signal }),
  }),
  edit: (id: string, body: { role: 'owner' | 'assistant' }) => api.membersEdit({ path: { id }, body }),
  remove: (id: string) => api.membersRemove({ path: { id } }),
  restore: (id: string) => api.membersRestore({ path: { id } }),
};

export const invitations = {
  list: queryOptions({
    queryKey: ['invitations', 'list'],
    queryFn: ({ signal }) => api.invitationsList({ query: { limit: 200 }, signal }),
  }),
  create: (body: InviteDto) => api.invitationsInvite({ body }),
  resend: (id: string) => api.invitationsResend({ path: { id } }),
  revoke: (id: string) => api.invitationsRevoke({ path: { id } }),
};

export const invitationLinks = {
  query: (token: string) =>
    queryOptions({
      queryKey: ['invitation-link', token],
      queryFn: ({ signal }) => api.invitationLinksRead({ path: { token }, signal }),
    }),
  accept: async (token: string, body: AcceptInvitationDto) =>
    opened(await api.invitationLinksAccept({ path: { token }, body })),
};

export const tokens = {
  list: queryOptions({
    queryKey: ['tokens', 'list'],
    queryFn: ({ signal }) => api.tokensList({ query: { limit: 200 }, signal }),
  }),
  create: (name: string) => api.tokensCreate({ body: { name } }),
  remove: (id: string) => api.tokensRevoke({ path: { id } }),
};

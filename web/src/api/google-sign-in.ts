import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';

/** Signing in with a Google account, apart from any access to calendars. */
export const googleSignIn = {
  read: queryOptions({
    queryKey: ['google-sign-in'],
    queryFn: ({ signal }) => api.googleSignInRead({ signal }),
  }),
  /** Leaves the app for Google's page, which leads back. */
  begin: async (): Promise<void> => window.location.assign((await api.googleSignInBegin()).address),
  link: async (password: string): Promise<void> =>
    window.location.assign((await api.googleSignInLink({ body: { password } })).address),
  unlink: () => api.googleSignInUnlink(),
};

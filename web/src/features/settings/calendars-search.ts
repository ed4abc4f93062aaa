/** Why somebody came back from Google without a calendar. */
export const returnProblems = [
  'expired',
  'denied',
  'failed',
  'other_account',
  'no_refresh_token',
  'nothing_allowed',
] as const;
export type ReturnProblem = (typeof returnProblems)[number];

/** What the server says in the address when somebody comes back, and the account that a notice is about. */
export interface CalendarsSearch {
  connected?: string;
  problem?: ReturnProblem;
  missing?: string;
  connectionId?: string;
}

export function calendarsSearch(search: Record<string, unknown>): CalendarsSearch {
  const { connected, problem, missing, connectionId } = search;
  const known = returnProblems.find((each) => each === problem);
  return {
    ...(typeof connected === 'string' && { connected }),
    ...(known && { problem: known }),
    ...(typeof missing === 'string' && /^[\w.,]{1,200}$/.test(missing) && { missing }),
    ...(typeof connectionId === 'string' && { connectionId }),
  };
}

export interface SettingsSearch {
  /** How it went with linking a Google account. */
  google?: 'linked' | 'taken' | 'failed';
}

export function settingsSearch({ google }: Record<string, unknown>): SettingsSearch {
  return google === 'linked' || google === 'taken' || google === 'failed' ? { google } : {};
}

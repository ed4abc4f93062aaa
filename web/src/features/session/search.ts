/** Where to go after signing in; only inside this app, whatever the address says. */
export interface SessionSearch {
  next?: string;
  /** Why signing in with Google did not work. */
  google?: 'not_linked' | 'failed';
}

export function sessionSearch(search: Record<string, unknown>): SessionSearch {
  const { next, google } = search;
  return {
    ...(typeof next === 'string' && /^\/(?![/\\])/.test(next) && { next }),
    ...((google === 'not_linked' || google === 'failed') && { google }),
  };
}

/** Where to go after signing in; only inside this app, whatever the address says. */
export interface SessionSearch {
  next?: string;
}

export function sessionSearch(search: Record<string, unknown>): SessionSearch {
  const next = search['next'];
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {};
}

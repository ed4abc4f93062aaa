import type { Visitor } from '../support/visitor.js';

/** What somebody agrees to at Google. */
export type Wish = 'own' | 'busy' | 'read';

export interface BuiltCalendar {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly isOurs: boolean;
  readonly isTarget: boolean;
  readonly readMode: string;
}

export interface BuiltConnection {
  readonly id: string;
  readonly calendars: BuiltCalendar[];
  readonly granted: Wish[];
}

/** From the page of calendars to Google's page and back, as a browser goes. @returns where it ends up */
export async function visitGoogle(
  visitor: Visitor,
  body: { calendars: Wish; connectionId?: string },
): Promise<URL> {
  const { body: begun } = await visitor.post('/calendar-connections/google', body).expect(200);
  return comeBack(visitor, (begun as { address: string }).address);
}

/** Opens Google's page, which answers at once, and follows it back. */
export async function comeBack(visitor: Visitor, address: string): Promise<URL> {
  const page = await fetch(address, { redirect: 'manual' });
  const back = new URL(page.headers.get('location') ?? '', address);
  const answer = await visitor.get(`/${back.pathname}${back.search}`).expect(302);
  return new URL(answer.headers.location as string, 'http://localhost');
}

/** A Google account that somebody has connected, for one wish after the other. */
export async function aGoogleConnection(visitor: Visitor, ...wanted: Wish[]): Promise<BuiltConnection> {
  let connected: string | null = null;
  for (const calendars of wanted.length > 0 ? wanted : (['own'] as const)) {
    const page: URL = await visitGoogle(visitor, { calendars });
    connected = page.searchParams.get('connected');
    if (connected === null) throw new Error(`not connected: ${page.search}`);
  }
  const { body } = await visitor.get(`/calendar-connections/${connected}`).expect(200);
  return body as BuiltConnection;
}

/** What is read of a calendar from now on. */
export async function chooseReading(
  visitor: Visitor,
  calendarId: string,
  readMode: 'off' | 'busy' | 'details',
): Promise<void> {
  await visitor.patch(`/calendars/${calendarId}`, { readMode }).expect(200);
}

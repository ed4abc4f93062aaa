import { aContact } from '../builders/contact.js';
import { aClient } from '../builders/client.js';
import { aGoogleConnection, comeBack, visitGoogle } from '../builders/calendar-connection.js';
import { aMember } from '../builders/member.js';
import { anOwner } from '../builders/owner.js';
import { signedInContact } from '../builders/signed-in.js';
import type { Google } from '../support/google/google.js';
import type { TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { startWithGoogle } from '../support/with-google.js';

const SCOPE = 'https://www.googleapis.com/auth/';

describe('connecting a Google account', () => {
  let google: Google;
  let test: TestApp;
  let anna: Visitor;

  beforeAll(async () => {
    ({ google, test } = await startWithGoogle());
  });
  afterAll(() => test.close());

  let number = 0;
  const account = () => `anna-${number}@gmail.test`;
  beforeEach(async () => {
    number++;
    anna = await anOwner(test);
    google.chooses(account());
    google.faults.clear();
  });

  const connections = async (who: Visitor = anna) =>
    (await who.get('/calendar-connections').expect(200)).body.items as {
      id: string;
      granted: string[];
      accountName: string;
      health: Record<string, unknown>;
      can: Record<string, boolean>;
      calendars: { id: string; name: string; isOurs: boolean; isTarget: boolean; readMode: string }[];
    }[];

  it('makes a calendar of its own, writes there from now on, and sees nothing else', async () => {
    const page = await visitGoogle(anna, { calendars: 'own' });
    expect(page.pathname).toBe('/settings/calendars');
    const [connection, ...others] = await connections();
    expect(others).toEqual([]);
    expect(page.searchParams.get('connected')).toBe(connection?.id);
    expect(connection).toMatchObject({
      accountName: account(),
      granted: ['own'],
      calendars: [{ name: 'Affianco – tasks', isOurs: true, isTarget: true, readMode: 'off' }],
      health: { state: 'first_reading', remedy: 'wait' },
      can: { askToRead: true, askToWrite: false, disconnect: true },
    });
    expect(google.requests('GET', /calendarList/).filter(({ path }) => path.includes(account()))).toEqual([]);
  });

  it('asks with state, PKCE and offline access, and for nothing that is not needed', async () => {
    const { body } = await anna.post('/calendar-connections/google', { calendars: 'own' }).expect(200);
    const { searchParams } = new URL(body.address as string);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      access_type: 'offline',
      prompt: 'consent',
      include_granted_scopes: 'true',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      redirect_uri: 'http://localhost:3000/api/v1/calendar-connections/google/callback',
      scope: `openid ${SCOPE}userinfo.email ${SCOPE}calendar.app.created`,
    });
    const [flow] = await test.sql<{ found: boolean }>(
      `SELECT f::text LIKE '%' || $1 || '%' AS found FROM oauth_flow f ORDER BY created_at DESC LIMIT 1`,
      [searchParams.get('state')],
    );
    expect(flow?.found).toBe(false);
  });

  it('reads other calendars after a second consent, each off until it is chosen', async () => {
    google.account(account()).add({ name: 'Family' });
    const { id, granted, calendars } = await aGoogleConnection(anna, 'own', 'read');
    expect(granted).toEqual(['own', 'busy', 'read']);
    expect((await connections()).map((each) => each.id)).toEqual([id]);
    expect(calendars.filter(({ isOurs }) => !isOurs).map(({ readMode }) => readMode)).toEqual(['off', 'off']);
    expect(calendars.filter(({ isOurs }) => isOurs)).toHaveLength(1);
    const family = calendars.find(({ name }) => name === 'Family');
    const { body } = await anna.patch(`/calendars/${family?.id}`, { readMode: 'busy' }).expect(200);
    expect(body).toMatchObject({ readMode: 'busy', health: { state: 'first_reading' } });
  });

  it('asks for nothing but busy times where that is all that is wanted', async () => {
    const { granted, calendars } = await aGoogleConnection(anna, 'busy');
    expect(granted).toEqual(['busy']);
    const [main] = calendars;
    await anna.patch(`/calendars/${main?.id}`, { readMode: 'busy' }).expect(200);
    const { body } = await anna.patch(`/calendars/${main?.id}`, { readMode: 'details' }).expect(422);
    expect(body.code).toBe('calendar.not-allowed-to-read');
  });

  it('keeps tokens sealed: no row shows them, and no answer', async () => {
    const { id } = await aGoogleConnection(anna);
    const [row] = await test.sql<{ bytes: Buffer; key: string }>(
      'SELECT credentials AS bytes, key_id AS key FROM calendar_connection WHERE id = $1',
      [id],
    );
    expect(row?.bytes.toString('latin1')).not.toMatch(/refreshToken|1\/\/|ya29/);
    const { text } = await anna.get('/calendar-connections').expect(200);
    expect(text).not.toMatch(/token|credential/i);
  });

  it('F26: says which permission is missing when a box was left empty, and keeps what was given', async () => {
    await aGoogleConnection(anna, 'own');
    google.chooses({ email: account(), grants: [`${SCOPE}calendar.calendarlist.readonly`] });
    const page = await visitGoogle(anna, { calendars: 'read' });
    expect(page.searchParams.get('missing')).toBe('calendar.events.readonly');
    const [connection] = await connections();
    expect(connection).toMatchObject({ granted: ['own'], health: { state: 'first_reading' } });
  });

  it('F26: keeps no account with which nothing can be done', async () => {
    google.chooses({ email: account(), grants: [] });
    const page = await visitGoogle(anna, { calendars: 'own' });
    expect(page.searchParams.get('problem')).toBe('nothing_allowed');
    expect(page.searchParams.get('missing')).toBe('calendar.app.created');
    expect(await connections()).toEqual([]);
  });

  it('F27: forces the consent that brings a refresh token, and goes on with the same account', async () => {
    const { id } = await aGoogleConnection(anna);
    google.oauth.revokeAll(account());
    const page = await visitGoogle(anna, { calendars: 'own', connectionId: id });
    expect(page.searchParams.get('connected')).toBe(id);
    expect(google.oauth.liveRefreshTokens(account())).toBe(1);
    expect((await connections()).map(({ calendars }) => calendars.length)).toEqual([1]);
  });

  it('F27: asks again for all that was agreed to before, and says what is missing of it', async () => {
    const { id } = await aGoogleConnection(anna, 'own', 'read');
    google.oauth.revokeAll(account());
    await visitGoogle(anna, { calendars: 'read', connectionId: id });
    expect((await connections())[0]?.granted).toEqual(['own', 'busy', 'read']);
    google.oauth.revokeAll(account());
    google.chooses({
      email: account(),
      grants: [`${SCOPE}calendar.events.readonly`, `${SCOPE}calendar.calendarlist.readonly`],
    });
    const page = await visitGoogle(anna, { calendars: 'read', connectionId: id });
    expect(page.searchParams.get('missing')).toBe('calendar.app.created');
  });

  it('F27: mixes in no other account where one is to be connected again', async () => {
    const { id } = await aGoogleConnection(anna);
    google.chooses('somebody-else@gmail.test');
    const page = await visitGoogle(anna, { calendars: 'own', connectionId: id });
    expect(page.searchParams.get('problem')).toBe('other_account');
    expect((await connections()).map(({ accountName }) => accountName)).toEqual([account()]);
  });

  it('comes back with a word when the person says no', async () => {
    google.chooses({ email: account(), denies: true });
    expect((await visitGoogle(anna, { calendars: 'own' })).search).toBe('?problem=denied');
    expect(await connections()).toEqual([]);
  });

  it('takes a state once, within ten minutes, and from the browser that began', async () => {
    const begin = async () =>
      (await anna.post('/calendar-connections/google', { calendars: 'own' }).expect(200)).body
        .address as string;
    const used = await begin();
    const mallory = await test.visitor().signUp({ email: `mallory-${number}@example.com` });
    expect((await comeBack(mallory, used)).search).toBe('?problem=expired');
    expect((await comeBack(anna, used)).searchParams.get('connected')).not.toBeNull();
    expect((await comeBack(anna, used)).search).toBe('?problem=expired');
    const late = await begin();
    test.clock.advance({ minutes: 11 });
    expect((await comeBack(anna, late)).search).toBe('?problem=expired');
    expect((await comeBack(test.visitor(), await begin())).pathname).toBe('/sign-in');
  });

  it('comes back with a word when Google does not answer, and keeps nothing', async () => {
    google.fail({ path: '/token', status: 503, times: 5 });
    expect((await visitGoogle(anna, { calendars: 'own' })).search).toBe('?problem=failed');
    expect(await connections()).toEqual([]);
  });

  it('asks a person: a program with a token is refused', async () => {
    const program = await anna.lasting();
    const { body } = await program.post('/calendar-connections/google', { calendars: 'own' }).expect(422);
    expect(body.code).toBe('calendar-connection.needs-browser');
  });

  it('is one’s own alone: neither an owner nor a colleague sees that there is one', async () => {
    const bea = await aMember(test, anna);
    const { id, calendars } = await aGoogleConnection(bea.visitor);
    expect(await connections(anna)).toEqual([]);
    await anna.get(`/calendar-connections/${id}`).expect(404);
    await anna.delete(`/calendar-connections/${id}`).expect(404);
    await anna.post(`/calendar-connections/${id}/refresh`).expect(404);
    await anna.patch(`/calendars/${calendars[0]?.id}`, { readMode: 'details' }).expect(404);
    await anna.post(`/calendars/${calendars[0]?.id}/resync`).expect(404);
  });

  it('lets a client’s contact show when they are busy, and nothing else', async () => {
    const client = await aClient(anna);
    const { visitor: giulia } = await signedInContact(test, anna, client.id);
    for (const calendars of ['own', 'read'])
      await giulia.post('/calendar-connections/google', { calendars }).expect(422);
    const { calendars, granted } = await aGoogleConnection(giulia, 'busy');
    expect(granted).toEqual(['busy']);
    const id = calendars[0]?.id;
    await giulia.patch(`/calendars/${id}`, { readMode: 'busy' }).expect(200);
    const details = await giulia.patch(`/calendars/${id}`, { readMode: 'details' }).expect(422);
    expect(details.body.code).toBe('calendar.busy-alone');
    const target = await giulia.patch(`/calendars/${id}`, { isTarget: true }).expect(422);
    expect(target.body.code).toBe('calendar.not-writable');
  });

  it('tells of a calendar that was made elsewhere meanwhile, and of one that is gone', async () => {
    const { id, calendars } = await aGoogleConnection(anna, 'read');
    const added = google.account(account()).add({ name: 'Choir' });
    const after = await anna.post(`/calendar-connections/${id}/refresh`).expect(200);
    expect(after.body.calendars).toHaveLength(calendars.length + 1);
    google.account(account()).drop(added);
    const last = await anna.post(`/calendar-connections/${id}/refresh`).expect(200);
    expect(last.body.calendars.map(({ name }: { name: string }) => name)).not.toContain('Choir');
  });

  it('refuses an edit of an older version, and clients out of reach', async () => {
    const { calendars } = await aGoogleConnection(anna, 'read');
    const [main] = calendars;
    const path = `/calendars/${main?.id}`;
    await anna.patch(path, { readMode: 'busy' }).set('If-Match', `"${main?.version}"`).expect(200);
    await anna.patch(path, { readMode: 'off' }).set('If-Match', `"${main?.version}"`).expect(412);
    const other = await test.visitor().signUp({ email: `other-${number}@example.com` });
    const foreign = await aClient(other);
    await anna.patch(path, { clientId: foreign.id }).expect(404);
    const own = await aContact(anna);
    const { body } = await anna.patch(path, { clientId: own.clientId }).expect(200);
    expect(body.client.id).toBe(own.clientId);
  });

  it('finds the calendar that it made and never heard of, where it may see which there are', async () => {
    google.fail({ method: 'POST', path: /\/calendars$/, kind: 'lostReply' });
    const page = await visitGoogle(anna, { calendars: 'own' });
    expect(page.searchParams.get('problem')).toBe('failed');
    const [{ id: connectionId, calendars: none }] = (await connections()) as [
      Awaited<ReturnType<typeof connections>>[0],
    ];
    expect(none).toEqual([]);
    await visitGoogle(anna, { calendars: 'busy', connectionId });
    const [connection] = await connections();
    expect(connection?.calendars.filter(({ isOurs, isTarget }) => isOurs && isTarget)).toHaveLength(1);
    const there = google.account(account()).calendars.filter(({ stored }) => stored.appCreated);
    expect(there).toHaveLength(1);
  });
});

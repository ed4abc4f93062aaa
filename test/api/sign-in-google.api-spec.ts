import { comeBack } from '../builders/calendar-connection.js';
import { aMember } from '../builders/member.js';
import type { Google } from '../support/google/google.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { startWithGoogle } from '../support/with-google.js';

const PASSWORD = 'correct-horse-battery';

describe('signing in with Google', () => {
  let google: Google;
  let test: TestApp;
  let anna: Visitor;
  let number = 0;

  beforeAll(async () => {
    ({ google, test } = await startWithGoogle());
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    number++;
    await test.sql('DELETE FROM rate_limit');
    google.faults.clear();
    anna = await test.visitor().signUp({ email: `anna-${number}@gmail.test` });
    google.chooses(`anna-${number}@gmail.test`);
  });

  const toGoogle = async (visitor: Visitor) =>
    (await visitor.post('/session/google').expect(200)).body.address as string;
  const toLink = async (visitor: Visitor, password = PASSWORD) =>
    (await visitor.post('/person/google', { password }).expect(200)).body.address as string;
  const linked = async (visitor: Visitor) => {
    expect((await comeBack(visitor, await toLink(visitor))).search).toBe('?google=linked');
  };
  const nameOf = async (visitor: Visitor) =>
    ((await visitor.get('/session')).body as { person?: { email: string } }).person?.email;

  it('is offered where it is set up', async () => {
    expect((await test.visitor().get('/setup').expect(200)).body).toMatchObject({ google: true });
    expect((await anna.get('/person/google').expect(200)).body).toEqual({ offered: true, linked: null });
  });

  it('signs in whoever has linked the account before, and asks for no access to anything', async () => {
    await linked(anna);
    const visitor = test.visitor();
    const address = await toGoogle(visitor);
    const { searchParams } = new URL(address);
    expect(searchParams.get('scope')).toBe('openid email');
    expect(searchParams.get('access_type')).toBeNull();
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    expect((await comeBack(visitor, address)).pathname).toBe('/');
    expect(await nameOf(visitor)).toBe(`anna-${number}@gmail.test`);
  });

  it('signs in nobody whose address is merely the same', async () => {
    const visitor = test.visitor();
    expect((await comeBack(visitor, await toGoogle(visitor))).search).toBe('?google=not_linked');
    expect(await nameOf(visitor)).toBeUndefined();
  });

  it('follows the account and not its address, which may change hands', async () => {
    await linked(anna);
    const { sub } = google.account(`anna-${number}@gmail.test`);
    google.oauth.know({ email: `heir-${number}@gmail.test`, sub: 'another', name: 'Heir' });
    const [row] = await test.sql('SELECT subject FROM person_identity WHERE subject = $1', [sub]);
    expect(row).toEqual({ subject: sub });
    google.chooses(`heir-${number}@gmail.test`);
    const visitor = test.visitor();
    expect((await comeBack(visitor, await toGoogle(visitor))).search).toBe('?google=not_linked');
  });

  it('links an account only with the password, and from a browser', async () => {
    const { body } = await anna.post('/person/google', { password: 'something else' }).expect(422);
    expect(body.code).toBe('person.wrong-password');
    const program = await anna.lasting();
    await program.post('/person/google', { password: PASSWORD }).expect(422);
    await test.visitor().post('/person/google', { password: PASSWORD }).expect(401);
  });

  it('links an account to one person alone', async () => {
    await linked(anna);
    const bea = await aMember(test, anna);
    expect((await comeBack(bea.visitor, await toLink(bea.visitor))).search).toBe('?google=taken');
    expect((await bea.visitor.get('/person/google').expect(200)).body.linked).toBeNull();
  });

  it('is no way in any more when it was unlinked; the password is', async () => {
    await linked(anna);
    expect((await anna.get('/person/google').expect(200)).body.linked).toMatchObject({
      email: `anna-${number}@gmail.test`,
    });
    await anna.delete('/person/google').expect(204);
    const visitor = test.visitor();
    expect((await comeBack(visitor, await toGoogle(visitor))).search).toBe('?google=not_linked');
    await visitor.signIn(`anna-${number}@gmail.test`);
  });

  it('takes a state once, within ten minutes, from the browser that began, and for what it began', async () => {
    await linked(anna);
    const victim = test.visitor();
    const planted = await toGoogle(test.visitor());
    expect((await comeBack(victim, planted)).search).toBe('?google=failed');
    const visitor = test.visitor();
    const late = await toGoogle(visitor);
    test.clock.advance({ minutes: 11 });
    expect((await comeBack(visitor, late)).search).toBe('?google=failed');
    const linking = await toLink(anna);
    expect((await comeBack(victim, linking)).search).toBe('?google=failed');
    expect((await comeBack(anna, linking)).search).toBe('?google=linked');
    expect((await comeBack(anna, linking)).search).toBe('?google=failed');
  });

  it('says that it did not work when Google refuses, or does not answer', async () => {
    await linked(anna);
    const visitor = test.visitor();
    google.chooses({ email: `anna-${number}@gmail.test`, denies: true });
    expect((await comeBack(visitor, await toGoogle(visitor))).search).toBe('?google=failed');
    google.chooses(`anna-${number}@gmail.test`);
    google.fail({ path: '/token', status: 503 });
    expect((await comeBack(visitor, await toGoogle(visitor))).search).toBe('?google=failed');
    expect(await nameOf(visitor)).toBeUndefined();
  });

  it('begins a session of its own: what was planted before is worth nothing', async () => {
    await linked(anna);
    const visitor = test.visitor();
    await comeBack(visitor, await toGoogle(visitor));
    const { body } = await visitor.get('/session').expect(200);
    visitor.useCsrf(body.csrfToken as string);
    await visitor.patch('/person', { language: 'it' }).expect(200);
  });
});

describe('without Google', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startApp();
  });
  afterAll(() => test.close());

  it('is not offered, and says so', async () => {
    const anna = await test.visitor().signUp();
    expect((await test.visitor().get('/setup').expect(200)).body).toMatchObject({ google: false });
    const { body } = await test.visitor().post('/session/google').expect(422);
    expect(body.code).toBe('session.google-not-offered');
    await anna.post('/person/google', { password: PASSWORD }).expect(422);
    expect((await anna.get('/calendar-connections/offer').expect(200)).body.google).toBe(false);
    await anna.post('/calendar-connections/google', { calendars: 'own' }).expect(422);
  });
});

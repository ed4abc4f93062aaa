import { startApp, type TestApp } from '../support/start-app.js';

describe('signing in', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startApp();
    await test.visitor().signUp();
  });
  afterAll(() => test.close());

  it('makes a workspace and its owner, who is signed in at once', async () => {
    const ines = await test.visitor().signUp({
      workspaceName: 'Estudio Inés',
      name: 'Inés Vega',
      email: 'Ines@Example.com ',
      language: 'es',
    });
    const { body } = await ines.get('/session').expect(200);
    expect(body.person).toMatchObject({ name: 'Inés Vega', email: 'ines@example.com', language: 'es' });
    expect(body.seat).toMatchObject({ role: 'owner', workspace: { name: 'Estudio Inés' }, client: null });
    expect(body.can).toEqual({
      manageMembers: true,
      manageClients: true,
      logTime: true,
      delegate: true,
      manageViews: true,
    });
  });

  it('tells nothing about who has an account: a wrong password and an unknown address get the same answer', async () => {
    const wrong = await test
      .visitor()
      .post('/session', { email: 'anna@example.com', password: 'not it' })
      .expect(401);
    const unknown = await test
      .visitor()
      .post('/session', { email: 'nobody@example.com', password: 'not it' })
      .expect(401);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    expect(wrong.body.code).toBe('session.wrong-credentials');
  });

  it('stops guessing after ten wrong passwords for an account', async () => {
    await test.visitor().signUp({ email: 'target@example.com' });
    const guess = () => test.visitor().post('/session', { email: 'target@example.com', password: 'guess' });
    for (let turn = 0; turn < 10; turn++) await guess().expect(401);
    const refused = await guess().expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('refuses an unsafe request without the token of the page', async () => {
    const anna = await test.visitor().signIn('anna@example.com');
    await anna.useCsrf('another').delete('/session').expect(403);
  });

  it('refuses a request that another site makes in the name of its visitor', async () => {
    const anna = await test.visitor().signIn('anna@example.com');
    await anna.delete('/session').set('Sec-Fetch-Site', 'cross-site').expect(403);
    await anna.get('/session').expect(200);
  });

  it('ends a session for good at sign-out', async () => {
    const anna = await test.visitor().signIn('anna@example.com');
    await anna.delete('/session').expect(204);
    await anna.get('/session').expect(401);
  });

  it('keeps only a hash of the session in the database', async () => {
    const answer = await test
      .visitor()
      .post('/session', { email: 'anna@example.com', password: 'correct-horse-battery' })
      .expect(201);
    const cookie = /affianco_session=([^;]+)/.exec(String(answer.headers['set-cookie']))?.[1] as string;
    const rows = await test.sql<{ session: string }>('SELECT session::text FROM session');
    expect(
      rows.some(
        (row) => row.session.includes(Buffer.from(cookie).toString('hex')) || row.session.includes(cookie),
      ),
    ).toBe(false);
  });

  it('ends sessions that were not used for two weeks', async () => {
    const anna = await test.visitor().signIn('anna@example.com');
    test.clock.advance({ hours: 24 * 14 + 1 });
    await anna.get('/session').expect(401);
  });
});

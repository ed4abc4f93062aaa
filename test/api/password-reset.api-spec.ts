import { SignedLinks } from '../../src/platform/access/signed-link.js';
import { startApp, type TestApp } from '../support/start-app.js';

describe('a forgotten password', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startApp();
    await test.work();
  });
  afterAll(() => test.close());

  const ask = (email: string) => test.visitor().post('/password-resets', { email });
  const choose = (token: string, password = 'a-brand-new-one') =>
    test.visitor().post('/password-resets/consume', { token, password });
  const mailed = async (address: string, count = 1) => {
    const mail = (await test.mails.wait(address, count)).at(-1);
    return /http:\/\/localhost:3000\/reset\/([\w-]+)/.exec(mail?.text ?? '')?.[1] as string;
  };

  it('is replaced by the link in a mail, and every session ends', async () => {
    const anna = await test.visitor().signUp();
    await ask(' Anna@Example.com').expect(202);
    const token = await mailed('anna@example.com');
    await choose(token).expect(204);
    await anna.get('/session').expect(401);
    await test
      .visitor()
      .post('/session', { email: 'anna@example.com', password: 'correct-horse-battery' })
      .expect(401);
    await test.visitor().signIn('anna@example.com', 'a-brand-new-one');
  });

  it('is replaced once by one link, also when it is used twice at the same instant', async () => {
    await test.visitor().signUp({ email: 'bea@example.com' });
    await ask('bea@example.com').expect(202);
    const token = await mailed('bea@example.com');
    const answers = await Promise.all([
      choose(token, 'the-first-of-two'),
      choose(token, 'the-second-of-two'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect((await choose(token).expect(404)).body.code).toBe('link.void');
  });

  it('is not replaced by an older link, nor an hour later', async () => {
    await test.visitor().signUp({ email: 'carla@example.com' });
    await ask('carla@example.com').expect(202);
    const older = await mailed('carla@example.com');
    await ask('carla@example.com').expect(202);
    const newer = await mailed('carla@example.com', 2);
    await choose(older).expect(404);
    test.clock.advance({ hours: 1 });
    await choose(newer).expect(404);
    await test.visitor().signIn('carla@example.com');
  });

  it('tells nothing about who has an account', async () => {
    await test.visitor().signUp({ email: 'dora@example.com' });
    const [known, unknown] = [
      await ask('dora@example.com').expect(202),
      await ask('nobody@example.com').expect(202),
    ];
    expect(known.text).toBe(unknown.text);
    await mailed('dora@example.com');
    expect(await test.mails.to('nobody@example.com')).toEqual([]);
  });

  it('is not asked for without end', async () => {
    for (let turn = 0; turn < 5; turn++) await ask('target@example.com').expect(202);
    expect(Number((await ask('target@example.com').expect(429)).headers['retry-after'])).toBeGreaterThan(0);
  });

  it('stays when the new one is too short, or the link was not signed for this', async () => {
    await test.visitor().signUp({ email: 'elsa@example.com' });
    await ask('elsa@example.com').expect(202);
    const token = await mailed('elsa@example.com');
    const short = await choose(token, 'short').expect(400);
    expect(short.body.errors).toEqual([expect.objectContaining({ field: 'password', code: 'too-short' })]);
    await choose('nonsense').expect(404);
    const [row] = await test.sql<{ id: string }>(
      'SELECT id FROM password_reset ORDER BY created_at DESC, id DESC LIMIT 1',
    );
    await choose(test.app.get(SignedLinks).sign('invitation', row?.id ?? '')).expect(404);
    await test.visitor().post('/password-resets', { email: 'no address' }).expect(400);
    await choose(token).expect(204);
  });
});

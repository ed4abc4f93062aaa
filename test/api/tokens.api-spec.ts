import { aPortalContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

describe('API tokens', () => {
  let test: TestApp;
  let anna: Visitor;
  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
  });
  afterAll(() => test.close());

  const made = async (visitor: Visitor, name = 'script') =>
    (await visitor.post('/tokens', { name }).expect(201)).body as { id: string; token: string };
  const listed = async (visitor: Visitor) =>
    (await visitor.get('/tokens').expect(200)).body.items as { id: string }[];

  it('are told once and kept as a hash alone', async () => {
    const { id, token, ...rest } = await made(anna, 'Nightly export');
    expect(token).toMatch(/^aff_[\w-]{43}$/);
    expect(rest).toEqual({
      name: 'Nightly export',
      createdAt: '2026-11-16T08:30:00Z',
      lastUsedAt: null,
      can: { remove: true },
    });
    expect(JSON.stringify(await listed(anna))).not.toContain(token);
    const kept = await test.sql<{ row: string }>(
      'SELECT t::text AS row FROM api_token t UNION ALL SELECT k::text FROM idempotency_key k',
    );
    expect(
      kept.some(({ row }) => row.includes(token) || row.includes(Buffer.from(token).toString('hex'))),
    ).toBe(false);
    expect(kept).toContainEqual({ row: expect.stringContaining(id) as string });
  });

  it('let a program act from the seat they were made for, without cookie or CSRF token', async () => {
    const { id, token } = await made(anna);
    const program = test.visitor().useToken(token);
    await program.post('/clients', { name: 'By a program' }).expect(201);
    const session = await program.get('/session').expect(200);
    expect(session.body).toMatchObject({ person: { email: 'anna@example.com' }, csrfToken: null });
    expect(await listed(anna)).toContainEqual(
      expect.objectContaining({ id, lastUsedAt: '2026-11-16T08:30:00Z' }),
    );
  });

  it('reach no further than their person', async () => {
    const { clientId } = await anEngagement(anna);
    const giulia = await aPortalContact(test, anna, { clientId });
    const program = test.visitor().useToken((await made(giulia.visitor)).token);
    await program.get('/engagements').expect(200);
    await program.get('/members').expect(403);
  });

  it('open nothing from the moment they are revoked', async () => {
    const { id, token } = await made(anna);
    const program = test.visitor().useToken(token);
    await program.get('/session').expect(200);
    await anna.delete(`/tokens/${id}`).expect(204);
    await program.get('/session').expect(401);
    await anna.delete(`/tokens/${id}`).expect(404);
    expect((await listed(anna)).map((listedToken) => listedToken.id)).not.toContain(id);
  });

  it('are one’s own: not even the owner sees or revokes another’s', async () => {
    const bea = await aMember(test, anna);
    const { id, token } = await made(bea.visitor);
    expect((await listed(anna)).map((listedToken) => listedToken.id)).not.toContain(id);
    await anna.delete(`/tokens/${id}`).expect(404);
    await test.visitor().useToken(token).get('/session').expect(200);
  });

  it('make no further tokens', async () => {
    const program = test.visitor().useToken((await made(anna)).token);
    await program.get('/tokens').expect(200);
    await program.post('/tokens', { name: 'Heir' }).expect(403);
  });

  it('are refused without a name, and are nothing when made up', async () => {
    await anna.post('/tokens', { name: '  ' }).expect(400);
    await anna.post('/tokens', { name: 'x', seatId: '01936f5e-0000-7000-8000-00000000dead' }).expect(400);
    await test
      .visitor()
      .useToken(`aff_${'A'.repeat(43)}`)
      .get('/session')
      .expect(401);
  });
});

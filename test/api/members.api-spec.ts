import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { accept } from '../support/invited.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

let test: TestApp;
let anna: Visitor;
/** Owner of another workspace. */
let olga: Visitor;

beforeAll(async () => {
  test = await startApp();
  anna = await test.visitor().signUp();
  olga = await test.visitor().signUp({ email: 'olga@example.com', name: 'Olga', workspaceName: 'Elsewhere' });
});
afterAll(() => test.close());

interface Listed {
  id: string;
  email: string;
  role: string;
}
const listed = async (visitor: Visitor, path = '/members') =>
  (await visitor.get(path).expect(200)).body.items as Listed[];

describe('members', () => {
  it('are listed to members of the workspace, each with what may be done', async () => {
    const bea = await aMember(test, anna, { name: 'Bea Conti' });
    const [first, second] = await listed(anna);
    expect(first).toMatchObject({
      email: 'anna@example.com',
      role: 'owner',
      can: { edit: false, remove: false, restore: false },
    });
    expect(second).toMatchObject({
      id: bea.id,
      role: 'assistant',
      removedAt: null,
      can: { edit: true, remove: true },
    });
    const seen = await listed(bea.visitor);
    expect(seen).toHaveLength(2);
    expect(seen[1]).toMatchObject({ can: { edit: false, remove: false, restore: false } });
    expect((await listed(olga)).map(({ email }) => email)).toEqual(['olga@example.com']);
  });

  it('change roles by an owner’s word, and what they may do changes at once', async () => {
    const bea = await aMember(test, anna);
    await bea.visitor.post('/clients', { name: 'Bea’s' }).expect(403);
    const changed = await anna
      .patch(`/members/${bea.id}`, { role: 'owner' })
      .set('If-Match', '"1"')
      .expect(200);
    expect(changed.body).toMatchObject({ role: 'owner', version: 2 });
    await bea.visitor.post('/clients', { name: 'Bea’s' }).expect(201);
    await anna.patch(`/members/${bea.id}`, { role: 'assistant' }).set('If-Match', '"1"').expect(412);
    await anna.patch(`/members/${bea.id}`, { role: 'assistant' }).expect(200);
    await bea.visitor.post('/clients', { name: 'Another' }).expect(403);
    await anna.patch(`/members/${bea.id}`, { role: 'contact' }).expect(400);
  });

  it('are managed by owners alone, and only of their own workspace', async () => {
    const [bea, carlo] = [await aMember(test, anna), await aMember(test, anna)];
    await bea.visitor.patch(`/members/${carlo.id}`, { role: 'owner' }).expect(403);
    await bea.visitor.delete(`/members/${carlo.id}`).expect(403);
    await olga.patch(`/members/${carlo.id}`, { role: 'owner' }).expect(404);
    await olga.delete(`/members/${carlo.id}`).expect(404);
    await olga.post(`/members/${carlo.id}/restore`).expect(404);
    await anna.delete(`/members/${carlo.id}`).expect(204);
  });

  it('who are removed are out at once, on every device and with every token', async () => {
    const bea = await aMember(test, anna);
    const { id } = await anEngagement(anna, { assistantIds: [bea.id] });
    const phone = await test.visitor().signIn(bea.email);
    const { token } = (await bea.visitor.post('/tokens', { name: 'script' }).expect(201)).body as {
      token: string;
    };
    const program = test.visitor().useToken(token);
    await program.get(`/engagements/${id}`).expect(200);
    await anna.delete(`/members/${bea.id}`).expect(204);
    for (const visitor of [bea.visitor, phone, program]) await visitor.get(`/engagements/${id}`).expect(401);
    expect(
      await test.sql('SELECT 1 FROM session s JOIN person p ON p.id = s.person_id WHERE p.email = $1', [
        bea.email,
      ]),
    ).toEqual([]);
  });

  it('who are removed keep their seats elsewhere', async () => {
    const bea = await aMember(test, anna);
    const invited = { email: bea.email, name: bea.name, role: 'assistant' };
    const invitation = await olga.post('/invitations', invited).expect(201);
    expect(invitation.body.state).toBe('open');
    const elsewhere = await accept(test, invitation.body.id as string);
    expect((await elsewhere.get('/session')).body.seat.workspace.name).toBe('Elsewhere');
    await anna.delete(`/members/${bea.id}`).expect(204);
    const { body } = await elsewhere.get('/session').expect(200);
    expect(body.seats).toHaveLength(1);
    expect((await bea.visitor.get('/session').expect(200)).body.seat.workspace.name).toBe('Elsewhere');
  });

  it('who were removed are listed when asked for, and can be brought back', async () => {
    const bea = await aMember(test, anna);
    await anna.delete(`/members/${bea.id}`).expect(204);
    expect((await listed(anna)).map(({ id }) => id)).not.toContain(bea.id);
    expect((await listed(anna, '/members?removed=true')).map(({ id }) => id)).toContain(bea.id);
    expect((await anna.patch(`/members/${bea.id}`, { role: 'owner' }).expect(409)).body.code).toBe(
      'member.removed',
    );
    const restored = await anna.post(`/members/${bea.id}/restore`).expect(200);
    expect(restored.body).toMatchObject({ removedAt: null, can: { remove: true, restore: false } });
    await test.visitor().signIn(bea.email);
  });

  it('always have an owner among them, also when the last two leave at once', async () => {
    const ivo = await test.visitor().signUp({ email: 'ivo@example.com', name: 'Ivo' });
    const [self] = await listed(ivo);
    for (const refused of [
      await ivo.patch(`/members/${self?.id ?? ''}`, { role: 'assistant' }).expect(422),
      await ivo.delete(`/members/${self?.id ?? ''}`).expect(422),
    ])
      expect(refused.body.code).toBe('member.last-owner');
    const rita = await aMember(test, ivo, { role: 'owner' });
    const answers = await Promise.all([
      ivo.delete(`/members/${rita.id}`),
      rita.visitor.delete(`/members/${self?.id ?? ''}`),
    ]);
    expect(answers.map(({ status }) => status).sort()).not.toEqual([204, 204]);
    const owners = await test.sql(
      `SELECT 1 FROM member m JOIN workspace w ON w.id = m.workspace_id
       WHERE m.role = 'owner' AND m.removed_at IS NULL AND w.id = (SELECT workspace_id FROM member WHERE id = $1)`,
      [self?.id],
    );
    expect(owners).toHaveLength(1);
  });
});

describe('the workspace', () => {
  it('is renamed by its owner', async () => {
    const bea = await aMember(test, anna);
    expect((await bea.visitor.get('/workspace').expect(200)).body).toMatchObject({
      name: 'Studio Ferri',
      can: { edit: false },
    });
    await bea.visitor.patch('/workspace', { name: 'Bea’s' }).expect(403);
    const renamed = await anna
      .patch('/workspace', { name: 'Ferri & Conti' })
      .set('If-Match', '"1"')
      .expect(200);
    expect(renamed.body).toMatchObject({ name: 'Ferri & Conti', version: 2, can: { edit: true } });
    await anna.patch('/workspace', { name: 'Late' }).set('If-Match', '"1"').expect(412);
    await anna.patch('/workspace', { name: '' }).expect(400);
    expect((await olga.get('/workspace')).body.name).toBe('Elsewhere');
  });
});

describe('a person', () => {
  it('changes name, language and zone for all workspaces', async () => {
    const bea = await aMember(test, anna, { name: 'Bea' });
    const edited = await bea.visitor
      .patch('/person', { name: 'Beatrice Conti', language: 'it' })
      .set('If-Match', '"1"')
      .expect(200);
    expect(edited.body).toMatchObject({
      name: 'Beatrice Conti',
      language: 'it',
      timeZone: 'Europe/Rome',
      version: 2,
    });
    expect((await bea.visitor.get('/session')).body.person).toMatchObject({
      name: 'Beatrice Conti',
      language: 'it',
    });
    expect(await listed(anna)).toContainEqual(
      expect.objectContaining({ id: bea.id, name: 'Beatrice Conti' }),
    );
    await bea.visitor.patch('/person', { name: 'Late' }).set('If-Match', '"1"').expect(412);
    await bea.visitor.patch('/person', { timeZone: 'Rome' }).expect(400);
    await bea.visitor.patch('/person', { email: 'other@example.com' }).expect(400);
    await bea.visitor.patch('/person', {}).expect(200);
  });

  it('chooses another password with the present one, and every other session ends', async () => {
    const bea = await aMember(test, anna);
    const phone = await test.visitor().signIn(bea.email);
    const wrong = { currentPassword: 'not this one', newPassword: 'another-good-one' };
    expect((await bea.visitor.post('/person/password', wrong).expect(422)).body.code).toBe(
      'person.wrong-password',
    );
    const short = { currentPassword: 'correct-horse-battery', newPassword: 'short' };
    await bea.visitor.post('/person/password', short).expect(400);
    await phone.get('/session').expect(200);
    await bea.visitor.post('/person/password', { ...short, newPassword: 'another-good-one' }).expect(204);
    await bea.visitor.get('/session').expect(200);
    await phone.get('/session').expect(401);
    await test
      .visitor()
      .post('/session', { email: bea.email, password: 'correct-horse-battery' })
      .expect(401);
    await test.visitor().signIn(bea.email, 'another-good-one');
  });
});

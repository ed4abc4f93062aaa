import { aClient } from '../builders/client.js';
import { aContact, aPortalContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

let test: TestApp;
let anna: Visitor;
/** Owner of another workspace. */
let olga: Visitor;

beforeAll(async () => {
  test = await startApp();
  anna = await test.visitor().signUp();
  olga = await test.visitor().signUp({ email: 'olga@example.com', workspaceName: 'Elsewhere' });
});
afterAll(() => test.close());

const names = (body: unknown) => (body as { items: { name: string }[] }).items.map(({ name }) => name);
const ids = (body: unknown) => (body as { items: { id: string }[] }).items.map(({ id }) => id);

describe('clients', () => {
  it('are added with an id of one’s own, read, and renamed', async () => {
    const id = '01936f5e-0000-7000-8000-000000000001';
    const added = await anna.post('/clients', { id, name: '  Harper & Cole  ' }).expect(201);
    expect(added.headers.etag).toBe('"1"');
    expect(added.body).toEqual({
      id, name: 'Harper & Cole', stage: 'active', stageSince: '2026-11-16T08:30:00Z', archivedAt: null, createdAt: '2026-11-16T08:30:00Z', version: 1, can: { edit: true },
    }); // prettier-ignore
    const renamed = await anna.patch(`/clients/${id}`, { name: 'Harper & Cole Ltd' }).expect(200);
    expect(renamed.body).toMatchObject({ name: 'Harper & Cole Ltd', version: 2 });
    await anna.post('/clients', { id, name: 'Twice' }).expect(409);
  });

  it('have names of their own, whatever the case, until one is archived', async () => {
    const first = await aClient(anna, { name: 'Lindner' });
    const refused = await anna.post('/clients', { name: 'LINDNER' }).expect(409);
    expect(refused.body).toMatchObject({ code: 'client.name-taken' });
    await anna.patch(`/clients/${first.id}`, { archived: true }).expect(200);
    await aClient(anna, { name: 'Lindner' });
    const back = await anna.patch(`/clients/${first.id}`, { archived: false }).expect(409);
    expect(back.body.code).toBe('client.name-taken');
  });

  it('that are archived are listed only when asked for', async () => {
    const { id } = await aClient(anna);
    const archived = await anna.patch(`/clients/${id}`, { archived: true }).expect(200);
    expect(archived.body.archivedAt).toBe('2026-11-16T08:30:00Z');
    expect(ids((await anna.get('/clients').expect(200)).body)).not.toContain(id);
    expect(ids((await anna.get('/clients?archived=true').expect(200)).body)).toContain(id);
  });

  it('are listed by name, page by page, without a gap or a repeat', async () => {
    const ivo = await test.visitor().signUp({ email: 'ivo@example.com' });
    for (const name of ['beta', 'Alfa', 'gamma', 'Delta', 'alfa 2']) await aClient(ivo, { name });
    const seen: string[] = [];
    let next = '/clients?limit=2';
    while (next) {
      const page: { body: { nextCursor: string | null } } = await ivo.get(next).expect(200);
      seen.push(...names(page.body));
      next = page.body.nextCursor ? `/clients?limit=2&cursor=${page.body.nextCursor}` : '';
    }
    expect(seen).toEqual(['Alfa', 'alfa 2', 'beta', 'Delta', 'gamma']);
    await ivo.get('/clients?cursor=bm9uc2Vuc2U').expect(400);
    await ivo.get('/clients?limit=201').expect(400);
  });

  it('are changed by whoever read them last', async () => {
    const { id } = await aClient(anna);
    await anna.patch(`/clients/${id}`, { name: 'First' }).set('If-Match', '"1"').expect(200);
    const stale = await anna.patch(`/clients/${id}`, { name: 'Second' }).set('If-Match', '"1"').expect(412);
    expect(stale.body).toMatchObject({ code: 'record.stale', details: { version: 2 } });
  });

  it('of one name added twice at once are one client', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => anna.post('/clients', { name: 'At once' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('added again under the same idempotency key are not added again', async () => {
    const add = () => anna.post('/clients', { name: 'Once' }).set('Idempotency-Key', 'client-once');
    const first = await add().expect(201);
    const second = await add().expect(201);
    expect(second.body).toEqual(first.body);
  });

  it.each([
    [{}, 'name', 'text'],
    [{ name: '' }, 'name', 'required'],
    [{ name: 7 }, 'name', 'text'],
    [{ name: 'x'.repeat(121) }, 'name', 'too-long'],
    [{ name: 'Fine', owner: 'me' }, 'owner', 'unknown-field'],
    [{ name: 'Fine', id: 'mine' }, 'id', 'id'],
  ])('refuse %j', async (body, field, code) => {
    const refused = await anna.post('/clients', body).expect(400);
    expect(refused.body.errors).toEqual([expect.objectContaining({ field, code })]);
  });

  it('of another workspace do not exist', async () => {
    const { id } = await aClient(anna);
    await anna.get(`/clients/${id}`).expect(200);
    const foreign = await olga.get(`/clients/${id}`).expect(404);
    const absent = await olga.get('/clients/01936f5e-0000-7000-8000-00000000dead').expect(404);
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' });
    await olga.patch(`/clients/${id}`, { name: 'Mine' }).expect(404);
    expect((await olga.get('/clients?archived=true').expect(200)).body.items).toEqual([]);
    await anna.get('/clients/not-an-id').expect(400);
  });

  it('are seen by assistants and contacts who have to do with them, and kept by owners', async () => {
    const bea = await aMember(test, anna);
    const mine = await anEngagement(anna, { assistantIds: [bea.id] });
    const other = await anEngagement(anna);
    const giulia = await aPortalContact(test, anna, { clientId: mine.clientId });
    for (const visitor of [bea.visitor, giulia.visitor]) {
      expect(ids((await visitor.get('/clients').expect(200)).body)).toEqual([mine.clientId]);
      await visitor.get(`/clients/${mine.clientId}`).expect(200);
      await visitor.get(`/clients/${other.clientId}`).expect(404);
      await visitor.post('/clients', { name: 'Mine' }).expect(403);
      await visitor.patch(`/clients/${mine.clientId}`, { name: 'Mine' }).expect(403);
    }
    expect((await giulia.visitor.get(`/clients/${mine.clientId}`)).body.can).toEqual({ edit: false });
    await test.visitor().get('/clients').expect(401);
  });
});

describe('contacts', () => {
  it('are added, changed, removed and brought back', async () => {
    const contact = await aContact(anna, { email: 'Giulia@Example.com', name: 'Giulia Bianchi' });
    expect(contact).toMatchObject({
      email: 'giulia@example.com',
      receivesReports: true,
      signsIn: false,
      removedAt: null,
    });
    const changed = await anna
      .patch(`/contacts/${contact.id}`, { receivesReports: false, language: 'de', timeZone: 'Europe/Berlin' })
      .set('If-Match', '"1"')
      .expect(200);
    expect(changed.body).toMatchObject({
      receivesReports: false,
      language: 'de',
      name: 'Giulia Bianchi',
      version: 2,
    });
    await anna.delete(`/contacts/${contact.id}`).set('If-Match', '"1"').expect(412);
    await anna.delete(`/contacts/${contact.id}`).set('If-Match', '"2"').expect(204);
    expect(ids((await anna.get(`/contacts?clientId=${contact.clientId}`)).body)).toEqual([]);
    const refused = await anna.patch(`/contacts/${contact.id}`, { name: 'G' }).expect(422);
    expect(refused.body.code).toBe('contact.removed');
    const restored = await anna.post(`/contacts/${contact.id}/restore`).expect(200);
    expect(restored.body).toMatchObject({ removedAt: null, can: { edit: true, restore: false } });
    await anna.post(`/contacts/${contact.id}/restore`).expect(403);
  });

  it('have an address of their own at each client', async () => {
    const { clientId, email } = await aContact(anna);
    const twin = { clientId, email, name: 'Twin', language: 'en', timeZone: 'UTC' };
    expect((await anna.post('/contacts', twin).expect(409)).body.code).toBe('contact.email-taken');
    await aContact(anna, { email });
    const other = await aContact(anna, { clientId });
    expect((await anna.patch(`/contacts/${other.id}`, { email }).expect(409)).body.code).toBe(
      'contact.email-taken',
    );
  });

  it.each([
    ['email', 'two@example.com, three@example.com', 'email'],
    ['email', '"x@evil.test y"@example.com', 'email'],
    ['timeZone', '+02:00', 'time-zone'],
    ['language', 'fr', 'language'],
    ['receivesReports', 'yes', 'boolean'],
    ['clientId', 'Bianchi', 'id'],
  ])('refuse a %s that says %s', async (field, value, code) => {
    const { id: clientId } = await aClient(anna);
    const body = {
      clientId,
      name: 'Giulia',
      email: 'g@example.com',
      language: 'it',
      timeZone: 'Europe/Rome',
      [field]: value,
    };
    const refused = await anna.post('/contacts', body).expect(400);
    expect(refused.body.errors).toEqual([expect.objectContaining({ field, code })]);
  });

  it('belong to clients in reach: nobody adds one to somebody else’s client, or sees one there', async () => {
    const { id, clientId } = await aContact(anna);
    const body = { clientId, name: 'Spy', email: 'spy@example.com', language: 'en', timeZone: 'UTC' };
    await olga.post('/contacts', body).expect(404);
    await olga.get(`/contacts/${id}`).expect(404);
    await olga.patch(`/contacts/${id}`, { name: 'Spy' }).expect(404);
    await olga.delete(`/contacts/${id}`).expect(404);
    expect((await olga.get(`/contacts?clientId=${clientId}`).expect(200)).body.items).toEqual([]);
  });

  it('are kept by the assistants of their client, and are not told to contacts', async () => {
    const bea = await aMember(test, anna);
    const { clientId } = await anEngagement(anna, { assistantIds: [bea.id] });
    const giulia = await aPortalContact(test, anna, { clientId });
    const elsewhere = await aContact(anna);
    expect(ids((await bea.visitor.get('/contacts').expect(200)).body)).toEqual([giulia.id]);
    await aContact(bea.visitor, { clientId });
    await bea.visitor.patch(`/contacts/${giulia.id}`, { receivesReports: false }).expect(200);
    await bea.visitor.get(`/contacts/${elsewhere.id}`).expect(404);
    await bea.visitor.patch(`/contacts/${elsewhere.id}`, { name: 'X' }).expect(404);
    await bea.visitor.post(`/contacts/${elsewhere.id}/restore`).expect(404);
    await giulia.visitor.get('/contacts').expect(403);
    await giulia.visitor.get(`/contacts/${giulia.id}`).expect(403);
  });

  it('who are removed lose the portal at once, and their session with it', async () => {
    const giulia = await aPortalContact(test, anna);
    expect((await anna.get(`/contacts/${giulia.id}`)).body).toMatchObject({
      signsIn: true,
      can: { invite: false },
    });
    await giulia.visitor.get('/clients').expect(200);
    await anna.delete(`/contacts/${giulia.id}`).expect(204);
    await giulia.visitor.get('/clients').expect(401);
    await anna.post(`/contacts/${giulia.id}/restore`).expect(200);
    await giulia.visitor.get('/clients').expect(401);
    await test.visitor().signIn(giulia.email);
  });
});

import { randomUUID } from 'node:crypto';
import { aPortalContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember, type BuiltMember } from '../builders/member.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

interface Template { id: string; title: string; shipped: boolean; language: string; checklist: { text: string; by: string }[]; deliverable: string | null; version: number } // prettier-ignore

describe('task templates', () => {
  let test: TestApp;
  let anna: Visitor;
  let bea: BuiltMember;
  let giulia: Awaited<ReturnType<typeof aPortalContact>>;

  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
    const office = await anEngagement(anna);
    bea = await aMember(test, anna);
    giulia = await aPortalContact(test, anna, { clientId: office.clientId, language: 'it' });
  });
  afterAll(() => test.close());

  const list = async (by: Visitor, query = '') =>
    (await by.get(`/task-templates?${query}`).expect(200)).body as {
      items: Template[];
      nextCursor: string | null;
    };
  const own = async (by: Visitor, query = '') =>
    (await list(by, query)).items.filter(({ shipped }) => !shipped);
  const add = async (fields: object = {}) =>
    (await anna.post('/task-templates', { language: 'en', title: 'Newsletter', ...fields }).expect(201))
      .body as Template;

  it('come with the product, in the language of the reader or the one that is asked for', async () => {
    const { items } = await list(giulia.visitor);
    expect(items.map(({ id }) => id)).toEqual([
      'shipped:inbox',
      'shipped:calendar',
      'shipped:first-enquiry',
      'shipped:meeting',
      'shipped:business-trip',
      'shipped:archive',
      'shipped:translation',
    ]);
    expect(items.find(({ id }) => id === 'shipped:business-trip')).toMatchObject({
      shipped: true,
      language: 'it',
      title: 'Organizzare un viaggio di lavoro',
      deliverable: 'Itinerario',
      offered: true,
      version: null,
      can: { edit: false, remove: false },
    });
    const german = await list(anna, 'language=de');
    expect(german.items[4]).toMatchObject({ title: 'Eine Geschäftsreise planen', deliverable: 'Reiseplan' });
    expect(german.items[4]?.checklist.map(({ by }) => by)).toEqual(expect.arrayContaining(['assistant', 'client', 'together'])); // prettier-ignore
    await anna.get('/task-templates?language=fr').expect(400);
  });

  it('are written by members, and changed, deleted and brought back', async () => {
    const template = await add({
      title: ' Newsletter ',
      brief: 'Once a month',
      purpose: 'To be remembered',
      inputs: 'Subject:',
      acceptanceCriteria: '- Read twice',
      estimateMinutes: 90,
      checklist: [{ text: 'Approve', by: 'client' }],
      deliverable: 'The mail as sent',
    });
    expect(template).toMatchObject({
      shipped: false,
      title: 'Newsletter',
      offered: false,
      version: 1,
      can: { edit: true, remove: true },
    });
    const path = `/task-templates/${template.id}`;
    const { body } = await bea.visitor
      .patch(path, { title: 'Letter', deliverable: null })
      .set('If-Match', '"1"')
      .expect(200);
    expect(body).toMatchObject({ title: 'Letter', brief: 'Once a month', deliverable: null, version: 2 });
    await anna.patch(path, { title: 'x' }).set('If-Match', '"1"').expect(412);
    await anna.delete(path).set('If-Match', '"2"').expect(204);
    expect((await own(anna)).map(({ id }) => id)).not.toContain(template.id);
    expect((await anna.patch(path, { title: 'x' }).expect(409)).body.code).toBe('task-template.deleted');
    expect((await anna.delete(path).expect(409)).body.code).toBe('task-template.deleted');
    await anna.post(`${path}/restore`).expect(200);
    expect((await anna.post(`${path}/restore`).expect(409)).body.code).toBe('task-template.not-deleted');
    expect((await own(anna)).map(({ id }) => id)).toContain(template.id);
  });

  it('are read by clients where they are offered', async () => {
    const [offered, kept] = [await add({ offered: true }), await add()];
    const seen = async () => (await own(giulia.visitor)).map(({ id }) => id);
    expect(await seen()).toContain(offered.id);
    expect(await seen()).not.toContain(kept.id);
    expect((await own(giulia.visitor))[0]).toMatchObject({ can: { edit: false, remove: false } });
    await anna.delete(`/task-templates/${offered.id}`).expect(204);
    expect(await seen()).not.toContain(offered.id);
    const { visitor } = giulia;
    await visitor.post('/task-templates', { language: 'it', title: 'x' }).expect(403);
    await visitor.patch(`/task-templates/${kept.id}`, { title: 'x' }).expect(403);
    await visitor.delete(`/task-templates/${kept.id}`).expect(403);
    await visitor.post(`/task-templates/${offered.id}/restore`).expect(403);
  });

  it('of one practice do not exist for another', async () => {
    const template = await add();
    const carla = await test.visitor().signUp({ email: 'carla@example.com' });
    expect(await own(carla)).toEqual([]);
    await carla.patch(`/task-templates/${template.id}`, { title: 'x' }).expect(404);
    await carla.delete(`/task-templates/${template.id}`).expect(404);
    await carla.post(`/task-templates/${template.id}/restore`).expect(404);
  });

  it('refuse what is malformed, and an id that is in use', async () => {
    const say = (fields: object) => anna.post('/task-templates', { language: 'en', title: 'T', ...fields });
    const step = (text: string, by: string) => ({ checklist: [{ text, by }] });
    for (const fields of [
      { title: ' ' },
      { title: 'x'.repeat(201) },
      { language: 'fr' },
      { estimateMinutes: 0 },
      step('', 'client'),
      step('x', 'nobody'),
      { checklist: Array(201).fill({ text: 'x', by: 'client' }) },
      { deliverable: '' },
      { shipped: true },
    ])
      await say(fields).expect(400);
    const { id } = await add();
    expect((await say({ id }).expect(409)).body.code).toBe('task-template.id-taken');
    await anna.patch(`/task-templates/${randomUUID()}`, { title: 'x' }).expect(404);
    await anna.patch('/task-templates/shipped:inbox', { title: 'x' }).expect(400);
  });

  it('are listed page by page, those of the product first', async () => {
    for (const title of ['b', 'A']) await add({ title, language: 'es' });
    const seen: string[] = [];
    let cursor = '';
    for (let page = 0; page < 10; page++) {
      const { items, nextCursor } = await list(anna, `language=es&limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...items.map(({ id, shipped, title }) => (shipped ? id : title)));
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    expect(seen).toEqual([
      'shipped:inbox',
      'shipped:calendar',
      'shipped:first-enquiry',
      'shipped:meeting',
      'shipped:business-trip',
      'shipped:archive',
      'shipped:translation',
      'A',
      'b',
    ]);
    await anna
      .get(`/task-templates?cursor=${Buffer.from('["own","x","no id"]').toString('base64url')}`)
      .expect(400);
  });
});

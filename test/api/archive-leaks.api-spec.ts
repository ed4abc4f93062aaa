import { ArchiveJobs } from '../../src/modules/archive/archive.jobs.js';
import { aComment } from '../builders/comment.js';
import { aPortalContact } from '../builders/contact.js';
import { aDeliverable } from '../builders/deliverable.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { aQuestion } from '../builders/question.js';
import { aTask, moved } from '../builders/task.js';
import { anUpload } from '../builders/upload.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const people = ['owner', 'assistant', 'contactX', 'contactY', 'stranger'] as const;
type Who = (typeof people)[number];
type Place = 'x' | 'y' | 'z';

/** For each kind of thing a word that stands in it alone, once for each place: what is read betrays where it was. */
const secrets = {
  task: 'quandtory', brief: 'blervistan', question: 'frumpledick', answer: 'gostrowing', shared: 'hintermobil',
  internal: 'jolverwitz', title: 'kabrundula', note: 'lomperissa', folder: 'mardelunga', tag: 'nestrovina', content: 'ostrapolka',
  draft: 'pelgranova', newer: 'rustimania', attachment: 'sclabofone', attached: 'tromulenko', hidden: 'urvizonelle', hiddenContent: 'vospelduran',
  deleted: 'wimbrolasta',
} as const; // prettier-ignore
type Secret = keyof typeof secrets;
const wordOf = (place: Place, secret: Secret) =>
  `${secrets[secret]}${{ x: 'xax', y: 'yoy', z: 'zuz' }[place]}`;

/** Of a place's own people, only members find these. */
const membersOnly: readonly Secret[] = ['internal', 'draft', 'newer', 'hidden', 'hiddenContent'];
const places: readonly Place[] = ['x', 'y', 'z'];
const reach: Readonly<Record<Who, readonly Place[]>> = {
  owner: ['x', 'y'],
  assistant: ['x'],
  contactX: ['x'],
  contactY: ['y'],
  stranger: ['z'],
};
const mayFind = (who: Who, place: Place, secret: Secret) =>
  secret !== 'deleted' &&
  reach[who].includes(place) &&
  (!who.startsWith('contact') || !membersOnly.includes(secret));

describe('what the archive gives to each', () => {
  let test: TestApp;
  const visitors = {} as Record<Who, Visitor>;
  const clients = {} as Record<Place, string>;

  beforeAll(async () => {
    test = await startApp();
    visitors.owner = await test.visitor().signUp();
    visitors.stranger = await test
      .visitor()
      .signUp({ email: 'stranger@example.com', workspaceName: 'Other' });
    const assistant = await aMember(test, visitors.owner);
    visitors.assistant = assistant.visitor;
    for (const place of places) {
      const keeper = place === 'z' ? visitors.stranger : visitors.owner;
      const office = await anEngagement(keeper, place === 'x' ? { assistantIds: [assistant.id] } : {});
      clients[place] = office.clientId;
      const contact = await aPortalContact(test, keeper, { clientId: office.clientId });
      if (place !== 'z') visitors[place === 'x' ? 'contactX' : 'contactY'] = contact.visitor;
      await fill(keeper, contact.visitor, office.id, place);
    }
    for (const { workspaceId, storageKey } of await waiting())
      await test.app.get(ArchiveJobs).run({ workspaceId, storageKey });
  }, 60_000);
  afterAll(() => test.close());

  const waiting = () =>
    test.sql<{ workspaceId: string; storageKey: string }>(
      `SELECT workspace_id AS "workspaceId", storage_key AS "storageKey" FROM archive_content WHERE state = 'waiting' ORDER BY 2`,
    );

  /** One of each kind, with its word. */
  async function fill(keeper: Visitor, contact: Visitor, engagementId: string, place: Place) {
    const say = (secret: Secret) => wordOf(place, secret);
    const task = await aTask(keeper, { engagementId, title: say('task'), brief: say('brief') });
    await moved(keeper, task, 'in_progress');
    const question = await aQuestion(keeper, task, { text: say('question') });
    await contact.post(`/questions/${question.id}/answers`, { text: say('answer') }).expect(200);
    await aComment(keeper, { taskId: task.id, body: say('shared'), visibility: 'client' });
    await aComment(keeper, { taskId: task.id, body: say('internal') });
    const gone = await aComment(keeper, { taskId: task.id, body: say('deleted'), visibility: 'client' });
    await keeper.delete(`/comments/${gone.id}`).expect(204);
    const facts = { engagementId, title: say('title'), note: say('note'), folder: say('folder'), tags: say('tag') };
    const paper = await aDeliverable(keeper, facts, { name: 'a.txt', content: say('content') });
    await aDeliverable(keeper, { engagementId, show: 'false', title: say('draft') });
    const newer = { name: 'b.txt', content: say('newer') };
    await aDeliverable(keeper, { engagementId, title: 'Both' }, { name: 'a.txt', content: 'first' }).then(({ id }) =>
      keeper.upload(`/deliverables/${id}/versions`, {}, newer).expect(201),
    );
    for (const [name, content, visibility] of [
      ['attachment', 'attached', 'client'],
      ['hidden', 'hiddenContent', 'internal'],
    ] as const) {
      const uploadId = await anUpload(test, keeper, { name: `${say(name)}.txt`, content: say(content) });
      await keeper.post('/attachments', { taskId: task.id, uploadId, visibility }).expect(201);
    }
    expect(paper.id).toBeDefined();
  } // prettier-ignore

  const search = async (who: Who, q: string, more = '') =>
    (await visitors[who].get(`/archive/search?limit=200&q=${encodeURIComponent(q)}${more}`).expect(200))
      .body as {
      items: { id: string }[];
      corrected: string | null;
    };
  /** Words of others in an answer, wherever they stand. */
  const betrayed = (who: Who, answer: unknown, asked = '') =>
    places.flatMap((place) =>
      (Object.keys(secrets) as Secret[])
        .filter((secret) => !mayFind(who, place, secret))
        .map((secret) => wordOf(place, secret))
        .filter((word) => word !== asked && JSON.stringify(answer).includes(word)),
    );

  describe.each(people)('%s', (who) => {
    it('is what they may see, by its whole word, its beginning and its mistyped word; of the rest, nothing', async () => {
      const wrong: string[] = [];
      for (const place of places)
        for (const secret of Object.keys(secrets) as Secret[]) {
          const word = wordOf(place, secret);
          const expected = mayFind(who, place, secret);
          const ways = { whole: word, beginning: word.slice(0, -1), phrase: `"${word}"`, mistyped: `${word.slice(0, 4)}${word.slice(5)}` };
          for (const [way, q] of Object.entries(ways)) {
            const answer = await search(who, q);
            const leaks = betrayed(who, answer, q);
            if (answer.items.length > 0 !== expected || leaks.length > 0)
              wrong.push(`${place} ${secret} ${way}: ${answer.items.length} found, ${answer.corrected}, ${leaks.join()}`);
          }
        }
      expect(wrong).toEqual([]);
    }, 60_000); // prettier-ignore

    it('is theirs when nothing is asked for, when only something is unwanted, and in every foreign place', async () => {
      for (const q of ['', '-nothing', '-first'])
        expect({ q, betrayed: betrayed(who, await search(who, q)) }).toEqual({ q, betrayed: [] });
      for (const place of places.filter((each) => !reach[who].includes(each))) {
        expect((await search(who, '', `&clientId=${clients[place]}`)).items).toEqual([]);
        expect((await search(who, '', `&folder=${wordOf(place, 'folder')}`)).items).toEqual([]);
        expect((await search(who, '', `&tag=${wordOf(place, 'tag')}`)).items).toEqual([]);
      }
    });
  });

  it('is nothing in a transaction without a context, whatever it asks', async () => {
    const asked = JSON.stringify({ terms: [{ text: wordOf('x', 'task'), is: 'word', beginning: true }] });
    expect(await test.sql('SELECT * FROM archive_search($1, 100)', [asked])).toEqual([]);
    expect(await test.sql('SELECT * FROM archive_search($1, 100)', ['{"terms":[]}'])).toEqual([]);
  });

  it('leaves no word of another kind of person in reach of SQL: contacts read neither contents nor words', async () => {
    const rows = await test.sql<{ place: string; condition: string }>(
      `SELECT tablename AS place, qual AS condition FROM pg_policies
       WHERE tablename IN ('archive_content', 'archive_word') ORDER BY 1`,
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const { condition } of rows) expect(condition).toMatch(/role\(\).*'system'/);
  });

  it('is read again after a reader was killed, and the fourth time left alone', async () => {
    const { id } = await aDeliverable(visitors.owner, {}, { name: 'again.txt', content: 'perseverance' });
    const [waits] = await waiting();
    if (!waits) throw new Error('nothing waits');
    await test.sql('UPDATE archive_content SET attempts = 2 WHERE storage_key = $1', [waits.storageKey]);
    await test.app.get(ArchiveJobs).run(waits);
    expect((await search('owner', 'perseverance')).items).toMatchObject([{ id }]);
    await test.app.get(ArchiveJobs).run(waits);
    await test.sql(`UPDATE archive_content SET state = 'waiting', attempts = 3 WHERE storage_key = $1`, [
      waits.storageKey,
    ]);
    await test.app.get(ArchiveJobs).run(waits);
    const [row] = await test.sql('SELECT state, reason FROM archive_content WHERE storage_key = $1', [
      waits.storageKey,
    ]);
    expect(row).toEqual({ state: 'unreadable', reason: 'gave-up' });
  });
});

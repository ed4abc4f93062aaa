import { setTimeout as pause } from 'node:timers/promises';
import { ArchiveJobs } from '../../src/modules/archive/archive.jobs.js';
import { TypstPdfWriter } from '../../src/platform/documents/pdf.js';
import { aComment } from '../builders/comment.js';
import { aPortalContact } from '../builders/contact.js';
import { aDeliverable } from '../builders/deliverable.js';
import { anEngagement, type BuiltEngagement } from '../builders/engagement.js';
import { aQuestion } from '../builders/question.js';
import { aTask, moved } from '../builders/task.js';
import { anUpload } from '../builders/upload.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { documents } from '../support/zip.js';

interface Found {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly excerpt: readonly { readonly text: string; readonly hit: boolean }[];
  readonly internal: boolean;
}
interface Answer {
  readonly items: Found[];
  readonly corrected: string | null;
  readonly nextCursor: string | null;
}

describe('the archive', () => {
  let test: TestApp;
  let anna: Visitor;
  let office: BuiltEngagement;
  let giulia: Visitor;

  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
    office = await anEngagement(anna, { name: 'Office' });
    giulia = (await aPortalContact(test, anna, { clientId: office.clientId })).visitor;
    await test.work();
  });
  afterAll(() => test.close());

  const here = () => ({ engagementId: office.id });
  const search = async (who: Visitor, q: string, more: Record<string, string> = {}): Promise<Answer> => {
    const asked = new URLSearchParams({ q, ...more });
    return (await who.get(`/archive/search?${asked}`).expect(200)).body as Answer;
  };
  const ids = async (who: Visitor, q: string, more: Record<string, string> = {}) =>
    (await search(who, q, more)).items.map(({ id }) => id);
  const hits = ({ items }: Answer) =>
    items[0]?.excerpt.filter(({ hit }) => hit).map(({ text }) => text) ?? [];
  /** Files are read by a job: a moment later. */
  const untilRead = async () => {
    for (let turn = 0; turn < 300; turn++) {
      const [{ waiting } = { waiting: 0 }] = await test.sql<{ waiting: number }>(
        `SELECT count(*)::int AS waiting FROM archive_content WHERE state = 'waiting'`,
      );
      if (waiting === 0) return;
      await pause(100);
    }
    throw new Error('the files are not read');
  };

  describe('finds', () => {
    it.each([
      ['it', 'Prenotazione dei viaggi', 'Confermare le fatture della società per la riunione', 'viaggio', 'fattura', 'riunioni', 'societa'],
      ['en', 'Booking the flights', 'Please confirm the invoices for the companies that we have visited', 'flight', 'invoice', 'company', 'visit'],
      ['de', 'Buchung der Reisen', 'Bitte die Rechnungen für das Büro und die Häuser prüfen', 'Reise', 'Rechnung', 'Haus', 'Hausern'],
      ['es', 'Reserva de los vuelos', 'Confirmar las facturaciones y las reuniones con el señor Núñez', 'vuelo', 'facturación', 'reunion', 'Nunez'],
    ])('a task in %s by other forms of its words, with and without accents', async (_language, title, brief, ...words) => {
      const task = await aTask(anna, { ...here(), title, brief });
      for (const word of words) expect({ word, found: await ids(anna, `${word} `) }).toEqual({ word, found: [task.id] });
    }); // prettier-ignore

    it('a question with its choices and answer, and a comment, under the title of their task', async () => {
      const task = await aTask(anna, { ...here(), title: 'Zeppelin tour' });
      await moved(anna, task, 'in_progress');
      const question = await aQuestion(anna, task, { text: 'Which gondola?', choices: ['starboard', 'larboard'] });
      const comment = await aComment(anna, { taskId: task.id, body: 'Beware of **hailstones**', visibility: 'client' });
      for (const word of ['gondolas', 'larboard']) expect(await ids(giulia, word)).toEqual([question.id]);
      const { items } = await search(giulia, 'hailstone');
      expect(items).toEqual([
        {
          kind: 'comment', id: comment.id, taskId: task.id, deliverableId: null, ...here(), title: 'Zeppelin tour',
          clientName: expect.any(String), folder: '', tags: [], at: '2026-11-16T08:30:00Z', internal: false,
          excerpt: [{ text: 'Beware of **', hit: false }, { text: 'hailstones', hit: true }, { text: '**', hit: false }],
        },
      ]);
      await giulia.post(`/questions/${question.id}/answers`, { text: 'The velvet one' }).expect(200);
      expect(await ids(anna, 'velvet')).toContain(question.id);
    }); // prettier-ignore

    it('a document by a word inside its PDF', async () => {
      const facts = { language: 'en', title: 'Report', date: test.clock.now() } as const;
      const pdf = new TypstPdfWriter().write(
        '#set document(title: "R")\nThe quokkas were counted.',
        {},
        facts,
      );
      const file = { name: 'report.pdf', content: Buffer.from(pdf) };
      const { body } = await anna.upload('/deliverables', { ...here(), show: 'true' }, file).expect(201);
      await untilRead();
      const answer = await search(giulia, 'quokka');
      expect(answer.items.map(({ id }) => id)).toEqual([body.id]);
      expect(hits(answer)).toEqual(['quokkas']);
    });

    it.each(['docx', 'xlsx', 'pptx', 'odt', 'ods'] as const)('a word inside a file of %s', async (type) => {
      const file = { name: `a.${type}`, content: documents[type](`Übergabe von ${type}keks`) };
      const { body } = await anna.upload('/deliverables', { ...here(), show: 'true' }, file).expect(201);
      await untilRead();
      expect(await ids(giulia, `${type}keks`)).toEqual([body.id]);
    });

    it('a word inside an attachment, and in text of an older encoding', async () => {
      const task = await aTask(anna, here());
      const content = Buffer.from('Der Bücherbär schläft', 'latin1');
      const uploadId = await anUpload(test, anna, { name: 'alt.txt', content });
      const { body } = await anna.post('/attachments', { taskId: task.id, uploadId, visibility: 'client' }).expect(201);
      await untilRead();
      expect(await ids(giulia, 'bucherbar')).toEqual([body.id]);
      await anna.delete(`/attachments/${body.id}`).expect(204);
      expect(await ids(anna, 'bucherbar')).toEqual([]);
    }); // prettier-ignore

    it('by the beginning of the last word, by a phrase, and without what is unwanted', async () => {
      const one = await aTask(anna, { ...here(), title: 'Marmalade for breakfast' });
      const other = await aTask(anna, { ...here(), title: 'Breakfast with marmalade' });
      const both = [one.id, other.id].sort();
      expect((await ids(anna, 'marmal')).sort()).toEqual(both);
      expect((await ids(anna, 'breakfast marmal')).sort()).toEqual(both);
      expect(await ids(anna, '"marmalade for"')).toEqual([one.id]);
      expect(await ids(anna, 'marmalade -"breakfast with"')).toEqual([one.id]);
      expect(await ids(anna, 'marmalade -breakfasts')).toEqual([]);
    });

    it('what says it in its title before what mentions it, and the newer of two a little before the older', async () => {
      const old = await aTask(anna, { ...here(), title: 'Saxophone lesson' });
      test.clock.advance({ hours: 20 });
      const newer = await aTask(anna, { ...here(), title: 'Saxophone lesson' });
      const mention = await aTask(anna, { ...here(), title: 'Music', brief: 'the saxophone and the lesson' });
      expect(await ids(anna, 'saxophone')).toEqual([newer.id, old.id, mention.id]);
      const first = await search(anna, 'saxophone', { limit: '2' });
      const rest = await search(anna, 'saxophone', { limit: '2', cursor: first.nextCursor ?? '' });
      expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([newer.id, old.id, mention.id]);
      expect(rest.nextCursor).toBeNull();
      test.clock.set('2026-11-16T08:30:00Z');
    });

    it('only what was asked for: a kind, a client, an engagement, a folder with those in it, a tag', async () => {
      const fields = { ...here(), title: 'Platypus file', folder: 'Viaggi/2026', tags: 'urgent' };
      const { id } = await aDeliverable(anna, fields);
      const task = await aTask(anna, { title: 'Platypus task' });
      const only = (more: Record<string, string>) => ids(anna, 'platypus', more);
      expect((await only({})).sort()).toEqual([id, task.id].sort());
      const fitting: Record<string, string>[] = [
        { kind: 'deliverable' },
        { clientId: office.clientId },
        { engagementId: office.id },
        { folder: 'Viaggi' },
        { folder: 'Viaggi/2026' },
        { tag: 'urgent' },
      ];
      for (const more of fitting) expect({ more, found: await only(more) }).toEqual({ more, found: [id] });
      const others: Record<string, string>[] = [{ folder: 'Via' }, { tag: 'urg' }, { kind: 'comment' }];
      for (const more of others) expect(await only(more)).toEqual([]);
      const browsed = (await anna.get('/archive/search?folder=Viaggi').expect(200)).body as Answer;
      expect(browsed.items.map((item) => item.id)).toEqual([id]);
    });
  });

  describe('tolerates mistyping', () => {
    it('of one word, of two letters changed about, and says how it was understood', async () => {
      const task = await aTask(anna, { ...here(), title: 'Dîner à Montmartre mit Gästebücher' });
      for (const [typed, meant] of [
        ['Montmatre', 'Montmartre'],
        ['Motnmartre', 'Montmartre'],
        ['xontmartre', 'Montmartre'],
        ['Gastebuchet', 'Gästebücher'],
      ] as const) {
        const { items, corrected } = await search(anna, `${typed} mit`);
        expect({ typed, found: items.map(({ id }) => id), corrected }).toEqual({ typed, found: [task.id], corrected: `${meant} mit` });
      }
      expect(await search(anna, 'Montmartre')).toMatchObject({ corrected: null });
    }); // prettier-ignore

    it('but invents nothing: far from every word, in a phrase, or with digits', async () => {
      for (const q of ['qqqqwwww', '"Montmatre"', 'Montmatre2', 'zz'])
        expect(await search(anna, q)).toEqual({ items: [], corrected: null, nextCursor: null });
    });
  });

  describe('stays true', () => {
    it('when titles, folders and contents change, and when a document goes and comes back', async () => {
      const { id } = await aDeliverable(anna, { ...here(), title: 'Flamingo list' });
      await anna.patch(`/deliverables/${id}`, { title: 'Pelican list', folder: 'Birds' }).expect(200);
      expect(await ids(anna, 'flamingo')).toEqual([]);
      expect(await ids(giulia, 'pelican', { folder: 'Birds' })).toEqual([id]);
      await anna.delete(`/deliverables/${id}`).expect(204);
      for (const who of [anna, giulia]) expect(await ids(who, 'pelican')).toEqual([]);
      await anna.post(`/deliverables/${id}/restore`).expect(200);
      expect(await ids(giulia, 'pelican')).toEqual([id]);
    });

    it('for a draft, a shown version, a newer draft, and hiding again', async () => {
      const file = { name: 'one.txt', content: 'about armadillos' };
      const { id } = await aDeliverable(anna, { ...here(), title: 'Zoo', show: 'false' }, file);
      await untilRead();
      expect((await search(anna, 'armadillo')).items).toMatchObject([{ id, internal: true }]);
      expect(await ids(giulia, 'armadillo')).toEqual([]);
      await anna.post(`/deliverables/${id}/show`, { version: 1 }).expect(200);
      expect((await search(giulia, 'armadillo')).items).toMatchObject([{ id, internal: false }]);
      const next = { name: 'two.txt', content: 'about wombats' };
      await anna.upload(`/deliverables/${id}/versions`, {}, next).expect(201);
      await untilRead();
      expect(await ids(anna, 'armadillo')).toEqual([]);
      expect((await search(anna, 'wombat')).items).toMatchObject([{ id, internal: true }]);
      expect(await ids(giulia, 'armadillo')).toEqual([id]);
      expect(await ids(giulia, 'wombat')).toEqual([]);
    });

    it('for a comment that is shared, edited, deleted and restored', async () => {
      const task = await aTask(anna, here());
      const comment = await aComment(anna, { taskId: task.id, body: 'Hippogriff' });
      expect(await ids(anna, 'hippogriff')).toEqual([comment.id]);
      expect(await ids(giulia, 'hippogriff')).toEqual([]);
      await anna.patch(`/comments/${comment.id}`, { visibility: 'client' }).expect(200);
      expect(await ids(giulia, 'hippogriff')).toEqual([comment.id]);
      await anna.patch(`/comments/${comment.id}`, { body: 'Basilisk' }).expect(200);
      expect(await ids(giulia, 'hippogriff')).toEqual([]);
      await anna.delete(`/comments/${comment.id}`).expect(204);
      expect(await ids(anna, 'basilisk')).toEqual([]);
      await anna.post(`/comments/${comment.id}/restore`).expect(200);
      expect(await ids(giulia, 'basilisk')).toEqual([comment.id]);
    });

    it('when contents are taken out of the store for good', async () => {
      const { id } = await aDeliverable(anna, { ...here(), title: 'Kept name' }, { name: 'k.txt', content: 'axolotl' });
      await untilRead();
      expect(await ids(anna, 'axolotl')).toEqual([id]);
      await test.sql(`SELECT set_config('app.workspace', workspace_id::text, false), set_config('app.role', 'system', false) FROM deliverable WHERE id = $1`, [id]);
      await test.sql(`UPDATE deliverable_version SET storage_key = NULL, content_removed_at = now(), content_removed_why = 'keep-until' WHERE deliverable_id = $1`, [id]);
      expect(await ids(anna, 'axolotl')).toEqual([]);
      expect(await ids(anna, '"kept name"')).toEqual([id]);
      expect(await test.sql(`SELECT FROM archive_content WHERE text LIKE '%axolotl%'`)).toEqual([]);
    }); // prettier-ignore

    it('with files that cannot be read: found by their names, and the reason is kept', async () => {
      const file = { name: 'Narwhal.docx', content: documents.docx('x').subarray(0, 150) };
      const { body } = await anna.upload('/deliverables', { ...here(), show: 'true' }, file).expect(201);
      await untilRead();
      expect(await ids(giulia, 'narwhal')).toEqual([body.id]);
      const [row] = await test.sql(
        `SELECT state, reason FROM archive_content WHERE file_name = 'Narwhal.docx'`,
      );
      expect(row).toEqual({ state: 'unreadable', reason: 'broken' });
    });
  });

  describe('forgets words at night', () => {
    const known = async (...words: string[]) =>
      (
        await test.sql<{ word: string }>(
          'SELECT DISTINCT word FROM archive_word WHERE word = ANY ($1) ORDER BY 1',
          [words],
        )
      ).map(({ word }) => word);
    const night = () => test.app.get(ArchiveJobs).sweep(); // prettier-ignore

    it('that nothing has any more, and keeps those that stand elsewhere', async () => {
      const task = await aTask(anna, { ...here(), title: 'Quetzal and ibex' });
      const comment = await aComment(anna, { taskId: task.id, body: 'The wolpertinger saw an ibex' });
      await aTask(anna, { ...here(), title: 'Renamed jackalope' }).then(({ id }) =>
        anna.patch(`/tasks/${id}`, { title: 'Renamed hare' }).expect(200),
      );
      await anna.delete(`/comments/${comment.id}`).expect(204);
      expect(await known('ibex', 'jackalope', 'quetzal', 'wolpertinger')).toHaveLength(4);
      await night();
      expect(await known('ibex', 'jackalope', 'quetzal', 'wolpertinger')).toEqual(['ibex', 'quetzal']);
      expect((await search(anna, 'quetsal')).corrected).toBe('Quetzal');
      await anna.post(`/comments/${comment.id}/restore`).expect(200);
      expect(await known('wolpertinger')).toEqual(['wolpertinger']);
      await night();
      expect(await known('wolpertinger')).toEqual(['wolpertinger']);
    });

    it('in steps, over all words of all workspaces', async () => {
      await test.sql(
        `INSERT INTO archive_word SELECT w.id, 'zz' || translate(n::text, '0123456789', 'abcdefghij') FROM workspace w, generate_series(1, 1200) n`,
      );
      await night();
      expect(await test.sql(`SELECT FROM archive_word WHERE word LIKE 'zz%'`)).toEqual([]);
      expect(await known('ibex')).toEqual(['ibex']);
    });

    it('but none while somebody writes: an entry that is not committed yet may have it', async () => {
      await test.sql(`INSERT INTO archive_word SELECT id, 'zzwritten' FROM workspace`);
      const [writes] = await test.sql<{ id: string }>('SELECT id FROM workspace');
      const lock = [`archive-words ${writes?.id}`];
      await test.sql('SELECT pg_advisory_lock_shared(hashtextextended($1, 0))', lock);
      await night();
      expect(await known('zzwritten')).toEqual(['zzwritten']);
      await test.sql('SELECT pg_advisory_unlock_shared(hashtextextended($1, 0))', lock);
      await night();
      expect(await known('zzwritten')).toEqual([]);
    });
  });

  it('refuses what makes no sense, and takes every text for words and nothing else', async () => {
    await anna.get('/archive/search?kind=secret').expect(400);
    await anna.get('/archive/search?clientId=1').expect(400);
    await anna.get(`/archive/search?q=${'x'.repeat(301)}`).expect(400);
    for (const position of [['1', 'x', 'task'], ['x', office.id, 'task'], ['1', office.id, 'x'], ['1']]) {
      const cursor = Buffer.from(JSON.stringify(position)).toString('base64url');
      await anna.get(`/archive/search?q=a&cursor=${cursor}`).expect(400);
    }
    for (const q of ["'; DROP TABLE task; --", 'a & b | !c', '<->', '\\', "''''", 'ÿ:*', '( ((', '%_', '😀 emoji', 'x'.repeat(300)])
      await search(anna, q);
    await test.visitor().get('/archive/search?q=a').expect(401);
  }); // prettier-ignore
});

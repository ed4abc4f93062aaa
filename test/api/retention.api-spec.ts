import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { DeliverablePreviewsJobs } from '../../src/modules/deliverables/deliverable-previews.jobs.js';
import { FilesJobs } from '../../src/platform/files/files.jobs.js';
import { RetentionJobs } from '../../src/modules/deliverables/retention.jobs.js';
import { aPortalContact } from '../builders/contact.js';
import { aDeliverable } from '../builders/deliverable.js';
import { anEngagement } from '../builders/engagement.js';
import { linkIn, waitForReports } from '../support/report-mail.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';

describe('how long contents are kept', () => {
  let test: TestApp;
  let anna: Visitor;
  beforeAll(async () => {
    test = await startApp({ now: NOW });
    anna = await test.visitor().signUp();
  }, 30_000);
  beforeEach(() => test.clock.set(NOW));
  afterAll(() => test.close());

  const night = async (day: string) => {
    test.clock.set(`${day}T03:10:00Z`);
    await test.app.get(RetentionJobs).run();
    // Months later nobody is signed in any more; that is another story.
    await test.sql(`UPDATE session SET expires_at = '2030-01-01'`);
  };
  const content = (id: string, number = 1) => `/deliverables/${id}/versions/${number}/content`;
  const stored = async () => {
    const root = fileURLToPath(test.environment.filesUrl);
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).length;
  };
  const read = async (who: Visitor, id: string) => (await who.get(`/deliverables/${id}`).expect(200)).body;

  it('is agreed for an engagement: so many months after its last day, in its own zone', async () => {
    const { id: engagementId, clientId } = await anEngagement(anna, { retentionMonths: 6 });
    const giulia = await aPortalContact(test, anna, { clientId });
    const paper = await aDeliverable(anna, { engagementId });
    await night('2026-12-01');
    await anna.get(content(paper.id)).expect(200);
    await anna.patch(`/engagements/${engagementId}`, { endedOn: '2026-11-30' }).expect(200);
    await night('2027-05-30');
    await anna.get(content(paper.id)).expect(200);
    const before = await stored();
    await night('2027-05-31');
    expect(await stored()).toBe(before - 1);
    const { body } = await giulia.visitor.get(content(paper.id)).expect(410);
    expect(body).toMatchObject({ code: 'deliverable.content-removed', details: { day: '2027-05-31', why: 'engagement-ended' } });
    await giulia.visitor.get(`/deliverables/${paper.id}/versions/1/preview`).expect(410);
    expect(await read(giulia.visitor, paper.id)).toMatchObject({
      title: paper.title,
      contentRemovedAt: '2027-05-31T03:10:00Z',
      latest: { fileName: 'notes.txt', size: 13, sha256: paper.latest.sha256, contentRemovedWhy: 'engagement-ended', hasPreview: false },
    });
    const edited = await anna.patch(`/engagements/${engagementId}`, { retentionMonths: null }).expect(200);
    expect(edited.body.retentionMonths).toBeNull();
    await anna.patch(`/engagements/${engagementId}`, { retentionMonths: 0 }).expect(400);
  }); // prettier-ignore

  it('may be said for one document, sooner or longer than for the others; a link has nothing to remove', async () => {
    const { id: engagementId } = await anEngagement(anna, { retentionMonths: 1 });
    await anna.patch(`/engagements/${engagementId}`, { endedOn: '2026-11-30' }).expect(200);
    const short = await aDeliverable(anna, { engagementId, keepUntil: '2026-12-10' });
    const long = await aDeliverable(anna, { engagementId, keepUntil: '2027-12-31' });
    const link = await anna.post('/deliverables', { engagementId, url: 'https://a.example', keepUntil: '2026-12-10' }).expect(201); // prettier-ignore
    const text = await anna.post('/deliverables', { engagementId, body: 'Secret words', keepUntil: '2026-12-10' }).expect(201); // prettier-ignore
    await night('2026-12-10');
    await anna.get(content(short.id)).expect(200);
    await night('2026-12-11');
    await anna.get(content(short.id)).expect(410);
    expect(await read(anna, text.body.id)).toMatchObject({
      latest: { body: null, contentRemovedWhy: 'keep-until' },
    });
    expect(await read(anna, link.body.id)).toMatchObject({
      latest: { url: 'https://a.example', contentRemovedAt: null },
    });
    await night('2027-06-01');
    await anna.get(content(long.id)).expect(200);
  });

  it('is thirty days for what was deleted, pictures of it included; until then it can be brought back', async () => {
    const { id: engagementId } = await anEngagement(anna);
    const photo = await sharp({ create: { width: 900, height: 900, channels: 3, background: '#369' } }).png().toBuffer(); // prettier-ignore
    const workspaceId = await anna.workspaceId();
    const before = await stored();
    const { id } = await aDeliverable(anna, { engagementId }, { name: 'a.png', content: photo as never });
    await test.app.get(DeliverablePreviewsJobs).run({ workspaceId, deliverableId: id, number: '1' });
    expect(await stored()).toBe(before + 3);
    await anna.delete(`/deliverables/${id}`).expect(204);
    await night('2026-12-15');
    await anna.post(`/deliverables/${id}/restore`).expect(200);
    await anna.get(content(id)).expect(200);
    await anna.delete(`/deliverables/${id}`).expect(204);
    await night('2027-01-15');
    expect(await stored()).toBe(before);
    const restored = await anna.post(`/deliverables/${id}/restore`).expect(200);
    expect(restored.body).toMatchObject({ latest: { contentRemovedWhy: 'deleted' } });
    await anna.get(content(id)).expect(410);
  }, 30_000);

  it('gives the room back, also of what came in pieces, and leaves nothing to the sweep', async () => {
    const { id: engagementId } = await anEngagement(anna);
    const bytes = async () => Number((await test.sql<{ sum: string }>(`SELECT coalesce(sum(size), 0) AS sum FROM upload WHERE storage_key IS NOT NULL`))[0]?.sum); // prettier-ignore
    const { headers } = await anna
      .post('/uploads', Buffer.from('What was said'))
      .set({
        'Tus-Resumable': '1.0.0',
        'Upload-Length': '13',
        'Content-Type': 'application/offset+octet-stream',
      })
      .expect(201);
    const uploadId = (headers['location'] as string).split('/').at(-1);
    const { body } = await anna
      .post('/deliverables', { engagementId, uploadId, keepUntil: '2026-12-10' })
      .expect(201);
    expect(await bytes()).toBe(13);
    await night('2026-12-11');
    expect(await bytes()).toBe(0);
    await anna.get(content(body.id)).expect(410);
    const left = await stored();
    await test.app.get(FilesJobs).run();
    expect(await stored()).toBe(left);
  });

  it('is told on the page of a report that leads to it: since when, and why', async () => {
    const { id: engagementId, clientId } = await anEngagement(anna);
    await aPortalContact(test, anna, { clientId, email: 'reader@example.com', language: 'de' });
    test.clock.set('2026-11-12T09:00:00Z');
    const paper = await aDeliverable(anna, { engagementId, keepUntil: '2026-11-20' });
    test.clock.set(NOW);
    const report = await anna.post('/reports', { engagementId, week: '2026-W46' }).expect(201);
    await anna.post(`/reports/${report.body.id}/send`).expect(200);
    await test.work();
    const [mail] = await waitForReports(test.mails, 'reader@example.com');
    const link = linkIn(mail).slice(1);
    await test.visitor().get(`//${link}/files/${paper.id}/1`).expect(200);
    await night('2026-11-21');
    const page = await test.visitor().get(`//${link}/files/${paper.id}/1`).expect(410);
    expect(page.headers['content-type']).toMatch(/text\/html/);
    expect(page.text).toContain('21. November 2026');
    expect(page.text).toContain('notes.txt');
    expect(page.text).toContain('aufbewahrt');
  }, 30_000);
});

import { aContact } from '../builders/contact.js';
import { anOwner } from '../builders/owner.js';
import { anOffice, sentReport, type BuiltOffice } from '../builders/report.js';
import { linkIn, waitForReports } from '../support/report-mail.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';

interface Link { id: string; url: string | null; expiresAt: string; revokedAt: string | null; can: { revoke: boolean } } // prettier-ignore

describe('links to a report', () => {
  let test: TestApp;
  let anna: Visitor;
  let giulia: BuiltOffice['giulia'];
  let clientId: string;
  let engagementId: string;
  let reportId: string;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    await test.work();
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    anna = await (await anOwner(test, NOW)).lasting();
    ({ id: engagementId, clientId, giulia } = await anOffice(test, anna));
    ({ id: reportId } = await sentReport(anna, { engagementId, week: '2026-W46' }));
  });

  const share = async (by: Visitor, body: object = {}): Promise<Link> =>
    (await by.post('/report-links', { reportId, ...body }).expect(201)).body as Link;
  const pathOf = ({ url }: Link) => `/${new URL(url ?? '').pathname}`;
  const open = (path: string, status = 200) => test.visitor().get(path).expect(status);
  const mailed = async (count = 1) =>
    `/${linkIn((await waitForReports(test.mails, giulia.email, count)).at(-1))}`;

  describe('that may be handed on', () => {
    it('read the report without sign-in, and can do nothing else', async () => {
      const path = pathOf(await share(anna, { label: 'Accountant' }));
      const { text, headers } = await open(path);
      expect(text).toContain('Calls of 2026-11-10');
      expect(text).not.toMatch(/<form/);
      expect(text).not.toContain('Giulia');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-robots-tag']).toContain('noindex');
      for (const act of ['/accept', '/questions', '/forward', '/unsubscribe'])
        await test
          .visitor()
          .post(`${path}${act}`, { contentSha256: 'a'.repeat(64) })
          .expect(404);
      const { body } = await anna.get(`/reports/${reportId}`).expect(200);
      expect(body).toMatchObject({ state: 'sent', answers: [] });
    });

    it('show it in the language that their reader wishes, on paper and in tables too', async () => {
      const path = pathOf(await share(anna));
      expect((await open(`${path}?language=de`)).text).toContain('<html lang="de"');
      for (const [ending, type] of [
        ['pdf', 'application/pdf'],
        ['csv', 'text/csv'],
        ['xlsx', 'spreadsheetml'],
        ['json', 'application/json'],
      ]) {
        const { headers } = await open(`${path}/report.${ending}?language=de`);
        expect(headers['content-type']).toContain(type);
      }
      await open(`${path}/report.exe`, 404);
    });

    it('are made by a contact from the page of their mail, the same one when asked again', async () => {
      const path = await mailed();
      const first = (await test.visitor().post(`${path}/forward`).expect(200)).text;
      const second = (await test.visitor().post(`${path}/forward`).expect(200)).text;
      const address = /\/r\/shared\/[\w-]{78}/.exec(first)?.[0];
      expect(second).toContain(address);
      expect((await open(`/${address}`)).text).toContain('Calls of 2026-11-10');
    });

    it('are taken back by who made them or a member, and then open nothing', async () => {
      const hers = await share(giulia.visitor);
      const annas = await share(anna);
      const { body } = await giulia.visitor.get('/report-links').expect(200);
      expect((body.items as Link[]).map(({ id }) => id)).toEqual([hers.id]);
      await giulia.visitor.delete(`/report-links/${annas.id}`).expect(404);
      await anna.delete(`/report-links/${hers.id}`).expect(204);
      await open(pathOf(hers), 410);
      await open(pathOf(annas));
      const { body: all } = await anna.get(`/report-links?reportId=${reportId}`).expect(200);
      expect((all.items as Link[]).map(({ id, url }) => [id, url === null])).toEqual([
        [annas.id, false],
        [hers.id, true],
      ]);
    });

    it('expire on the day that was said, ninety days at most', async () => {
      const link = await share(anna, { days: 2 });
      expect(link.expiresAt).toBe('2026-11-18T08:30:00Z');
      test.clock.set('2026-11-18T08:29:59Z');
      await open(pathOf(link));
      test.clock.set('2026-11-18T08:30:00Z');
      await open(pathOf(link), 410);
      await anna.post('/report-links', { reportId, days: 91 }).expect(400);
      await anna.post('/report-links', { reportId, days: 0 }).expect(400);
    });

    it('exist for sent reports alone, and for those in reach', async () => {
      const { body: draft } = await anna.post('/reports', { engagementId, week: '2026-W45' }).expect(201);
      await anna.post('/report-links', { reportId: draft.id }).expect(404);
      const stranger = await anOwner(test);
      await stranger.post('/report-links', { reportId }).expect(404);
      await open(`/r/shared/${'A'.repeat(78)}`, 404);
      await open(pathOf(await share(anna)).replace('/r/shared/', '/r/'), 404);
    });

    it('close with their contact', async () => {
      const link = await share(giulia.visitor);
      await anna.delete(`/contacts/${giulia.id}`).expect(204);
      await open(pathOf(link), 410);
    });
  });

  describe('that act', () => {
    const deliveryOf = async () =>
      (await anna.get(`/reports/${reportId}`).expect(200)).body.deliveries[0].id as string;

    it('are made anew: the new one comes by mail, every copy of the old one leads to nothing', async () => {
      const old = await mailed();
      await open(old);
      test.clock.advance({ minutes: 1 });
      await anna.post(`/reports/${reportId}/deliveries/${await deliveryOf()}/link`).expect(200);
      await open(old, 404);
      const renewed = await mailed(2);
      expect(renewed).not.toBe(old);
      await open(renewed);
      const { body } = await anna.get(`/reports/${reportId}`).expect(200);
      expect(body.deliveries).toEqual([expect.objectContaining({ state: 'sent', attempts: 2 })]);
    });

    it('show whoever reads along the report, and let them do nothing', async () => {
      const boss = await aContact(anna, { clientId, name: 'Marta Costa', language: 'es' });
      const recipients = [
        { contactId: giulia.id, role: 'to' },
        { contactId: boss.id, role: 'cc' },
      ];
      const schedule = { enabled: false, weekday: 1, time: '08:00', autoSend: false, recipients };
      await anna.put(`/engagements/${engagementId}/schedule`, schedule).expect(200);
      const { contentSha256 } = await sentReport(anna, { engagementId, week: '2026-W45' });
      const [mail] = await waitForReports(test.mails, boss.email);
      const path = `/${linkIn(mail)}`;
      expect((await open(path)).text).not.toMatch(/<form/);
      await test.visitor().post(`${path}/accept`, { contentSha256 }).expect(404);
      await test.visitor().post(`${path}/questions`, { contentSha256, text: 'Why?' }).expect(404);
      await test.visitor().post(`${path}/forward`).expect(404);
    });

    it('that were taken back open again under another address alone', async () => {
      const old = await mailed();
      test.clock.advance({ minutes: 1 });
      const link = `/reports/${reportId}/deliveries/${await deliveryOf()}/link`;
      await anna.delete(link).expect(200);
      await open(old, 410);
      await anna.post(link).expect(200);
      await open(old, 404);
      await open(await mailed(2));
    });
  });
});

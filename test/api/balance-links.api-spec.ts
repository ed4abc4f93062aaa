import { SignedLinks } from '../../src/platform/access/signed-link.js';
import { aContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const HOUR = 3600;

describe('the page of a balance', () => {
  let test: TestApp;
  let anna: Visitor;

  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
  });
  afterAll(() => test.close());

  const linked = async (language = 'en') => {
    const engagement = await anEngagement(anna, {
      startsOn: '2026-10-01',
      allowanceMinutes: 1200,
      showAmounts: true,
      overage: { mode: 'ask', limitMinutes: null, rate: { amount: '45.00', currency: 'EUR' } },
    });
    const contact = await aContact(anna, { clientId: engagement.clientId, language });
    const { body } = await anna
      .post('/balance-links', { engagementId: engagement.id, contactId: contact.id })
      .expect(201);
    return { id: engagement.id, contact, link: body, path: `/${new URL(body.url as string).pathname}` };
  };
  const log = (engagementId: string, day: string, durationSeconds: number, description = '') =>
    anna.post('/time-entries', { engagementId, day, durationSeconds, description }).expect(201);
  const page = (path: string) => test.visitor().get(path);

  it('opens without sign-in, shows used, left and every line, and is always current', async () => {
    const { id, path, link, contact } = await linked();
    expect(link).toMatchObject({
      contactId: contact.id,
      contactName: contact.name,
      revokedAt: null,
      can: { revoke: true },
    });
    await log(id, '2026-11-10', 6 * HOUR, 'Inbox <sorted>');
    const first = await page(path).expect(200);
    expect(first.text).toContain('14:00\u00a0h left');
    expect(first.text).toContain('6:00\u00a0h of 20:00\u00a0h used');
    expect(first.text).toContain('Inbox &lt;sorted&gt;');
    expect(first.text).toMatch(/1\s–\s31 October 2026/);
    expect(first.text).not.toMatch(/<script|<img/);
    expect(Buffer.byteLength(first.text)).toBeLessThan(15_000);
    expect(first.headers).toMatchObject({
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-store',
    });
    expect(first.headers['content-security-policy']).toContain("default-src 'none'");
    await log(id, '2026-11-11', HOUR);
    expect((await page(path).expect(200)).text).toContain('13:00\u00a0h left');
  });

  it('asks by a form, where only its POST answers', async () => {
    const { id, path } = await linked();
    expect((await page(path).expect(200)).text).not.toContain('<form');
    await log(id, '2026-11-10', 22 * HOUR);
    const asked = (await page(path).expect(200)).text;
    expect(asked).toContain('May we go on?');
    expect(asked).toContain('An hour beyond the balance costs €45.00.');
    const consentId = /name="consentId" value="([^"]+)"/.exec(asked)?.[1];
    const send = (fields: object) => test.visitor().post(`${path}/consent`, { consentId, ...fields });
    const unclear = await send({ answer: 'limited', hours: '' }).expect(303);
    expect(unclear.headers.location).toContain('?done=answer-missing#consent');
    const answered = await send({ answer: 'limited', hours: '5' }).expect(303);
    const after = await page(`/${answered.headers.location?.split('#')[0]}`).expect(200);
    expect(after.text).toContain('Thank you, your answer has arrived.');
    expect(after.text).toContain('agreed to up to 5:00\u00a0h beyond the balance');
    expect(after.text).not.toContain('<form');
    const { body } = await anna.get(`/engagements/${id}/balance`).expect(200);
    expect(body).toMatchObject({ unapprovedOverageSeconds: 0, consent: { state: 'granted', minutes: 300 } });
    // Pressed twice: what holds is shown.
    await send({ answer: 'declined' }).expect(303);
    expect((await anna.get(`/engagements/${id}/balance`)).body.consent).toMatchObject({ state: 'granted' });
  });

  it('answers nothing about another client', async () => {
    const one = await linked();
    const other = await linked();
    await log(other.id, '2026-11-10', 20 * HOUR);
    const { body } = await anna.get(`/consents?engagementId=${other.id}`).expect(200);
    await test
      .visitor()
      .post(`${one.path}/consent`, { consentId: body.items[0].id, answer: 'all' })
      .expect(404);
    expect((await anna.get(`/consents?engagementId=${other.id}`)).body.items[0]).toMatchObject({
      state: 'asked',
    });
  });

  it('is in the reader’s language, also when it opens nothing any more', async () => {
    const { path, link } = await linked('de');
    expect((await page(path).expect(200)).text).toContain('<html lang="de">');
    await anna.delete(`/balance-links/${link.id}`).expect(204);
    const closed = await page(path).expect(410);
    expect(closed.text).toContain('Dieser Link gilt nicht mehr');
    const again = await anna
      .post('/balance-links', { engagementId: link.engagementId, contactId: link.contactId })
      .expect(201);
    expect(again.body.id).not.toBe(link.id);
    await page(path).expect(410);
    const { body } = await anna.get(`/balance-links?engagementId=${link.engagementId}`).expect(200);
    expect(body.items).toMatchObject([
      { id: again.body.id },
      { id: link.id, url: null, can: { revoke: false } },
    ]);
  });

  it('is made once for a contact of that client, by those who work there', async () => {
    const { id, contact, link } = await linked();
    const same = await anna.post('/balance-links', { engagementId: id, contactId: contact.id }).expect(201);
    expect(same.body).toEqual(link);
    const foreign = await aContact(anna);
    await anna.post('/balance-links', { engagementId: id, contactId: foreign.id }).expect(404);
    const bea = await aMember(test, anna);
    await bea.visitor.post('/balance-links', { engagementId: id, contactId: contact.id }).expect(404);
    await bea.visitor.delete(`/balance-links/${link.id}`).expect(404);
    expect((await bea.visitor.get('/balance-links').expect(200)).body.items).toEqual([]);
  });

  it('opens by its own secret alone, and closes when its reader is removed', async () => {
    const { path, link, contact } = await linked();
    await page(`${path.slice(0, -1)}x`).expect(404);
    const [row] = await test.sql<{ workspace_id: string }>(
      'SELECT workspace_id FROM balance_link WHERE id = $1',
      [link.id],
    );
    const forged = test.app.get(SignedLinks).sign('report', link.id as string, 1, row?.workspace_id);
    await page(`//r/balance/${forged}`).expect(404);
    await anna.delete(`/contacts/${contact.id}`).expect(204);
    await page(path).expect(410);
  });

  it('stays small however much was worked', async () => {
    const { id, path } = await linked();
    for (let index = 0; index < 80; index++)
      await log(id, '2026-11-10', 60, `Answered the mail of the morning ${index}`);
    const { text } = await page(path).expect(200);
    expect(Buffer.byteLength(text)).toBeLessThan(15_000);
    expect(text).toContain('earlier entries, ');
  }, 40_000);
});

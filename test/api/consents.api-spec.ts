import { BalancesJobs } from '../../src/modules/balances/balances.jobs.js';
import { aContact, aPortalContact } from '../builders/contact.js';
import { anEngagement, type EngagementFields } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import type { OpenedMail } from '../../src/platform/mail/kept-mails.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';
const HOUR = 3600;

describe('consent to hours beyond the balance', () => {
  let test: TestApp;
  let anna: Visitor;
  let number = 0;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    anna = await test.visitor().signUp();
    await test.work();
  });
  afterAll(() => test.close());

  const log = (engagementId: string, day: string, durationSeconds: number, by: Visitor = anna) =>
    by.post('/time-entries', { engagementId, day, durationSeconds }).expect(201);
  const balance = async (id: string) => (await anna.get(`/engagements/${id}/balance`).expect(200)).body;
  const consents = async (id: string, by: Visitor = anna) =>
    (await by.get(`/consents?engagementId=${id}`).expect(200)).body.items;

  /** An engagement of 20 h a month that asks, with a contact who uses the portal and gets reports. */
  const asking = async (fields: EngagementFields = {}) => {
    const email = `client-${++number}@example.com`;
    const engagement = await anEngagement(anna, {
      startsOn: '2026-11-01',
      allowanceMinutes: 1200,
      showAmounts: true,
      overage: { mode: 'ask', limitMinutes: null, rate: { amount: '45.00', currency: 'EUR' } },
      ...fields,
    });
    const contact = await aPortalContact(test, anna, {
      clientId: engagement.clientId,
      email,
      language: 'en',
    });
    return {
      id: engagement.id,
      clientId: engagement.clientId,
      email,
      giulia: contact.visitor,
      contactId: contact.id,
    };
  };
  const about = (mails: readonly OpenedMail[], kind: string) =>
    mails.filter(({ headers }) => headers['list-id']?.includes(kind));
  const waitFor = async (email: string, kind: string, count = 1): Promise<OpenedMail[]> => {
    for (let total = count; ; total++) {
      const found = about(await test.mails.wait(email, total), kind);
      if (found.length >= count) return found;
    }
  };

  it('R-30: 16:00 of 20:00 mails both sides; 20:00 asks the client; what goes beyond is kept as unapproved', async () => {
    const bea = await aMember(test, anna);
    const { id, email, giulia } = await asking({ assistantIds: [bea.id] });
    await log(id, '2026-11-10', 16 * HOUR - 1);
    expect(await balance(id)).toMatchObject({ alerts: [], consent: null });
    await log(id, '2026-11-11', 1);
    const [eighty] = await waitFor(email, 'balance.alert');
    expect(eighty?.subject).toMatch(/^80\s% of the hours for 1\s–\s30 November 2026 are used$/);
    expect(eighty?.text).toContain('16:00\u00a0h of 20:00\u00a0h used. 4:00\u00a0h left.');
    expect((await waitFor(bea.email, 'balance.alert'))[0]?.subject).toContain('Client');
    expect(await consents(id)).toEqual([]);
    await log(id, '2026-11-12', 4 * HOUR);
    const [asked] = await waitFor(email, 'balance.consent');
    expect(asked?.subject).toMatch(/^May we go on\? The hours for 1\s–\s30 November 2026 are used up$/);
    expect(asked?.text).toMatch(/\/r\/balance\/[\w-]{78}#consent/);
    expect(about(await test.mails.to(email), 'balance.alert')).toHaveLength(1);
    const told = (await waitFor(bea.email, 'balance.alert', 2)).map(({ text }) => text).join();
    expect(told).toContain('The client is asked whether work goes on.');
    const [consent] = await consents(id, giulia);
    expect(consent).toMatchObject({
      state: 'asked',
      overageSeconds: 0,
      minutes: null,
      can: { answer: true },
    });
    await log(id, '2026-11-13', 2 * HOUR, bea.visitor);
    expect(await balance(id)).toMatchObject({
      overageSeconds: 2 * HOUR,
      unapprovedOverageSeconds: 2 * HOUR,
      overageAmount: { amount: '0.00', currency: 'EUR' },
      consent: { id: consent.id, state: 'asked', overageSeconds: 2 * HOUR, can: { answer: false } },
    });
    expect(await consents(id)).toHaveLength(1);
  }, 40_000);

  it('is granted up to a limit, asked for again when that is used up, then granted for all of the period', async () => {
    const { id, giulia } = await asking();
    await log(id, '2026-11-10', 20 * HOUR);
    await log(id, '2026-11-11', 2 * HOUR);
    const [first] = await consents(id);
    const { body } = await giulia
      .post(`/consents/${first.id}/answers`, { granted: true, minutes: 60 })
      .expect(200);
    expect(body).toMatchObject({
      state: 'granted',
      minutes: 60,
      answeredByName: expect.stringContaining('Giulia'),
      can: { answer: false },
    });
    const owner = (await waitFor('anna@example.com', 'balance.answer')).at(-1);
    expect(owner?.subject).toMatch(/^Client \d+ agrees to further hours$/);
    expect(owner?.text).toMatch(/Giulia Bianchi \d+ agreed to up to 1:00\sh beyond the balance/);
    const half = {
      overageSeconds: 2 * HOUR,
      unapprovedOverageSeconds: HOUR,
      overageAmount: { amount: '45.00' },
    };
    expect(await balance(id)).toMatchObject(half);
    await log(id, '2026-11-12', HOUR);
    const [second, ...others] = await consents(id);
    expect(others).toHaveLength(1);
    expect(second).toMatchObject({ state: 'asked', overageSeconds: 3 * HOUR });
    await giulia.post(`/consents/${second.id}/answers`, { granted: true, minutes: null }).expect(200);
    await log(id, '2026-11-12', HOUR);
    expect(await balance(id)).toMatchObject({
      unapprovedOverageSeconds: 0,
      overageAmount: { amount: '180.00' },
    });
    expect(await consents(id)).toHaveLength(2);
    const { body: again } = await giulia
      .post(`/consents/${second.id}/answers`, { granted: false, minutes: null })
      .expect(409);
    expect(again.code).toBe('consent.given');
  }, 40_000);

  it('stays unapproved after a no, which may become a yes; nobody is asked again meanwhile', async () => {
    const { id, giulia } = await asking();
    await log(id, '2026-11-10', 21 * HOUR);
    const [consent] = await consents(id);
    await giulia.post(`/consents/${consent.id}/answers`, { granted: false, minutes: null }).expect(200);
    await log(id, '2026-11-11', HOUR);
    expect(await balance(id)).toMatchObject({
      unapprovedOverageSeconds: 2 * HOUR,
      consent: { state: 'declined' },
    });
    expect(await consents(id)).toHaveLength(1);
    await giulia.post(`/consents/${consent.id}/answers`, { granted: true, minutes: null }).expect(200);
    expect(await balance(id)).toMatchObject({
      unapprovedOverageSeconds: 0,
      overageAmount: { amount: '90.00' },
    });
  });

  it('is the client’s alone to give, and of nobody else’s client', async () => {
    const { id, giulia } = await asking();
    const stranger = await asking();
    await log(id, '2026-11-10', 20 * HOUR);
    const [consent] = await consents(id);
    const yes = { granted: true, minutes: null };
    await anna.post(`/consents/${consent.id}/answers`, yes).expect(403);
    await stranger.giulia.post(`/consents/${consent.id}/answers`, yes).expect(404);
    expect(await consents(id, stranger.giulia)).toEqual([]);
    for (const minutes of [0, -1, 1.5, '60'])
      await giulia.post(`/consents/${consent.id}/answers`, { granted: true, minutes }).expect(400);
    await giulia.post(`/consents/${consent.id}/answers`, yes).expect(200);
  });

  it('tells a threshold once a period, however often it is crossed', async () => {
    const { id, email } = await asking({ overage: { mode: 'allow', limitMinutes: null, rate: null } });
    const { body: entry } = await log(id, '2026-11-10', 17 * HOUR);
    await anna.delete(`/time-entries/${entry.id}`).expect(204);
    await anna.post(`/time-entries/${entry.id}/restore`).expect(200);
    await log(id, '2026-11-11', 5 * HOUR);
    const both = await waitFor(email, 'balance.alert', 2);
    expect(both.map(({ subject }) => subject)).toContainEqual(
      expect.stringMatching(/^The hours for .* are used up$/),
    );
    const rows = await test.sql<{ threshold: number }>('SELECT threshold FROM balance_alert WHERE engagement_id = $1 ORDER BY 1', [id]); // prettier-ignore
    expect(rows.map(({ threshold }) => threshold)).toEqual([80, 100]);
    expect(await consents(id)).toEqual([]);
  }, 40_000);

  it('says nothing about periods that are long over', async () => {
    const { id } = await asking({ startsOn: '2026-01-01' });
    await log(id, '2026-08-10', 22 * HOUR);
    expect(await consents(id)).toEqual([]);
    expect(await test.sql('SELECT threshold FROM balance_alert WHERE engagement_id = $1', [id])).toEqual([]);
    const { body } = await anna.get(`/engagements/${id}/balance?on=2026-08-10`).expect(200);
    expect(body).toMatchObject({ alerts: [80, 100], unapprovedOverageSeconds: 2 * HOUR });
  });

  it('asks nobody who does not receive reports', async () => {
    const { id, clientId } = await asking();
    await aContact(anna, { clientId, email: 'quiet@example.com', receivesReports: false });
    await log(id, '2026-11-10', 20 * HOUR);
    const mails = await test.sql<{ to_address: string }>(
      `SELECT to_address FROM mail WHERE kind = 'balance.consent'`,
    );
    expect(mails.map(({ to_address }) => to_address)).not.toContain('quiet@example.com');
    expect(mails.length).toBeGreaterThan(0);
  });

  it('is told by the clock too: what was agreed on meanwhile may leave nothing', async () => {
    const { id } = await asking();
    await log(id, '2026-11-17', 12 * HOUR);
    const less = { validFrom: '2026-11-02', rate: null, allowanceMinutes: 300, showAmounts: true };
    await anna.post(`/engagements/${id}/agreements`, less).expect(201);
    const { body } = await anna.get('/session').expect(200);
    await test.app.get(BalancesJobs).settle(body.seat.workspace.id as string, id);
    expect(await consents(id)).toHaveLength(1);
  });
});

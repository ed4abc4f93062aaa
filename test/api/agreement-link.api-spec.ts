import { setTimeout as pause } from 'node:timers/promises';
import { SignedLinks } from '../../src/platform/access/signed-link.js';
import type { OpenedMail } from '../../src/platform/mail/kept-mails.js';
import { aContact } from '../builders/contact.js';
import { anEngagement, type EngagementFields } from '../builders/engagement.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';

describe('the page of an agreement', () => {
  let test: TestApp;
  let anna: Visitor;
  let number = 0;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    anna = await test.visitor().signUp({ name: 'Anna Ferri', workspaceName: 'Ferri & Conti' });
    await test.work();
  });
  afterAll(() => test.close());

  const agreements = (id: string) => `/engagements/${id}/agreements`;
  const later = {
    validFrom: '2026-12-01',
    rate: { amount: '38.50', currency: 'EUR' },
    allowanceMinutes: 1500,
    showAmounts: true,
    scope: 'Inbox <and> calendar.\nNo bookkeeping.',
    clauses: [{ kind: 'response', terms: { businessMinutes: 480, percent: 90 } }],
  };

  /** A second agreement that was sent to a contact, with the mail and where its link leads. */
  async function proposed({
    language = 'en',
    note = '',
    ...fields
  }: EngagementFields & { language?: string; note?: string } = {}) {
    const engagement = await anEngagement(anna, { allowanceMinutes: 1200, showAmounts: true, ...fields });
    const email = `reader-${++number}@example.com`;
    const contact = await aContact(anna, {
      clientId: engagement.clientId,
      name: 'Giulia Moretti',
      email,
      language,
    });
    const { body: agreement } = await anna.post(agreements(engagement.id), later).expect(201);
    await anna.post(`${agreements(engagement.id)}/${agreement.id}/proposal`, { note }).expect(201);
    const [mail] = await test.mails.wait(email);
    const read = async () =>
      (await anna.get(`${agreements(engagement.id)}/${agreement.id}`).expect(200)).body;
    return { id: engagement.id, contact, email, agreement, mail, path: pathIn(mail), read };
  }
  const pathIn = (mail: OpenedMail | undefined) => {
    const url = /https?:\/\/\S+\/r\/agreement\/[\w-]+/.exec(mail?.text ?? '')?.[0] ?? '';
    return `/${new URL(url).pathname}`;
  };
  const page = (path: string) => test.visitor().get(path);
  const send = (path: string, form: object) => test.visitor().post(`${path}/answers`, form);
  const followed = (location: string | undefined) => page(`/${location?.split('#')[0] ?? ''}`).expect(200);

  it('is what a mail brings, with the words that were written to it and what changes', async () => {
    const { mail } = await proposed({ note: 'As we said on the phone.' });
    expect(mail?.subject).toBe('Our agreement changes: please tell us whether you agree');
    expect(mail?.text).toContain(
      'Anna Ferri has written down what holds for “Office” from Tuesday, 1 December 2026 on.',
    );
    expect(mail?.text).toContain('As we said on the phone.');
    expect(mail?.text).toContain('Allowance: 20:00 hours a period → 25:00 hours a period');
    expect(mail?.text).toContain('Rate: nothing agreed → €38.50 an hour');
  });

  it('shows terms, clauses, changes and where it stands, without sign-in, script or picture', async () => {
    const { path, agreement } = await proposed({ note: 'As we said.' });
    const { text, headers } = await page(path).expect(200);
    for (const said of [
      'Not accepted yet.',
      'The terms hold from Tuesday, 1 December 2026 on, also without an answer.',
      'A word from Anna Ferri',
      'Inbox &lt;and&gt; calendar.\nNo bookkeeping.',
      'Now: €38.50 an hour',
      'Before: 20:00 hours a period',
      '90% of the client’s requests and messages answered within 8 hours of working time',
      agreement.sha256,
    ])
      expect(text).toContain(said);
    expect(text).not.toMatch(/<script|<img|style="/);
    expect(Buffer.byteLength(text)).toBeLessThan(15_000);
    expect(headers).toMatchObject({
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-store',
    });
  });

  it('accepts by its form, where only the POST does, and pressed twice is once', async () => {
    const { path, agreement, read } = await proposed();
    await page(path).expect(200);
    expect((await read()).answer).toBeNull();
    const form = { decision: 'accepted', sha256: agreement.sha256 };
    const done = await send(path, form).expect(303);
    const after = await followed(done.headers.location);
    expect(after.text).toContain('Thank you, the agreement is accepted.');
    expect(after.text).toContain('Accepted by Giulia Moretti on');
    expect(after.text).not.toContain('<form');
    const again = await send(path, form).expect(303);
    expect(again.headers.location).not.toContain('done');
    expect((await read()).answers).toMatchObject([
      { decision: 'accepted', byName: 'Giulia Moretti', sha256: agreement.sha256 },
    ]);
  });

  it('declines and asks in words, and says when there are none', async () => {
    const { path, agreement, read } = await proposed();
    const say = (decision: string, reason: string) =>
      send(path, { decision, reason, sha256: agreement.sha256 });
    const missing = await say('declined', ' ').expect(303);
    expect((await followed(missing.headers.location)).text).toContain('Please write a few words first.');
    const asked = await say('asked', 'Is <Sunday> included?').expect(303);
    const question = await followed(asked.headers.location);
    expect(question.text).toContain('Thank you, your question has arrived.');
    expect(question.text).toContain('Is &lt;Sunday&gt; included?');
    await say('declined', 'Too many hours').expect(303);
    expect((await page(path).expect(200)).text).toContain('Declined by Giulia Moretti on');
    expect((await read()).answers.map((each: { decision: string }) => each.decision)).toEqual([
      'declined',
      'asked',
    ]);
    await say('accept everything', '').expect(400);
  });

  it('does not take a yes to terms that changed after it was opened', async () => {
    const { id, path, agreement, read } = await proposed();
    await anna.put(`${agreements(id)}/${agreement.id}`, { ...later, allowanceMinutes: 60 }).expect(200);
    const done = await send(path, { decision: 'accepted', sha256: agreement.sha256 }).expect(303);
    const after = await followed(done.headers.location);
    expect(after.text).toContain('The terms have changed since you opened this page.');
    expect(after.text).toContain('Now: 1:00 hours a period');
    expect((await read()).answer).toBeNull();
  });

  it('shows no amount where the agreement shows none', async () => {
    const { id, path, agreement } = await proposed({ rate: { amount: '35.00', currency: 'EUR' } });
    await anna.put(`${agreements(id)}/${agreement.id}`, { ...later, showAmounts: false }).expect(200);
    const { text } = await page(path).expect(200);
    expect(text).not.toContain('38.50');
  });

  it('is in the reader’s language and form of address', async () => {
    const { path, contact, mail } = await proposed({ language: 'de' });
    expect(mail?.subject).toBe('Unsere Vereinbarung ändert sich: bitte sagen Sie uns, ob es passt');
    expect((await page(path).expect(200)).text).toContain('Sind Sie einverstanden?');
    const { clientId } = contact;
    await anna
      .post('/preferences', { clientId, kind: 'address', value: 'informal', source: 'said so' })
      .expect(201);
    expect((await page(path).expect(200)).text).toContain('Bist du einverstanden?');
  });

  it('closes when the agreement is withdrawn, when its reader is removed, and after 60 days', async () => {
    const withdrawn = await proposed();
    await anna.delete(`${agreements(withdrawn.id)}/${withdrawn.agreement.id}`).expect(204);
    await page(withdrawn.path).expect(404);
    const gone = await proposed();
    await anna.delete(`/contacts/${gone.contact.id}`).expect(204);
    await page(gone.path).expect(404);
    const old = await proposed({ language: 'it' });
    test.clock.advance({ hours: 60 * 24 - 1 });
    await page(old.path).expect(200);
    test.clock.advance({ hours: 1 });
    expect((await page(old.path).expect(410)).text).toContain('Questo link è scaduto');
    await send(old.path, { decision: 'accepted', sha256: old.agreement.sha256 }).expect(410);
    test.clock.set(NOW);
  });

  it('opens by a secret of its own purpose alone', async () => {
    const { path } = await proposed();
    await page(path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))).expect(404);
    const links = test.app.get(SignedLinks);
    const target = links.open('agreement', path.split('/').at(-1) ?? '');
    expect(target).not.toBeNull();
    const foreign = links.sign('feedback', target?.recordId ?? '', 1, target?.workspaceId);
    await page(`//r/agreement/${foreign}`).expect(404);
  });

  it('offers nothing to answer once a newer agreement holds', async () => {
    const { id, path, agreement } = await proposed();
    await anna.post(agreements(id), { ...later, validFrom: '2026-12-15' }).expect(201);
    test.clock.set('2026-12-14T23:00:00Z');
    const { text } = await page(path).expect(200);
    expect(text).toContain('A newer agreement holds meanwhile.');
    expect(text).not.toContain('<form');
    const done = await send(path, { decision: 'accepted', sha256: agreement.sha256 }).expect(303);
    expect(done.headers.location).not.toContain('done');
    test.clock.set(NOW);
  });

  it('is not mailed to those who want no such mails, and its mail says how to stop them', async () => {
    const { id, email, agreement, mail } = await proposed();
    expect(mail?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    const stop = new URL((mail?.headers['list-unsubscribe'] ?? '').slice(1, -1));
    const answer = await fetch(`${test.url}${stop.pathname}${stop.search}`, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.ok).toBe(true);
    await anna.post(`${agreements(id)}/${agreement.id}/proposal`, {}).expect(201);
    const left = async () =>
      (await test.sql(`SELECT FROM mail WHERE to_address = $1 AND state IN ('queued', 'sending')`, [email]))
        .length;
    while ((await left()) > 0) await pause(50);
    expect(await test.mails.to(email)).toHaveLength(1);
  });

  it('is mailed once its reader’s quiet hours are over', async () => {
    const engagement = await anEngagement(anna);
    const { clientId, id } = engagement;
    const email = `quiet-${++number}@example.com`;
    await aContact(anna, { clientId, email, language: 'en' });
    await anna
      .post('/preferences', {
        clientId,
        kind: 'quiet_hours',
        value: { from: '09:00', to: '12:00' },
        source: 'said so',
      })
      .expect(201);
    const [{ id: agreementId }] = (await anna.get(agreements(id)).expect(200)).body.items;
    await anna.post(`${agreements(id)}/${agreementId}/proposal`, {}).expect(201);
    const [queued] = await test.sql<{ state: string }>(`SELECT state FROM mail WHERE to_address = $1`, [
      email,
    ]);
    expect(queued?.state).toBe('queued');
    expect(await test.mails.to(email)).toEqual([]);
  });
});

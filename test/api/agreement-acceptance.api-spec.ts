import { createHash } from 'node:crypto';
import { aContact, aPortalContact } from '../builders/contact.js';
import { anEngagement, type EngagementFields } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

let test: TestApp;
let anna: Visitor;

beforeAll(async () => {
  test = await startApp();
  anna = await test.visitor().signUp({ name: 'Anna Ferri' });
});
afterAll(() => test.close());

const path = (engagementId: string, id?: string) =>
  `/engagements/${engagementId}/agreements${id === undefined ? '' : `/${id}`}`;
const plain = (validFrom: string) => ({ validFrom, rate: null, allowanceMinutes: null, showAmounts: false });
const firstOf = async (engagementId: string, by: Visitor = anna) =>
  (await by.get(path(engagementId)).expect(200)).body.items.at(-1);

/** An engagement with a contact who uses the portal, and its first agreement. */
async function agreed(fields: EngagementFields = {}) {
  const engagement = await anEngagement(anna, { allowanceMinutes: 1200, ...fields });
  const giulia = await aPortalContact(test, anna, { clientId: engagement.clientId, name: 'Giulia Moretti' });
  const agreement = await firstOf(engagement.id);
  const answers = `${path(engagement.id, agreement.id)}/answers`;
  const accept = { decision: 'accepted', sha256: agreement.sha256 };
  return {
    ...engagement,
    giulia,
    agreement,
    answers,
    accept,
    proposal: `${path(engagement.id, agreement.id)}/proposal`,
  };
}

describe('the client’s yes to an agreement', () => {
  it('is kept with who, when, and word for word what was shown', async () => {
    const { id, giulia, agreement, answers, accept } = await agreed();
    expect(agreement).toMatchObject({ answer: null, can: { answer: false, propose: true } });
    const { body } = await giulia.visitor.post(answers, accept).expect(201);
    expect(body).toMatchObject({
      answer: {
        decision: 'accepted',
        byName: 'Giulia Moretti',
        at: '2026-11-16T08:30:00Z',
        reason: '',
        sha256: agreement.sha256,
      },
      can: { answer: false },
    });
    const [kept] = await test.sql<{ terms: string; sha256: string }>(
      'SELECT terms, sha256 FROM agreement_answer WHERE agreement_id = $1',
      [agreement.id],
    );
    expect(
      createHash('sha256')
        .update(kept?.terms ?? '')
        .digest('hex'),
    ).toBe(agreement.sha256);
    expect(JSON.parse(kept?.terms ?? '')).toMatchObject({ schema: 1, allowance: { minutes: 1200 } });
    expect((await anna.get(`/engagements/${id}`).expect(200)).body.agreement.answer.decision).toBe(
      'accepted',
    );
  });

  it('leaves the terms as they are: they are neither corrected nor withdrawn, other ones follow', async () => {
    const { id, giulia, agreement, answers, accept } = await agreed();
    await giulia.visitor.post(answers, accept).expect(201);
    const later = await anna.post(path(id), plain('2026-12-01')).expect(201);
    for (const refused of [
      await anna.put(path(id, agreement.id), plain('2026-01-01')),
      await anna.delete(path(id, agreement.id)),
    ])
      expect([refused.status, refused.body.code]).toEqual([409, 'agreement.accepted']);
    expect(await firstOf(id)).toMatchObject({ can: { edit: false, remove: false, propose: false } });
    expect(later.body).toMatchObject({ answer: null, can: { edit: true } });
  });

  it('is said once: a second one, by anybody and at the same time, is a conflict', async () => {
    const { clientId, giulia, answers, accept } = await agreed();
    const marco = await aPortalContact(test, anna, { clientId });
    const both = await Promise.all([giulia, marco].map(({ visitor }) => visitor.post(answers, accept)));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('agreement.accepted');
    await giulia.visitor.post(answers, { ...accept, decision: 'declined', reason: 'No' }).expect(409);
  });

  it('is about the terms that were shown, not about others that took their place meanwhile', async () => {
    const { id, giulia, agreement, answers, accept } = await agreed();
    await anna.put(path(id, agreement.id), { ...plain('2026-01-01'), allowanceMinutes: 60 }).expect(200);
    const stale = await giulia.visitor.post(answers, accept).expect(409);
    expect(stale.body.code).toBe('agreement.changed');
    const { sha256 } = await firstOf(id, giulia.visitor);
    await giulia.visitor.post(answers, { ...accept, sha256 }).expect(201);
  });

  it('is asked for again when what stands around it changes, and says what did', async () => {
    const { id, giulia, agreement, answers, accept } = await agreed();
    await giulia.visitor.post(answers, accept).expect(201);
    const workingWindows = [{ weekdays: [1, 2, 3], from: '10:00', to: '12:00' }];
    await anna.patch(`/engagements/${id}`, { workingWindows }).expect(200);
    const { body } = await anna.get(path(id, agreement.id)).expect(200);
    expect(body).toMatchObject({
      answer: { decision: 'accepted' },
      changedSinceAccepted: [
        {
          term: 'working-hours',
          label: 'Working hours',
          from: 'Mon–Fri 09:00–17:00',
          to: 'Mon–Wed 10:00–12:00',
        },
      ],
      can: { propose: true, edit: false },
    });
    const { sha256, can } = await firstOf(id, giulia.visitor);
    expect(can.answer).toBe(true);
    await giulia.visitor.post(answers, { ...accept, sha256 }).expect(201);
    const again = (await anna.get(path(id, agreement.id)).expect(200)).body;
    expect([again.changedSinceAccepted, again.answers.length]).toEqual([[], 2]);
  });
});

describe('the client’s no to an agreement', () => {
  it('needs a reason, holds nothing up, and may become a yes', async () => {
    const { id, giulia, answers, accept } = await agreed();
    const declined = { ...accept, decision: 'declined' };
    const refused = await giulia.visitor.post(answers, declined).expect(400);
    expect(refused.body.errors).toMatchObject([{ field: 'reason', code: 'required' }]);
    await giulia.visitor.post(answers, { ...declined, reason: '  ' }).expect(400);
    const no = await giulia.visitor.post(answers, { ...declined, reason: 'Too many hours' }).expect(201);
    expect(no.body.answer).toMatchObject({ decision: 'declined', reason: 'Too many hours' });
    expect((await anna.get(`/engagements/${id}`).expect(200)).body.agreement.allowanceMinutes).toBe(1200);
    expect((await giulia.visitor.post(answers, accept).expect(201)).body.answer.decision).toBe('accepted');
  });

  it('lets the terms be mended, and what was said stays readable', async () => {
    const { id, giulia, agreement, answers, accept } = await agreed();
    await giulia.visitor
      .post(answers, { ...accept, decision: 'declined', reason: 'Too many hours' })
      .expect(201);
    await anna.put(path(id, agreement.id), { ...plain('2026-01-01'), allowanceMinutes: 600 }).expect(200);
    const { body } = await giulia.visitor.get(path(id, agreement.id)).expect(200);
    expect(body).toMatchObject({ answer: { reason: 'Too many hours' }, can: { answer: true } });
    expect(body.sha256).not.toBe(body.answer.sha256);
  });

  it('or a yes is kept when a later agreement is withdrawn with it', async () => {
    const { id, giulia } = await agreed();
    const { body: later } = await anna.post(path(id), plain('2026-12-01')).expect(201);
    const no = { decision: 'declined', sha256: later.sha256, reason: 'Not yet' };
    await giulia.visitor.post(`${path(id, later.id)}/answers`, no).expect(201);
    await anna.post(`${path(id, later.id)}/proposal`, {}).expect(201);
    await anna.delete(path(id, later.id)).expect(204);
    const kept = await test.sql('SELECT reason FROM agreement_answer WHERE agreement_id = $1', [later.id]);
    expect(kept).toEqual([{ reason: 'Not yet' }]);
  });

  it('is appended and never changed, also not by the product', async () => {
    const grants = await test.sql<{ privilege_type: string }>(
      `SELECT privilege_type FROM information_schema.role_table_grants
       WHERE grantee = 'affianco_app' AND table_name = 'agreement_answer' ORDER BY 1`,
    );
    expect(grants.map(({ privilege_type }) => privilege_type)).toEqual(['INSERT', 'SELECT']);
  });
});

describe('a question about an agreement', () => {
  it('leaves the answer open, and is read by both sides', async () => {
    const { id, giulia, agreement, answers, accept } = await agreed();
    const asked = { ...accept, decision: 'asked', reason: 'Is Sunday included?' };
    const { body } = await giulia.visitor.post(answers, asked).expect(201);
    expect(body).toMatchObject({ answer: null, can: { answer: true } });
    const { body: read } = await anna.get(path(id, agreement.id)).expect(200);
    expect(read.answers).toMatchObject([{ decision: 'asked', reason: 'Is Sunday included?' }]);
    await giulia.visitor.post(answers, accept).expect(201);
    // To what is settled nothing more is said here.
    await giulia.visitor.post(answers, asked).expect(409);
  });
});

describe('whoever works here', () => {
  it('is told what the client said, with the words', async () => {
    const bea = await aMember(test, anna);
    const { giulia, answers, accept } = await agreed({ assistantIds: [bea.id], name: 'Front desk' });
    await giulia.visitor
      .post(answers, { ...accept, decision: 'declined', reason: 'Too many hours' })
      .expect(201);
    const { body } = await bea.visitor.get('/notices').expect(200);
    expect(body.items[0]).toMatchObject({
      kind: 'agreement.answered',
      state: 'declined',
      by: 'Giulia Moretti',
      text: 'Too many hours',
      noun: 'engagement',
      title: 'Front desk',
    });
  });
});

describe('an agreement that is sent to the client', () => {
  it('goes to those who receive reports, or to whom was chosen; each is told in the portal too', async () => {
    const { id, clientId, giulia, agreement, proposal } = await agreed();
    const marco = await aPortalContact(test, anna, { clientId, receivesReports: false });
    const { body } = await anna.post(proposal, { note: 'As we said on the phone.' }).expect(201);
    expect(body.proposedAt).toBe('2026-11-16T08:30:00Z');
    await anna.post(proposal, { contactIds: [marco.id] }).expect(201);
    const { body: read } = await anna.get(path(id, agreement.id)).expect(200);
    expect(read.proposals).toMatchObject([
      { contactId: marco.id, note: '', sentByName: 'Anna Ferri' },
      { contactId: giulia.id, note: 'As we said on the phone.' },
    ]);
    const { body: own } = await giulia.visitor.get(path(id, agreement.id)).expect(200);
    expect(own.proposals.map((each: { contactId: string }) => each.contactId)).toEqual([giulia.id]);
    for (const { visitor } of [giulia, marco]) {
      const { body: notices } = await visitor.get('/notices').expect(200);
      expect(notices.items[0]).toMatchObject({ kind: 'agreement.proposed', by: 'Anna Ferri' });
    }
  });

  it('needs somebody to ask, of this client, who is there', async () => {
    const { clientId, giulia, proposal } = await agreed();
    const other = await aContact(anna);
    const removed = await aContact(anna, { clientId });
    await anna.delete(`/contacts/${removed.id}`).expect(204);
    for (const contactIds of [[other.id], [removed.id], [giulia.id, other.id]])
      await anna.post(proposal, { contactIds }).expect(404);
    await anna.post(proposal, { contactIds: [] }).expect(400);
    await anna.post(proposal, { contactIds: [giulia.id, giulia.id] }).expect(400);
    await anna.patch(`/contacts/${giulia.id}`, { receivesReports: false }).expect(200);
    const refused = await anna.post(proposal, {}).expect(422);
    expect(refused.body.code).toBe('agreement.nobody-to-ask');
  });

  it('is not sent, and not answered, once it is accepted or over', async () => {
    const { id, giulia, answers, accept, proposal } = await agreed();
    await giulia.visitor.post(answers, accept).expect(201);
    expect((await anna.post(proposal, {}).expect(409)).body.code).toBe('agreement.accepted');
    const past = await agreed();
    await anna.post(path(past.id), plain('2026-11-16')).expect(201);
    expect((await anna.post(past.proposal, {}).expect(409)).body.code).toBe('agreement.over');
    expect((await past.giulia.visitor.post(past.answers, past.accept).expect(409)).body.code).toBe(
      'agreement.over',
    );
    expect(await firstOf(past.id, past.giulia.visitor)).toMatchObject({ can: { answer: false } });
    expect(id).not.toBe(past.id);
  });

  it('is answered by contacts alone, and exists for nobody else’s', async () => {
    const bea = await aMember(test, anna);
    const { id, agreement, answers, accept, proposal } = await agreed({ assistantIds: [bea.id] });
    const stranger = await agreed();
    await anna.post(answers, accept).expect(403);
    await bea.visitor.post(answers, accept).expect(403);
    await bea.visitor.post(proposal, {}).expect(403);
    await stranger.giulia.visitor.post(answers, accept).expect(404);
    await stranger.giulia.visitor.get(path(id, agreement.id)).expect(404);
    await anna.post(`${path(stranger.id, agreement.id)}/proposal`, {}).expect(404);
    await anna.get(path(stranger.id, agreement.id)).expect(404);
  });
});

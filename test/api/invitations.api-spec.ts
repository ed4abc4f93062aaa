import { aContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { accept, invitationToken } from '../support/invited.js';
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
  await test.work();
});
afterAll(() => test.close());

let invited = 0;
const invite = async (fields: object = {}) => {
  const body = { email: `guest-${++invited}@example.com`, name: 'Bea Conti', role: 'assistant', ...fields };
  return (await anna.post('/invitations', body).expect(201)).body as { id: string; email: string };
};
/** The secret of the link in the newest mail to an address, once it has got `count` of them. */
const mailed = async (address: string, count = 1) => {
  const mail = (await test.mails.wait(address, count)).at(-1);
  const secret = /http:\/\/localhost:3000\/invitation\/([\w-]+)/.exec(mail?.text ?? '')?.[1];
  return { mail, secret: secret as string };
};
const password = 'correct-horse-battery';

describe('an invitation of a member', () => {
  it('arrives by mail, tells what it is for, and makes an account and a seat', async () => {
    const invitation = await invite({ email: 'Bea@Example.com' });
    expect(invitation).toMatchObject({
      email: 'bea@example.com', role: 'assistant', contactId: null, state: 'open',
      expiresAt: '2026-11-23T08:30:00Z', createdAt: '2026-11-16T08:30:00Z', can: { resend: true, revoke: true },
    }); // prettier-ignore
    const { mail, secret } = await mailed('bea@example.com');
    expect(mail?.subject).toContain('Studio Ferri');
    const visitor = test.visitor();
    const link = await visitor.get(`/invitation-links/${secret}`).expect(200);
    expect(link.body).toEqual({
      workspaceName: 'Studio Ferri', email: 'bea@example.com', name: 'Bea Conti', role: 'assistant', hasAccount: false,
    }); // prettier-ignore
    const chosen = { name: 'Beatrice', password, language: 'it', timeZone: 'Europe/Berlin' };
    const session = await visitor.post(`/invitation-links/${secret}/accept`, chosen).expect(201);
    expect(session.body).toMatchObject({
      person: { name: 'Beatrice', email: 'bea@example.com', language: 'it', timeZone: 'Europe/Berlin' },
      seat: { role: 'assistant', workspace: { name: 'Studio Ferri' } },
    });
    await visitor.get('/members').expect(200);
    await test.visitor().signIn('bea@example.com');
  });

  it('works once, also when accepted twice at the same instant', async () => {
    const { id } = await invite();
    const token = await invitationToken(test, id);
    const take = () => test.visitor().post(`/invitation-links/${token}/accept`, { password });
    const answers = await Promise.all([take(), take(), take()]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await take().expect(404)).body.code).toBe('link.void');
    await test.visitor().get(`/invitation-links/${token}`).expect(404);
    expect((await anna.get('/invitations')).body.items).toContainEqual(
      expect.objectContaining({ id, state: 'accepted' }),
    );
  });

  it('sent again voids the older link and lives seven days more', async () => {
    const { id, email } = await invite();
    const first = await mailed(email);
    test.clock.advance({ hours: 48 });
    const again = await anna.post(`/invitations/${id}/resend`).expect(200);
    expect(again.body).toMatchObject({ id, state: 'open', expiresAt: '2026-11-25T08:30:00Z' });
    const second = await mailed(email, 2);
    expect(second.secret).not.toBe(first.secret);
    await test.visitor().get(`/invitation-links/${first.secret}`).expect(404);
    await test.visitor().get(`/invitation-links/${second.secret}`).expect(200);
    test.clock.advance({ hours: -48 });
  });

  it('expires after seven days; another can be sent then, but not while one is open', async () => {
    const { id, email } = await invite();
    const twin = { email, name: 'Bea', role: 'owner' };
    expect((await anna.post('/invitations', twin).expect(409)).body.code).toBe('invitation.under-way');
    const token = await invitationToken(test, id);
    test.clock.advance({ hours: 7 * 24 });
    await test.visitor().get(`/invitation-links/${token}`).expect(404);
    await test.visitor().post(`/invitation-links/${token}/accept`, { password }).expect(404);
    expect((await anna.get('/invitations')).body.items).toContainEqual(
      expect.objectContaining({ id, state: 'expired' }),
    );
    await anna.post('/invitations', twin).expect(201);
    test.clock.advance({ hours: -7 * 24 });
  });

  it('that is revoked opens nothing, and cannot be sent again', async () => {
    const { id } = await invite();
    const token = await invitationToken(test, id);
    await anna.delete(`/invitations/${id}`).expect(204);
    await test.visitor().get(`/invitation-links/${token}`).expect(404);
    await test.visitor().post(`/invitation-links/${token}/accept`, { password }).expect(404);
    expect((await anna.post(`/invitations/${id}/resend`).expect(422)).body.code).toBe('invitation.closed');
    expect((await anna.delete(`/invitations/${id}`).expect(422)).body.code).toBe('invitation.closed');
  });

  it('to somebody with an account is accepted with their own password alone', async () => {
    await test.visitor().signUp({ email: 'rita@example.com', name: 'Rita', workspaceName: 'Rita’s' });
    const { id } = await invite({ email: 'rita@example.com', name: 'R.' });
    const token = await invitationToken(test, id);
    const visitor = test.visitor();
    expect((await visitor.get(`/invitation-links/${token}`)).body.hasAccount).toBe(true);
    const wrong = await visitor
      .post(`/invitation-links/${token}/accept`, { password: 'of somebody else' })
      .expect(401);
    expect(wrong.body.code).toBe('session.wrong-credentials');
    const session = await visitor.post(`/invitation-links/${token}/accept`, { password }).expect(201);
    expect(session.body.person.name).toBe('Rita');
    expect(session.body.seat.workspace.name).toBe('Studio Ferri');
    expect(session.body.seats).toHaveLength(2);
  });

  it('fills the place that an import has kept for the address', async () => {
    await test.sql(
      `SELECT set_config('app.workspace', workspace_id::text, false) FROM member WHERE email = 'anna@example.com'`,
    );
    const [kept] = await test.sql<{ id: string }>(
      `INSERT INTO member (id, workspace_id, name, email, role, created_at)
       SELECT gen_random_uuid(), workspace_id, 'B. Rossi', 'rossi@example.com', 'assistant', now()
       FROM member WHERE email = 'anna@example.com' RETURNING id`,
    );
    const { id } = await invite({ email: 'rossi@example.com', name: 'Bruno Rossi' });
    const visitor = await accept(test, id);
    expect((await visitor.get('/session')).body.seat.id).toBe(kept?.id);
    expect((await anna.get('/members')).body.items).toContainEqual(
      expect.objectContaining({ id: kept?.id, name: 'Bruno Rossi', personId: expect.any(String) as string }),
    );
  });

  it('is no use for members, present or removed', async () => {
    const bea = await aMember(test, anna);
    const again = { email: bea.email, name: 'Bea', role: 'assistant' };
    expect((await anna.post('/invitations', again).expect(409)).body.code).toBe('member.already-here');
    await anna.delete(`/members/${bea.id}`).expect(204);
    expect((await anna.post('/invitations', again).expect(409)).body.code).toBe('member.removed');
  });

  it.each([
    [{}, ['email', 'name', 'role']],
    [{ email: 'x@example.com', name: 'X' }, ['role']],
    [{ email: 'x@example.com', name: 'X', role: 'contact' }, ['role']],
    [{ email: 'x@example.com\r\nBcc: y@example.com', name: 'X', role: 'owner' }, ['email']],
    [{ contactId: '01936f5e-0000-7000-8000-00000000dead', name: 'X' }, ['name']],
    [{ contactId: 7 }, ['contactId']],
  ])('refuses %j', async (body, fields) => {
    const refused = await anna.post('/invitations', body).expect(400);
    expect((refused.body.errors as { field: string }[]).map(({ field }) => field)).toEqual(fields);
  });

  it('is an owner’s to make, see and revoke', async () => {
    const bea = await aMember(test, anna);
    const { id } = await invite();
    await bea.visitor
      .post('/invitations', { email: 'x@example.com', name: 'X', role: 'assistant' })
      .expect(403);
    expect((await bea.visitor.get('/invitations').expect(200)).body.items).toEqual([]);
    await bea.visitor.delete(`/invitations/${id}`).expect(404);
    await olga.post(`/invitations/${id}/resend`).expect(404);
    await olga.delete(`/invitations/${id}`).expect(404);
    expect((await olga.get('/invitations').expect(200)).body.items).toEqual([]);
    await anna.delete(`/invitations/${id}`).expect(204);
  });
});

describe('an invitation of a contact', () => {
  it('is written in the contact’s language and opens the portal of their client', async () => {
    const { id: engagementId, clientId } = await anEngagement(anna);
    const giulia = await aContact(anna, {
      clientId,
      name: 'Giulia Bianchi',
      email: 'giulia@example.com',
      language: 'de',
    });
    const invitation = await anna.post('/invitations', { contactId: giulia.id }).expect(201);
    expect(invitation.body).toMatchObject({
      email: 'giulia@example.com',
      role: 'contact',
      contactId: giulia.id,
    });
    const { mail, secret } = await mailed('giulia@example.com');
    expect(mail?.html).toContain('lang="de"');
    const visitor = test.visitor();
    const session = await visitor.post(`/invitation-links/${secret}/accept`, { password }).expect(201);
    expect(session.body).toMatchObject({
      person: { name: 'Giulia Bianchi', language: 'de', timeZone: 'Europe/Rome' },
      seat: { id: giulia.id, role: 'contact', client: { id: clientId } },
      can: {
        manageMembers: false,
        manageClients: false,
        logTime: false,
        delegate: true,
        manageViews: false,
      },
    });
    const seen = await visitor.get('/engagements').expect(200);
    expect(seen.body.items).toEqual([expect.objectContaining({ id: engagementId })]);
    expect((await anna.get(`/contacts/${giulia.id}`)).body).toMatchObject({
      signsIn: true,
      can: { invite: false },
    });
    const again = await anna.post('/invitations', { contactId: giulia.id }).expect(409);
    expect(again.body.code).toBe('contact.signs-in-already');
    for (const path of ['/members', '/invitations', '/contacts', '/workspace'])
      await visitor.get(path).expect(403);
  });

  it('ends when the contact is removed or gets another address', async () => {
    for (const change of [
      (id: string) => anna.delete(`/contacts/${id}`).expect(204),
      (id: string) => anna.patch(`/contacts/${id}`, { email: `new-${id.slice(-8)}@example.com` }).expect(200),
    ]) {
      const contact = await aContact(anna);
      const invitation = await anna.post('/invitations', { contactId: contact.id }).expect(201);
      const token = await invitationToken(test, invitation.body.id as string);
      await change(contact.id);
      await test.visitor().post(`/invitation-links/${token}/accept`, { password }).expect(404);
    }
  });

  it('may be made by assistants of the client, and by nobody of another workspace', async () => {
    const bea = await aMember(test, anna);
    const { clientId } = await anEngagement(anna, { assistantIds: [bea.id] });
    const [mine, other] = [await aContact(anna, { clientId }), await aContact(anna)];
    const invitation = await bea.visitor.post('/invitations', { contactId: mine.id }).expect(201);
    await bea.visitor.post('/invitations', { contactId: other.id }).expect(404);
    await olga.post('/invitations', { contactId: other.id }).expect(404);
    const seen = await bea.visitor.get('/invitations').expect(200);
    expect((seen.body.items as { id: string }[]).map(({ id }) => id)).toEqual([invitation.body.id]);
    await bea.visitor.delete(`/invitations/${invitation.body.id as string}`).expect(204);
  });

  it('of one person may be open at two clients at once', async () => {
    const first = await aContact(anna, { email: 'both@example.com' });
    const second = await aContact(anna, { email: 'both@example.com' });
    const [one, two] = [
      await anna.post('/invitations', { contactId: first.id }).expect(201),
      await anna.post('/invitations', { contactId: second.id }).expect(201),
    ];
    await accept(test, one.body.id as string);
    const visitor = await accept(test, two.body.id as string);
    const { body } = await visitor.get('/session').expect(200);
    expect(body.seat.id).toBe(second.id);
    expect(body.seats).toHaveLength(2);
  });
});

describe('a link that nobody signed', () => {
  it('opens nothing, and whoever keeps trying has to wait', async () => {
    const { id } = await invite();
    const token = await invitationToken(test, id);
    const forged = (token.startsWith('A') ? 'B' : 'A') + token.slice(1);
    expect((await test.visitor().get(`/invitation-links/${forged}`).expect(404)).body.code).toBe('link.void');
    for (let turn = 1; turn < 60; turn++)
      await test.visitor().get(`/invitation-links/guess-${turn}`).expect(404);
    await test.visitor().get('/invitation-links/guess').expect(429);
    await test.visitor().get(`/invitation-links/${token}`).expect(200);
  });
});

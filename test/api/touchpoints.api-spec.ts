import { KnowingJobs } from '../../src/modules/clients/knowing.jobs.js';
import { aClient } from '../builders/client.js';
import { aContact, aPortalContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { aPreference } from '../builders/preference.js';
import { aTask, moved } from '../builders/task.js';
import { aReferral, aTouchpoint } from '../builders/touchpoint.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

interface Proposed { id: string; kind: string; state: string; month: string; reason: string; suggestion: string } // prettier-ignore

describe('touchpoints', () => {
  let test: TestApp;
  let anna: Visitor;
  let workspaceId: string;

  beforeAll(async () => {
    test = await startApp();
    const owner = await test.visitor().signUp();
    anna = await owner.lasting();
    workspaceId = await owner.workspaceId();
  });
  afterAll(() => test.close());
  afterEach(() => test.clock.set('2026-11-16T08:30:00Z'));

  const look = async (now: string) => {
    test.clock.set(now);
    await test.app.get(KnowingJobs).look(workspaceId);
  };
  const of = async (clientId: string): Promise<Proposed[]> =>
    (await anna.get(`/touchpoints?clientId=${clientId}`).expect(200)).body.items as Proposed[];
  const birthday = (clientId: string, day: number) =>
    aPreference(anna, { clientId, kind: 'date', value: { month: 12, day, year: 1976, label: 'Birthday' } });

  it('propose nothing for a client with whom all is well', async () => {
    const { clientId } = await anEngagement(anna);
    await look('2026-11-17T03:30:00Z');
    expect(await of(clientId)).toEqual([]);
  });

  it('are proposed for a day that matters, with names and a suggestion, and the members are told', async () => {
    const contact = await aContact(anna, { name: 'Giulia Moretti' });
    await birthday(contact.clientId, 3);
    await look('2026-11-26T03:30:00Z');
    const [proposed] = await of(contact.clientId);
    expect(proposed).toMatchObject({ kind: 'date', state: 'proposed', month: '2026-11' });
    expect(proposed?.reason).toBe('Birthday (Giulia Moretti), 50 years: Thursday, 3 December 2026.');
    expect(proposed?.suggestion).toContain('Giulia Moretti');
    const notices = await test.sql(
      `SELECT id FROM notice WHERE kind = 'touchpoint.proposed' AND subject_id = $1`,
      [contact.clientId],
    );
    expect(notices).toHaveLength(1);
  });

  it('are proposed at most once a client and month, and once for one occasion', async () => {
    const { id: clientId } = await aClient(anna);
    await birthday(clientId, 3);
    await aReferral(anna, { clientId, on: '2026-11-20' });
    await look('2026-11-26T03:30:00Z');
    await Promise.all([look('2026-11-27T03:30:00Z'), look('2026-11-27T03:30:00Z')]);
    expect((await of(clientId)).map(({ kind }) => kind)).toEqual(['date']);
    await look('2026-12-01T03:30:00Z');
    expect((await of(clientId)).map(({ kind }) => kind)).toEqual(['thanks', 'date']);
  });

  it('are proposed after 21 days in which nothing moved, and not when something did', async () => {
    const quiet = await anEngagement(anna);
    const busy = await anEngagement(anna);
    const task = await aTask(anna, { engagementId: busy.id });
    test.clock.set('2026-12-01T09:00:00Z');
    await moved(anna, task, 'in_progress');
    await look('2026-12-06T03:30:00Z');
    expect(await of(quiet.clientId)).toEqual([]);
    await look('2026-12-07T03:30:00Z');
    expect((await of(quiet.clientId)).map(({ kind }) => kind)).toEqual(['quiet']);
    expect(await of(busy.clientId)).toEqual([]);
  });

  it('are proposed for the anniversary of the first engagement', async () => {
    const { clientId } = await anEngagement(anna, { startsOn: '2024-11-19' });
    await look('2026-11-17T03:30:00Z');
    const [proposed] = await of(clientId);
    expect(proposed).toMatchObject({ kind: 'anniversary' });
    expect(proposed?.reason).toMatch(/^2 years with Client/);
  });

  it('are proposed to clients on trial or worked for, not to those of another stage', async () => {
    for (const stage of ['enquiry', 'paused', 'ended']) {
      const { body } = await anna.post('/clients', { name: `In ${stage}`, stage }).expect(201);
      await birthday(body.id as string, 2);
      await look('2026-11-26T03:30:00Z');
      expect([stage, await of(body.id as string)]).toEqual([stage, []]);
    }
    const { body } = await anna.post('/clients', { name: 'On trial', stage: 'trial' }).expect(201);
    await birthday(body.id as string, 2);
    await look('2026-11-26T03:30:00Z');
    expect(await of(body.id as string)).toHaveLength(1);
  });

  it('are decided once by a member, and send nothing', async () => {
    const { id: clientId } = await aClient(anna);
    await birthday(clientId, 1);
    await look('2026-11-26T03:30:00Z');
    const [proposed] = await of(clientId);
    const path = `/touchpoints/${proposed?.id}`;
    const before = await test.sql('SELECT id FROM mail');
    const { body } = await anna.post(`${path}/confirm`, { note: 'A card' }).expect(200);
    expect(body).toMatchObject({
      state: 'confirmed',
      note: 'A card',
      can: { confirm: false, decline: true, done: true },
    });
    await anna.post(`${path}/done`, {}).expect(200);
    expect((await anna.post(`${path}/decline`, {}).expect(409)).body.code).toBe('touchpoint.decided');
    expect(await test.sql('SELECT id FROM mail')).toHaveLength(before.length);
    const { body: done } = await anna.get('/touchpoints?state=done').expect(200);
    expect((done.items as Proposed[]).map(({ id }) => id)).toEqual([proposed?.id]);
  });

  it('for a referral thank for it when they are done', async () => {
    const referral = await aReferral(anna, { name: 'Brightwater Ltd' });
    await look('2026-11-17T03:30:00Z');
    const [proposed] = await of(referral.clientId);
    expect(proposed?.reason).toContain('Brightwater Ltd');
    await anna.post(`/touchpoints/${proposed?.id}/done`, {}).expect(200);
    const { body } = await anna.get(`/referrals?clientId=${referral.clientId}`).expect(200);
    expect(body.items[0]).toMatchObject({ thankedAt: '2026-11-17T03:30:00Z' });
  });

  it('of one’s own are intended as soon as they are written down', async () => {
    const touchpoint = await aTouchpoint(anna, { reason: 'New office', suggestion: 'Flowers' });
    expect(touchpoint).toMatchObject({
      kind: 'other',
      state: 'confirmed',
      reason: 'New office',
      suggestion: 'Flowers',
    });
    await anna
      .post('/touchpoints', { clientId: touchpoint.clientId, kind: 'quiet', reason: 'x' })
      .expect(400);
  });

  it('are worded in the language of who reads them', async () => {
    const bea = await aMember(test, anna, { language: 'it' });
    const { clientId } = await anEngagement(anna, { startsOn: '2024-11-19', assistantIds: [bea.id] });
    await look('2026-11-17T03:30:00Z');
    const { body } = await bea.visitor.get(`/touchpoints?clientId=${clientId}`).expect(200);
    expect(body.items[0].reason).toMatch(/^2 anni insieme a /);
  });

  it('do not exist for contacts, nor for an assistant of other clients', async () => {
    const bea = await aMember(test, anna);
    const contact = await aPortalContact(test, anna);
    await anEngagement(anna, { clientId: contact.clientId });
    const { id } = await aTouchpoint(anna, { clientId: contact.clientId });
    await contact.visitor.get('/touchpoints').expect(404);
    await contact.visitor.post(`/touchpoints/${id}/done`, {}).expect(404);
    await bea.visitor.post(`/touchpoints/${id}/done`, {}).expect(404);
    expect((await bea.visitor.get('/touchpoints').expect(200)).body.items).toEqual([]);
  });
});

describe('referrals', () => {
  let test: TestApp;
  let anna: Visitor;
  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
  });
  afterAll(() => test.close());

  it('are kept, corrected, thanked for and removed', async () => {
    const referral = await aReferral(anna, { name: 'Brightwater', on: '2026-11-10' });
    const path = `/referrals/${referral.id}`;
    expect(referral).toMatchObject({ referredClientId: null, note: '', thankedAt: null });
    const { body } = await anna.patch(path, { name: 'Brightwater Ltd', thanked: true }).expect(200);
    expect(body).toMatchObject({
      name: 'Brightwater Ltd',
      on: '2026-11-10',
      thankedAt: '2026-11-16T08:30:00Z',
    });
    await anna.patch(path, { thanked: false }).expect(200);
    await anna.delete(path).expect(204);
    await anna.delete(path).expect(404);
  });

  it('of one client by another are kept once, and never of itself', async () => {
    const [giver, came] = [await aClient(anna), await aClient(anna)];
    await aReferral(anna, { clientId: giver.id, referredClientId: came.id });
    const again = { clientId: giver.id, referredClientId: came.id, name: 'x', on: '2026-11-11' };
    expect((await anna.post('/referrals', again).expect(409)).body.code).toBe('referral.kept-already');
    const own = { ...again, referredClientId: giver.id };
    expect((await anna.post('/referrals', own).expect(422)).body.code).toBe('referral.of-themselves');
  });

  it('betray no client that is not in an assistant’s reach', async () => {
    const bea = await aMember(test, anna);
    const giver = await anEngagement(anna, { assistantIds: [bea.id] });
    const came = await aClient(anna, { name: 'Unseen Ltd' });
    const { id } = await aReferral(anna, {
      ...{ clientId: giver.clientId, referredClientId: came.id, name: 'Unseen Ltd', note: 'Unseen!' },
    });
    const { body, text } = await bea.visitor.get(`/referrals?clientId=${giver.clientId}`).expect(200);
    expect(body.items[0]).toMatchObject({
      id,
      referredClientId: null,
      name: null,
      note: '',
      can: { edit: false },
    });
    expect(text).not.toContain('Unseen');
    await bea.visitor.patch(`/referrals/${id}`, { note: 'x' }).expect(404);
    const named = { clientId: giver.clientId, referredClientId: came.id, name: 'x', on: '2026-11-11' };
    await bea.visitor.post('/referrals', named).expect(404);
  });

  it('do not exist for contacts', async () => {
    const contact = await aPortalContact(test, anna);
    await anEngagement(anna, { clientId: contact.clientId });
    const { id } = await aReferral(anna, { clientId: contact.clientId });
    await contact.visitor.get('/referrals').expect(404);
    await contact.visitor.patch(`/referrals/${id}`, { note: 'x' }).expect(404);
    await contact.visitor.delete(`/referrals/${id}`).expect(404);
  });
});

describe('the stage of a client', () => {
  let test: TestApp;
  let anna: Visitor;
  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
  });
  afterAll(() => test.close());

  it('goes from enquiry to ended and back, each step with its note', async () => {
    const { body: client } = await anna
      .post('/clients', { name: 'Studio Moretti', stage: 'enquiry' })
      .expect(201);
    expect(client).toMatchObject({ stage: 'enquiry', stageSince: '2026-11-16T08:30:00Z' });
    for (const stage of ['trial', 'active', 'paused', 'ended', 'enquiry']) {
      test.clock.advance({ hours: 1 });
      const { body } = await anna
        .patch(`/clients/${client.id}`, { stage, stageNote: `Now ${stage}` })
        .expect(200);
      expect(body).toMatchObject({ stage, stageSince: test.clock.now().toString() });
    }
    const { body } = await anna.get(`/clients/${client.id}/stages`).expect(200);
    expect((body.items as { from: string; to: string }[]).map(({ from, to }) => [from, to])).toEqual([
      ['ended', 'enquiry'],
      ['paused', 'ended'],
      ['active', 'paused'],
      ['trial', 'active'],
      ['enquiry', 'trial'],
      [null, 'enquiry'],
    ]);
    expect(body.items[0]).toMatchObject({ note: 'Now enquiry', byName: 'Anna Ferri' });
  });

  it('that stays the same is no step', async () => {
    const { id } = await aClient(anna);
    await anna.patch(`/clients/${id}`, { name: `Other ${id}`, stage: 'active' }).expect(200);
    expect((await anna.get(`/clients/${id}/stages`).expect(200)).body.items).toHaveLength(1);
    await anna.patch(`/clients/${id}`, { stage: 'lost' }).expect(400);
  });

  it('is nothing that a contact is told', async () => {
    const contact = await aPortalContact(test, anna);
    await anEngagement(anna, { clientId: contact.clientId });
    await anna.patch(`/clients/${contact.clientId}`, { stage: 'trial' }).expect(200);
    const { body } = await contact.visitor.get(`/clients/${contact.clientId}`).expect(200);
    expect(body).toMatchObject({ stage: null, stageSince: null });
    await contact.visitor.get(`/clients/${contact.clientId}/stages`).expect(404);
  });
});

import { KnowingJobs } from '../../src/modules/clients/knowing.jobs.js';
import { PreferencesService } from '../../src/modules/clients/preferences.service.js';
import { contactActor, systemActor } from '../../src/kernel/actor.js';
import { query, Transactions } from '../../src/platform/database/transaction.js';
import { aClient } from '../builders/client.js';
import { aContact, aPortalContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { aPreference } from '../builders/preference.js';
import { aReferral, aTouchpoint } from '../builders/touchpoint.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

describe('preferences', () => {
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

  const manner = (contactId: string) =>
    test.app
      .get(Transactions)
      .as(systemActor(workspaceId), () => test.app.get(PreferencesService).mannerOf(contactId));

  it('are kept with their source, and confirmed today', async () => {
    const { id: clientId } = await aClient(anna);
    const quiet = { from: '20:00', to: '08:00' };
    const { body } = await anna
      .post('/preferences', { clientId, kind: 'quiet_hours', value: quiet, source: 'asked at the start' })
      .expect(201);
    expect(body).toMatchObject({
      ...{ clientId, contactId: null, contactName: null, kind: 'quiet_hours', value: quiet, note: '' },
      ...{
        source: 'asked at the start',
        confirmedOn: '2026-11-16',
        confirmedByName: 'Anna Ferri',
        stale: false,
      },
      can: { edit: true, confirm: true, remove: true, restore: false },
    });
    const { body: list } = await anna.get(`/preferences?clientId=${clientId}`).expect(200);
    expect(list.items).toEqual([body]);
  });

  it('of a client and of each contact are one of each kind that acts, and many of the others', async () => {
    const contact = await aContact(anna);
    const { clientId } = contact;
    await aPreference(anna, { clientId, kind: 'address', value: 'formal' });
    await aPreference(anna, { clientId, contactId: contact.id, kind: 'address', value: 'informal' });
    const again = { clientId, kind: 'address', value: 'informal', source: 'x' };
    expect((await anna.post('/preferences', again).expect(409)).body.code).toBe('preference.another-acts');
    await aPreference(anna, { clientId, kind: 'travel', value: 'Aisle' });
    await aPreference(anna, { clientId, kind: 'travel', value: 'Night trains' });
  });

  it('written down by two at once act once', async () => {
    const { id: clientId } = await aClient(anna);
    const body = { clientId, kind: 'channel', value: 'phone', source: 'x' };
    const answers = await Promise.all([anna.post('/preferences', body), anna.post('/preferences', body)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('are refused with a word about what is wrong', async () => {
    const { id: clientId } = await aClient(anna);
    const refused = async (body: object) =>
      (await anna.post('/preferences', { clientId, source: 'x', ...body }).expect(400)).body.errors[0];
    expect(await refused({ kind: 'address', value: 'tu' })).toMatchObject({ field: 'value', code: 'one-of' });
    expect(await refused({ kind: 'quiet_hours', value: { from: '8', to: '9' } })).toMatchObject({
      code: 'time',
    });
    expect(await refused({ kind: 'date', value: { month: 2, day: 30, label: 'x' } })).toMatchObject({
      code: 'day',
    });
    expect(await refused({ kind: 'likes', value: ' ' })).toMatchObject({ code: 'required' });
    expect(await refused({ kind: 'likes' })).toMatchObject({ field: 'value', code: 'required' });
    expect(await refused({ kind: 'mood', value: 'good' })).toMatchObject({ field: 'kind', code: 'one-of' });
    expect(await refused({ kind: 'likes', value: 'tea', confirmedOn: '2026-11-17' })).toMatchObject({
      field: 'confirmedOn',
    });
  });

  it('of another client’s contact are refused as not there', async () => {
    const { id: clientId } = await aClient(anna);
    const other = await aContact(anna);
    const body = { clientId, contactId: other.id, kind: 'likes', value: 'tea', source: 'x' };
    await anna.post('/preferences', body).expect(404);
  });

  it('are edited, removed and restored, and the audit keeps who changed what', async () => {
    const preference = await aPreference(anna, { kind: 'likes', value: 'Tea' });
    const path = `/preferences/${preference.id}`;
    const { body: edited } = await anna.patch(path, { value: 'Coffee', note: 'black' }).expect(200);
    expect(edited).toMatchObject({ value: 'Coffee', note: 'black', source: preference.source });
    await anna.patch(path, { note: 'with milk' }).set('If-Match', '"1"').expect(412);
    await anna.delete(path).expect(204);
    expect((await anna.patch(path, { note: 'x' }).expect(422)).body.code).toBe('preference.removed');
    const { body: list } = await anna.get(`/preferences?clientId=${preference.clientId}`).expect(200);
    expect(list.items).toEqual([]);
    await anna.post(`${path}/restore`).expect(200);
    const audit = await test.sql<{ before: object; after: object }>(
      `SELECT before, after FROM audit WHERE noun = 'preference' AND record_id = $1 AND action = 'update' ORDER BY id LIMIT 1`,
      [preference.id],
    );
    expect(audit[0]).toMatchObject({ before: { value: 'Tea' }, after: { value: 'Coffee' } });
  });

  it('cannot be restored while another of their kind acts', async () => {
    const first = await aPreference(anna, { kind: 'channel', value: 'phone' });
    await anna.delete(`/preferences/${first.id}`).expect(204);
    await aPreference(anna, { clientId: first.clientId, kind: 'channel', value: 'portal' });
    await anna.post(`/preferences/${first.id}/restore`).expect(409);
  });

  it('do not exist for contacts, nor for an assistant of other clients', async () => {
    const bea = await aMember(test, anna);
    const contact = await aPortalContact(test, anna);
    await anEngagement(anna, { clientId: contact.clientId });
    const preference = await aPreference(anna, { clientId: contact.clientId });
    for (const visitor of [contact.visitor, bea.visitor]) {
      await visitor.patch(`/preferences/${preference.id}`, { note: 'x' }).expect(404);
      await visitor.post(`/preferences/${preference.id}/confirm`).expect(404);
      await visitor.delete(`/preferences/${preference.id}`).expect(404);
    }
    await contact.visitor.get('/preferences').expect(404);
    await contact.visitor
      .post('/preferences', { clientId: contact.clientId, kind: 'likes', value: 'x', source: 'x' })
      .expect(404);
    const { body } = await bea.visitor.get(`/preferences?clientId=${contact.clientId}`).expect(200);
    expect(body.items).toEqual([]);
  });

  it('and all that is known of a client are hidden from contacts by the database itself', async () => {
    const contact = await aContact(anna);
    const { clientId } = contact;
    const engagement = await anEngagement(anna, { clientId });
    await aPreference(anna, { clientId });
    await aTouchpoint(anna, { clientId });
    await aReferral(anna, { clientId });
    const reader = contactActor({
      ...{ workspaceId, contactId: contact.id, contactName: contact.name, language: 'it' as const },
      ...{ timeZone: 'Europe/Rome', engagementId: engagement.id, clientId },
    });
    const count = `SELECT (SELECT count(*)::int FROM preference) AS preferences, (SELECT count(*)::int FROM touchpoint) AS touchpoints,
      (SELECT count(*)::int FROM referral) AS referrals, (SELECT count(*)::int FROM client_stage) AS stages`;
    const seen = await test.app.get(Transactions).as(reader, () => query('tests.known', count));
    expect(seen).toEqual([{ preferences: 0, touchpoints: 0, referrals: 0, stages: 0 }]);
    const adding = test.app.get(Transactions).as(reader, () =>
      query(
        'tests.adding',
        `INSERT INTO referral (id, workspace_id, client_id, name, happened_on, note, created_at)
         VALUES (gen_random_uuid(), $1, $2, 'x', '2026-11-10', '', now())`,
        [workspaceId, clientId],
      ),
    );
    await expect(adding).rejects.toMatchObject({ code: '42501' });
  });

  describe('say how to deal with a contact', () => {
    it('as is usual where nothing is known', async () => {
      const { id } = await aContact(anna);
      expect(await manner(id)).toEqual({
        address: 'formal',
        quietHours: null,
        channel: 'mail',
        reportDetail: 'full',
      });
    });

    it('by the contact’s own, before the client’s', async () => {
      const { id: contactId, clientId } = await aContact(anna);
      const quiet = { from: '19:00', to: '07:30' };
      await aPreference(anna, { clientId, kind: 'address', value: 'informal' });
      await aPreference(anna, { clientId, kind: 'channel', value: 'phone' });
      await aPreference(anna, { clientId, kind: 'quiet_hours', value: quiet });
      await aPreference(anna, { clientId, contactId, kind: 'channel', value: 'portal' });
      await aPreference(anna, { clientId, contactId, kind: 'report_detail', value: 'summary' });
      const known = { address: 'informal', quietHours: quiet, channel: 'portal', reportDetail: 'summary' };
      expect(await manner(contactId)).toEqual(known);
      const colleague = await aContact(anna, { clientId });
      expect(await manner(colleague.id)).toEqual({ ...known, channel: 'phone', reportDetail: 'full' });
    });

    it('also in a transaction of the contact, who reads no preference; and of nobody else’s contacts', async () => {
      const contact = await aContact(anna);
      const engagement = await anEngagement(anna, { clientId: contact.clientId });
      await aPreference(anna, { clientId: contact.clientId, kind: 'address', value: 'informal' });
      const other = await aContact(anna);
      await aPreference(anna, { clientId: other.clientId, kind: 'address', value: 'informal' });
      const reader = contactActor({
        ...{ workspaceId, contactId: contact.id, contactName: contact.name, language: 'it' as const },
        ...{ timeZone: 'Europe/Rome', engagementId: engagement.id, clientId: contact.clientId },
      });
      const read = (id: string) =>
        test.app
          .get(Transactions)
          .as(reader, async () => (await test.app.get(PreferencesService).mannerOf(id)).address);
      expect([await read(contact.id), await read(other.id)]).toEqual(['informal', 'formal']);
    });

    it('no more after they were removed', async () => {
      const { id: contactId, clientId } = await aContact(anna);
      const preference = await aPreference(anna, { clientId, kind: 'address', value: 'informal' });
      await anna.delete(`/preferences/${preference.id}`).expect(204);
      expect((await manner(contactId)).address).toBe('formal');
    });
  });

  describe('that nobody confirmed for 180 days', () => {
    const notices = async (clientId: string) =>
      test.sql<{ said: string }>(
        `SELECT said FROM notice WHERE kind = 'preference.stale' AND subject_id = $1 ORDER BY id`,
        [clientId],
      );

    it('are shown as stale, told to the members once, and fresh again when confirmed', async () => {
      const preference = await aPreference(anna, {
        kind: 'channel',
        value: 'phone',
        confirmedOn: '2026-05-19',
      });
      expect(preference.stale).toBe(true);
      await test.app.get(KnowingJobs).look(workspaceId);
      await test.app.get(KnowingJobs).look(workspaceId);
      expect(await notices(preference.clientId)).toEqual([{ said: 'Channel' }]);
      const { body } = await anna.post(`/preferences/${preference.id}/confirm`).expect(200);
      expect(body).toMatchObject({ stale: false, confirmedOn: '2026-11-16' });
      test.clock.set('2027-05-16T08:30:00Z');
      await test.app.get(KnowingJobs).look(workspaceId);
      expect(await notices(preference.clientId)).toHaveLength(2);
    });

    it('are fresh on the 180th day', async () => {
      const preference = await aPreference(anna, { confirmedOn: '2026-05-20' });
      expect(preference.stale).toBe(false);
      await test.app.get(KnowingJobs).look(workspaceId);
      expect(await notices(preference.clientId)).toEqual([]);
    });
  });
});

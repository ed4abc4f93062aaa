import { anAppointment } from '../builders/appointment.js';
import { aBooking, aProposal, aSide, type BuiltProposal, type Side } from '../builders/booking.js';
import { aContact } from '../builders/contact.js';
import { aMember } from '../builders/member.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

/** Monday, half past nine in Rome. */
const MONDAY = '2026-11-16T08:30:00Z';

describe('proposals of times', () => {
  let test: TestApp;
  let anna: Visitor;
  let annaId: string;

  beforeAll(async () => {
    test = await startApp();
    const owner = await test.visitor().signUp();
    anna = await owner.lasting();
    annaId = (await anna.get('/members').expect(200)).body.items[0].id as string;
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    test.clock.set(MONDAY);
    // The host is free again.
    const { body } = await anna.get('/appointments?state=booked').expect(200);
    for (const { id, can } of body.items as { id: string; can: { cancel: boolean } }[])
      if (can.cancel) await anna.post(`/appointments/${id}/cancel`, { tell: false }).expect(200);
  });

  const starts = async (who: Visitor, { id }: { id: string }): Promise<string[]> =>
    (await who.get(`/appointment-proposals/${id}/slots`).expect(200)).body.items.map(
      ({ startsAt }: { startsAt: string }) => startsAt,
    );
  const read = async (who: Visitor, { id }: { id: string }) =>
    (await who.get(`/appointment-proposals/${id}`).expect(200)).body as BuiltProposal;
  /** On Tuesday alone, hours on the hour. */
  const onTuesday = { fromDay: '2026-11-17', toDay: '2026-11-17', stepMinutes: 60, noticeMinutes: 0 };
  const NINE = '2026-11-17T08:00:00Z';
  const TEN = '2026-11-17T09:00:00Z';
  const book = (who: Visitor, { id }: { id: string }, startsAt: string) =>
    who.post(`/appointment-proposals/${id}/book`, { startsAt });

  it('are made with what is usual, and each contact gets a link of their own', async () => {
    const side = await aSide(test, anna);
    const proposal = await aProposal(anna, side);
    expect(proposal).toMatchObject({
      ...{ memberId: annaId, state: 'open', fromDay: '2026-11-16', toDay: '2026-11-30', stepMinutes: 30 },
      ...{ noticeMinutes: 240, expiresAt: '2026-11-30T23:00:00Z', can: { withdraw: true, book: true } },
    });
    expect(proposal.guests[0]?.url).toMatch(/^http:\/\/localhost:3000\/r\/appointment\/[\w-]{78}$/);
    const seen = await read(side.visitor, proposal);
    expect(seen).toMatchObject({
      guests: [{ id: side.id, url: null }],
      can: { withdraw: false, book: true },
    });
  });

  it('offer what the working windows leave, with the notice that was asked for', async () => {
    const side = await aSide(test, anna);
    expect(await starts(side.visitor, await aProposal(anna, side, onTuesday))).toEqual(
      [8, 9, 10, 11, 12, 13, 14, 15].map((hour) => `2026-11-17T${String(hour).padStart(2, '0')}:00:00Z`),
    );
    const today = { fromDay: '2026-11-16', toDay: '2026-11-16', stepMinutes: 60, noticeMinutes: 300 };
    expect(await starts(side.visitor, await aProposal(anna, side, today))).toEqual([
      '2026-11-16T14:00:00Z',
      '2026-11-16T15:00:00Z',
    ]);
  });

  it('leave out holidays, and what suits the host not: their own hours and buffers', async () => {
    const side = await aSide(test, anna, {}, { holidays: 'IT' });
    const holiday = { fromDay: '2026-12-08', toDay: '2026-12-08' };
    expect(await starts(anna, await aProposal(anna, side, holiday))).toEqual([]);
    const hours = {
      timeZone: 'Europe/London',
      windows: [{ weekdays: [2], from: '09:00', to: '12:00' }],
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 30,
    };
    await anna.put(`/members/${annaId}/hours`, hours).expect(200);
    await aBooking(anna, side, { startsAt: '2026-11-17T11:15:00Z', endsAt: '2026-11-17T12:00:00Z' });
    const proposal = await aProposal(anna, side, onTuesday);
    expect(proposal).toMatchObject({ bufferBeforeMinutes: 0, bufferAfterMinutes: 30 });
    expect(await starts(side.visitor, proposal)).toEqual([TEN]);
    await anna.put(`/members/${annaId}/hours`, { ...hours, windows: [], bufferAfterMinutes: 0 }).expect(200);
  });

  it('leave out when the host is booked for another client, and when a calendar of host or guest is busy', async () => {
    const side = await aSide(test, anna);
    const other = await aSide(test, anna);
    await aBooking(anna, other, { startsAt: NINE, endsAt: TEN });
    const [seat] = await test.sql<{ workspace_id: string }>('SELECT workspace_id FROM member WHERE id = $1', [
      annaId,
    ]);
    await busy(seat?.workspace_id ?? '', { member: annaId }, TEN, '2026-11-17T10:00:00Z');
    await busy(
      seat?.workspace_id ?? '',
      { contact: side.id },
      '2026-11-17T10:30:00Z',
      '2026-11-17T14:30:00Z',
    );
    const proposal = await aProposal(anna, side, onTuesday);
    expect(await starts(side.visitor, proposal)).toEqual(['2026-11-17T15:00:00Z']);
    await test.sql('DELETE FROM external_occurrence');
  });

  it('become an appointment with everybody who was asked, once', async () => {
    const side = await aSide(test, anna);
    const carla = await aContact(anna, { clientId: side.clientId });
    const place = { kind: 'video', text: 'https://meet.example/a' };
    const proposal = await aProposal(anna, side, {
      ...onTuesday,
      place,
      note: 'Two offers',
      contactIds: [side.id, carla.id],
    });
    const asked = async () => {
      const { body } = await side.visitor.get('/notices').expect(200);
      return body.items.filter(({ kind }: { kind: string }) => kind === 'appointment.proposed').length;
    };
    expect(await asked()).toBe(1);
    const answer = await book(side.visitor, proposal, TEN).expect(200);
    expect(await asked()).toBe(0);
    expect(answer.body).toMatchObject({
      ...{
        startsAt: TEN,
        endsAt: '2026-11-17T10:00:00Z',
        title: 'The next steps',
        place,
        note: 'Two offers',
      },
      ...{ memberId: annaId, createdByName: side.name, can: { edit: false, move: true, cancel: true } },
    });
    expect(answer.body.guests).toHaveLength(2);
    expect(await read(anna, proposal)).toMatchObject({ state: 'booked', appointmentId: answer.body.id });
    expect(await starts(side.visitor, proposal)).toEqual([]);
    const again = await book(side.visitor, proposal, NINE).expect(409);
    expect(again.body.code).toBe('appointment.proposal-closed');
  });

  it('of two who book the same time at once, one gets it and the other one the times that are left', async () => {
    const sides = await Promise.all([1, 2].map(() => aSide(test, anna)));
    const proposals: BuiltProposal[] = [];
    for (const side of sides) proposals.push(await aProposal(anna, side, onTuesday));
    const answers = await Promise.all(
      sides.map(({ visitor }, index) => book(visitor, proposals[index] as BuiltProposal, TEN)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body.code).toBe('appointment.slot-taken');
    const left = refused?.body.details.slots.split(' ') as string[];
    expect(left).toHaveLength(7);
    expect(left).toContain(NINE);
    expect(left).not.toContain(TEN);
  });

  it('of two hosts for whom one contact books the same time at once, one gets it; the contact is in one place', async () => {
    const bea = await aMember(test, anna);
    const side = await aSide(test, anna, {}, { assistantIds: [bea.id] });
    const carla = await aContact(anna, { clientId: side.clientId });
    const all = { ...onTuesday, contactIds: [carla.id, side.id] };
    const hosts = [annaId, bea.id];
    const proposals: BuiltProposal[] = [];
    for (const memberId of hosts) proposals.push(await aProposal(anna, side, { ...all, memberId }));
    const answers = await Promise.all(proposals.map((proposal) => book(side.visitor, proposal, TEN)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('appointment.slot-taken');
    const { body } = await anna.get(`/appointments?engagementId=${side.engagementId}`).expect(200);
    expect(body.items).toMatchObject([{ startsAt: TEN }]);
  });

  it('are booked at no other time than those that are free', async () => {
    const side = await aSide(test, anna);
    const proposal = await aProposal(anna, side, onTuesday);
    for (const startsAt of ['2026-11-17T08:30:00Z', '2026-11-17T20:00:00Z', '2026-11-18T09:00:00Z'])
      expect((await book(side.visitor, proposal, startsAt).expect(409)).body.code).toBe(
        'appointment.slot-taken',
      );
    await book(side.visitor, proposal, 'tomorrow').expect(400);
  });

  it('end by themselves, are withdrawn, and then offer nothing', async () => {
    const side = await aSide(test, anna);
    const ending = await aProposal(anna, side, { ...onTuesday, expiresAt: '2026-11-16T12:00:00Z' });
    const withdrawn = await aProposal(anna, side, onTuesday);
    await side.visitor.delete(`/appointment-proposals/${withdrawn.id}`).expect(403);
    await anna.delete(`/appointment-proposals/${withdrawn.id}`).expect(204);
    test.clock.set('2026-11-16T12:00:00Z');
    expect(await read(anna, ending)).toMatchObject({ state: 'expired', can: { book: false } });
    expect(await read(side.visitor, withdrawn)).toMatchObject({ state: 'withdrawn' });
    for (const proposal of [ending, withdrawn]) {
      expect(await starts(side.visitor, proposal)).toEqual([]);
      await book(side.visitor, proposal, TEN).expect(409);
    }
    const open = await anna.get(`/appointment-proposals?engagementId=${side.engagementId}&state=open`);
    expect(open.body.items).toEqual([]);
    const expired = await anna.get(`/appointment-proposals?engagementId=${side.engagementId}&state=expired`);
    expect(expired.body.items).toHaveLength(1);
  });

  it('offer nothing once their host has left', async () => {
    const bea = await aMember(test, anna);
    const side = await aSide(test, anna, {}, { assistantIds: [bea.id] });
    const proposal = await aProposal(anna, side, { ...onTuesday, memberId: bea.id });
    expect(await starts(side.visitor, proposal)).not.toEqual([]);
    await anna.delete(`/members/${bea.id}`).expect(204);
    expect(await starts(side.visitor, proposal)).toEqual([]);
    expect((await book(side.visitor, proposal, TEN).expect(409)).body.code).toBe(
      'appointment.proposal-closed',
    );
  });

  it('exist for nobody who was not asked: neither another contact of the client nor another client', async () => {
    const side = await aSide(test, anna);
    const other = await aSide(test, anna);
    const colleague = await aSide(test, anna, { clientId: side.clientId });
    const proposal = await aProposal(anna, side, onTuesday);
    for (const { visitor } of [other, colleague] as Side[]) {
      await visitor.get(`/appointment-proposals/${proposal.id}`).expect(404);
      await visitor.get(`/appointment-proposals/${proposal.id}/slots`).expect(404);
      await book(visitor, proposal, TEN).expect(404);
      expect((await visitor.get('/appointment-proposals').expect(200)).body.items).toEqual([]);
    }
  });

  it.each([
    ['days in the wrong order', { fromDay: '2026-11-20', toDay: '2026-11-19' }],
    ['days that are over', { fromDay: '2026-11-01', toDay: '2026-11-15' }],
    ['too many days', { fromDay: '2026-11-16', toDay: '2027-03-01' }],
    ['days that are far away', { fromDay: '2028-01-01', toDay: '2028-01-02' }],
    ['an end in the past', { expiresAt: '2026-11-16T08:30:00Z' }],
  ])('are refused with %s', async (_, fields) => {
    const side = await aSide(test, anna);
    const body = {
      engagementId: side.engagementId,
      title: 'No',
      minutes: 60,
      contactIds: [side.id],
      ...fields,
    };
    const answer = await anna.post('/appointment-proposals', body).expect(422);
    expect(answer.body.code).toBe('appointment.proposal-days');
  });

  it('R-03: offer no time that the clocks skip, and stay on the wall clock after the change', async () => {
    test.clock.set('2027-03-26T08:30:00Z');
    const windows = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '06:00' }];
    const side = await aSide(test, anna, {}, { workingWindows: windows });
    const proposal = await aProposal(anna, side, { fromDay: '2027-03-28', toDay: '2027-03-29', stepMinutes: 60, minutes: 30 }); // prettier-ignore
    const found = await starts(side.visitor, proposal);
    expect(found.slice(0, 4)).toEqual([
      '2027-03-27T23:00:00Z',
      '2027-03-28T00:00:00Z',
      '2027-03-28T01:00:00Z',
      '2027-03-28T02:00:00Z',
    ]);
    expect(found).toContain('2027-03-28T22:00:00Z');
  });

  describe('when somebody can be met', () => {
    const hours = { timeZone: 'Europe/Rome', windows: [{ weekdays: [1], from: '09:00', to: '12:00' }], bufferBeforeMinutes: 5, bufferAfterMinutes: 10 }; // prettier-ignore

    it('is said by themselves, or by the owner; to colleagues it does not exist', async () => {
      const bea = await aMember(test, anna);
      const cora = await aMember(test, anna);
      expect((await bea.visitor.get(`/members/${bea.id}/hours`).expect(200)).body).toMatchObject({
        windows: [],
        version: 0,
      });
      const kept = await bea.visitor.put(`/members/${bea.id}/hours`, hours).expect(200);
      expect(kept.body).toMatchObject({ ...hours, version: 1 });
      await anna
        .put(`/members/${bea.id}/hours`, { ...hours, windows: [] })
        .set('If-Match', '"1"')
        .expect(200);
      await anna.put(`/members/${bea.id}/hours`, hours).set('If-Match', '"1"').expect(412);
      await cora.visitor.get(`/members/${bea.id}/hours`).expect(404);
      await cora.visitor.put(`/members/${bea.id}/hours`, hours).expect(404);
    });

    it('needs days, times and a zone that exist', async () => {
      const refused = (fields: object) =>
        anna.put(`/members/${annaId}/hours`, { ...hours, ...fields }).expect(400);
      await refused({ windows: [{ weekdays: [], from: '09:00', to: '12:00' }] });
      await refused({ windows: [{ weekdays: [8], from: '09:00', to: '12:00' }] });
      await refused({ windows: [{ weekdays: [1], from: '25:00', to: '12:00' }] });
      await refused({ timeZone: 'Mars/Crater' });
      await refused({ bufferAfterMinutes: 481 });
    });
  });

  /** As if a calendar had been read that says so. */
  async function busy(
    workspaceId: string,
    seat: { member?: string; contact?: string },
    from: string,
    to: string,
  ): Promise<void> {
    await test.sql(
      `WITH a AS (
         INSERT INTO calendar_connection (id, workspace_id, member_id, contact_id, provider, account_key, account_name,
           status, created_at)
         VALUES (gen_random_uuid(), $1, $2, $3, 'ics', gen_random_uuid()::text, 'Feed', 'active', now()) RETURNING *
       ), c AS (
         INSERT INTO calendar (id, workspace_id, connection_id, seat_id, external_id, name, role, read_mode)
         SELECT gen_random_uuid(), $1, a.id, a.seat_id, 'feed', 'Feed', 'reader', 'busy' FROM a RETURNING *
       ), e AS (
         INSERT INTO external_event (id, workspace_id, calendar_id, seat_id, external_id, kind, status, starts_at,
           ends_at, visibility, transparent, event_type, hash, is_ours, seen_generation, changed_at)
         SELECT gen_random_uuid(), $1, c.id, c.seat_id, 'one', 'single', 'confirmed', $4, $5, 'default', false, 'default',
           'x', false, 1, now() FROM c RETURNING *
       )
       INSERT INTO external_occurrence (workspace_id, calendar_id, seat_id, event_id, original_start, starts_at, ends_at, busy)
       SELECT $1, e.calendar_id, e.seat_id, e.id, $4::text, $4::timestamptz, $5::timestamptz, true FROM e`,
      [workspaceId, seat.member ?? null, seat.contact ?? null, from, to],
    );
  }

  it('a member may book across what is busy: they know best', async () => {
    const side = await aSide(test, anna);
    const night = { startsAt: '2026-11-17T22:00:00Z', endsAt: '2026-11-17T23:00:00Z' };
    await anAppointment(anna, { engagementId: side.engagementId, contactIds: [side.id], ...night });
  });
});

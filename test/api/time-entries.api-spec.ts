import { aClient } from '../builders/client.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { aService } from '../builders/service.js';
import { signedInContact } from '../builders/signed-in.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';

describe('logging time', () => {
  let test: TestApp;
  let anna: Visitor;
  let engagementId: string;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    anna = await test.visitor().signUp();
  });
  afterAll(() => test.close());

  // Entries of one member may not overlap: each test begins with none, and an engagement of its own.
  beforeEach(async () => {
    test.clock.set(NOW);
    await test.sql('TRUNCATE time_entry CASCADE');
    engagementId = (await anEngagement(anna, { rate: { amount: '27.50', currency: 'EUR' } })).id;
  });

  const log = (body: object) => anna.post('/time-entries', { engagementId, ...body });
  const agree = (changed: object) => {
    const terms = { rate: null, allowanceMinutes: null, showAmounts: false, ...changed };
    const path = `/engagements/${engagementId}/agreements`;
    return anna.post(path, { validFrom: '2026-11-16', ...terms }).expect(201);
  };
  const nine = { startedAt: '2026-11-16T08:00:00Z', endedAt: '2026-11-16T09:20:00Z' };

  it('takes a start and an end, counts whole seconds between the instants and prices them (R-20)', async () => {
    const { body } = await log({ ...nine, description: ' Posta ' }).expect(201);
    expect(body).toMatchObject({
      engagementId,
      description: 'Posta',
      day: '2026-11-16',
      startedAt: '2026-11-16T08:00:00Z',
      endedAt: '2026-11-16T09:20:00Z',
      durationSeconds: 4800,
      running: false,
      billable: true,
      timeZone: 'Europe/Rome',
      amount: { amount: '36.67', currency: 'EUR' },
      can: { edit: true, remove: true, restore: false, stop: false },
    });
  });

  it('counts but does not price what is not billable', async () => {
    const { body } = await log({ ...nine, billable: false }).expect(201);
    expect(body).toMatchObject({ durationSeconds: 4800, amount: null });
  });

  it('takes a day with a duration, without a clock time', async () => {
    const { body } = await log({ day: '2026-11-14', durationSeconds: 5400 }).expect(201);
    expect(body).toMatchObject({
      day: '2026-11-14',
      startedAt: null,
      endedAt: null,
      durationSeconds: 5400,
      running: false,
    });
  });

  it('takes what the clock on the wall showed, in its zone: 25 October 01:30 to 03:30 lasts 3:00 (R-02)', async () => {
    const { body } = await log({ localStart: '2026-10-25T01:30', localEnd: '2026-10-25T03:30' }).expect(201);
    expect(body).toMatchObject({
      startedAt: '2026-10-24T23:30:00Z',
      endedAt: '2026-10-25T02:30:00Z',
      durationSeconds: 10_800,
    });
  });

  it('refuses 02:30 on 29 March 2026 and proposes 03:30 (R-03)', async () => {
    const { body } = await log({ localStart: '2026-03-29T02:30', durationSeconds: 600 }).expect(422);
    expect(body).toMatchObject({
      code: 'time-entry.no-such-wall-time',
      details: { proposal: '2026-03-29T03:30' },
    });
  });

  it('counts an entry on the day of its start in the engagement’s zone, wherever it was typed (R-05)', async () => {
    const typed = {
      localStart: '2026-07-31T18:30',
      localEnd: '2026-07-31T19:00',
      timeZone: 'America/New_York',
    };
    const { body } = await log(typed).expect(201);
    expect(body).toMatchObject({
      day: '2026-08-01',
      startedAt: '2026-07-31T22:30:00Z',
      timeZone: 'America/New_York',
    });
  });

  it('refuses an entry that overlaps another, names it, and takes its neighbour (R-09)', async () => {
    const first = await log(nine).expect(201);
    const refused = await log({ startedAt: '2026-11-16T09:19:00Z', endedAt: '2026-11-16T10:00:00Z' }).expect(
      409,
    );
    expect(refused.body).toMatchObject({ code: 'time-entry.overlaps', details: { entryId: first.body.id } });
    await log({ startedAt: '2026-11-16T09:20:00Z', endedAt: '2026-11-16T10:00:00Z' }).expect(201);
  });

  it('takes an overlap that has a reason, and shows it', async () => {
    await log(nine).expect(201);
    const { body } = await log({ ...nine, overlapReason: 'Two calls at once' }).expect(201);
    expect(body.overlapReason).toBe('Two calls at once');
  });

  it('lets the database refuse what two requests try at the same instant', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => log(nine)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
  });

  it.each([
    ['nothing about when', {}, 422, 'time-entry.when-unclear'],
    [
      'an end before the start',
      { startedAt: '2026-11-16T08:00:00Z', endedAt: '2026-11-16T07:00:00Z' },
      422,
      'time-entry.ends-before-start',
    ],
    [
      'more than a day',
      { startedAt: '2026-11-10T08:00:00Z', endedAt: '2026-11-11T08:00:01Z' },
      422,
      'time-entry.too-long',
    ],
    ['a timer from the future', { startedAt: '2026-11-16T08:30:01Z' }, 422, 'time-entry.starts-in-future'],
    ['a day that does not exist', { day: '2026-02-30', durationSeconds: 60 }, 400, 'request.invalid'],
    [
      'an offset for a zone',
      { startedAt: '2026-11-16T08:00:00Z', timeZone: '+02:00' },
      400,
      'request.invalid',
    ],
    ['an unknown field', { startedAt: '2026-11-16T08:00:00Z', price: 1 }, 400, 'request.invalid'],
    [
      'a break as long as the entry',
      { startedAt: '2026-11-16T07:00:00Z', endedAt: '2026-11-16T08:00:00Z', breakSeconds: 3600 },
      422,
      'time-entry.break-too-long',
    ],
    [
      'a task that is not there',
      { startedAt: '2026-11-16T08:00:00Z', taskId: '019a8c3e-0000-7000-8000-000000000000' },
      404,
      'record.not-found',
    ],
  ])('refuses %s', async (_, body, status, code) => {
    const answer = await log(body).expect(status);
    expect(answer.body.code).toBe(code);
  });

  it('keeps the rate of its day on the entry: a later agreement does not touch it', async () => {
    const { body: entry } = await log(nine).expect(201);
    await agree({ rate: { amount: '40.00', currency: 'EUR' } });
    const { body: later } = await log({ day: '2026-11-16', durationSeconds: 3600 }).expect(201);
    const { body: before } = await anna.get(`/time-entries/${entry.id}`).expect(200);
    expect([before.amount.amount, later.amount.amount]).toEqual(['36.67', '40.00']);
  });

  describe('with a timer', () => {
    const start = (body: object = {}) => log({ startedAt: '2026-11-16T08:30:00Z', ...body });

    it('starts, shows it running, and stops it with what lies between', async () => {
      const { body: timer } = await start().expect(201);
      expect(timer).toMatchObject({
        running: true,
        endedAt: null,
        durationSeconds: null,
        can: { stop: true },
      });
      test.clock.advance({ minutes: 90 });
      const { body: shown } = await anna.get('/time-entries/running').expect(200);
      expect(shown.entry.id).toBe(timer.id);
      const { body: stopped } = await anna.post(`/time-entries/${timer.id}/stop`).expect(200);
      expect(stopped).toMatchObject({ running: false, durationSeconds: 5400, version: 2 });
      const { body: none } = await anna.get('/time-entries/running').expect(200);
      expect(none).toEqual({ entry: null });
      const again = await anna.post(`/time-entries/${timer.id}/stop`).expect(409);
      expect(again.body.code).toBe('time-entry.not-running');
    });

    it('runs one at a time: of two that start at the same instant one is refused', async () => {
      const answers = await Promise.all([start(), start()]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const refused = answers.find(({ status }) => status === 409);
      expect(refused?.body.code).toBe('time-entry.timer-already-running');
    });

    it('changes while it runs: what is said of it, its start and its break, which is taken off at the end', async () => {
      const { body: timer } = await start({ description: 'Posta' }).expect(201);
      test.clock.advance({ minutes: 60 });
      const change = { description: 'Agenda', startedAt: '2026-11-16T08:00:00Z', breakSeconds: 600 };
      const { body: changed } = await anna.patch(`/time-entries/${timer.id}`, change).expect(200);
      expect(changed).toMatchObject({ running: true, ...change, durationSeconds: null });
      await anna.patch(`/time-entries/${timer.id}`, { breakSeconds: 5400 }).expect(422);
      const { body } = await anna.post(`/time-entries/${timer.id}/stop`).expect(200);
      expect(body).toMatchObject({ durationSeconds: 4800, breakSeconds: 600, description: 'Agenda' });
    });

    it('names the timer that runs already', async () => {
      const { body: timer } = await start().expect(201);
      const refused = await log({ startedAt: '2026-11-16T08:30:00Z', overlapReason: 'really' }).expect(409);
      expect(refused.body).toMatchObject({
        code: 'time-entry.timer-already-running',
        details: { entryId: timer.id },
      });
    });

    it('does not let a forgotten one become a day of 340 hours, and takes the true end', async () => {
      // Started 340 hours ago.
      const { body: timer } = await start({ startedAt: '2026-11-02T04:30:00Z' }).expect(201);
      const refused = await anna.post(`/time-entries/${timer.id}/stop`).expect(422);
      expect(refused.body.code).toBe('time-entry.too-long');
      const stopped = await anna
        .post(`/time-entries/${timer.id}/stop`, { endedAt: '2026-11-02T06:00:00Z' })
        .expect(200);
      expect(stopped.body.durationSeconds).toBe(5400);
    });

    it('counts a second when it is stopped at once', async () => {
      const { body: timer } = await start().expect(201);
      const { body } = await anna.post(`/time-entries/${timer.id}/stop`).expect(200);
      expect(body.durationSeconds).toBe(1);
    });
  });

  describe('with corrections', () => {
    it('changes what is said and leaves the rest', async () => {
      const { body: entry } = await log({ ...nine, description: 'Posta' }).expect(201);
      const { body } = await anna
        .patch(`/time-entries/${entry.id}`, { endedAt: '2026-11-16T09:00:00Z' })
        .expect(200);
      expect(body).toMatchObject({
        description: 'Posta',
        startedAt: entry.startedAt,
        durationSeconds: 3600,
        version: 2,
      });
    });

    it('refuses a change of an older version than the stored one', async () => {
      const { body: entry } = await log(nine).expect(201);
      await anna.patch(`/time-entries/${entry.id}`, { billable: false }).set('If-Match', '"1"').expect(200);
      const refused = await anna
        .patch(`/time-entries/${entry.id}`, { billable: true })
        .set('If-Match', '"1"')
        .expect(412);
      expect(refused.body.code).toBe('record.stale');
    });

    it('moves an entry to another engagement, whose zone may give it another day', async () => {
      const sydney = await anEngagement(anna, { name: 'Night shift', timeZone: 'Australia/Sydney' });
      const { body: entry } = await log({
        startedAt: '2026-11-15T22:30:00Z',
        endedAt: '2026-11-15T22:45:00Z',
      }).expect(201);
      expect(entry.day).toBe('2026-11-15');
      const { body } = await anna.patch(`/time-entries/${entry.id}`, { engagementId: sydney.id }).expect(200);
      expect(body).toMatchObject({ engagementId: sydney.id, day: '2026-11-16', startedAt: entry.startedAt });
    });

    it('deletes, leaves it out of every list, and brings it back', async () => {
      const { body: entry } = await log(nine).expect(201);
      await anna.delete(`/time-entries/${entry.id}`).expect(204);
      const listed = () => anna.get(`/time-entries?engagementId=${engagementId}`).expect(200);
      expect((await listed()).body.items).toEqual([]);
      const refused = await anna.patch(`/time-entries/${entry.id}`, { billable: false }).expect(409);
      expect(refused.body.code).toBe('time-entry.deleted');
      await anna.post(`/time-entries/${entry.id}/restore`).expect(200);
      await anna.post(`/time-entries/${entry.id}/restore`).expect(200);
      expect((await listed()).body.items).toHaveLength(1);
    });

    it('does not bring back what would overlap by now', async () => {
      const { body: entry } = await log(nine).expect(201);
      await anna.delete(`/time-entries/${entry.id}`).expect(204);
      await log(nine).expect(201);
      const refused = await anna.post(`/time-entries/${entry.id}/restore`).expect(409);
      expect(refused.body.code).toBe('time-entry.overlaps');
    });
  });

  describe('shown', () => {
    it('as a week from Monday to Sunday with its sums; Sunday night counts on Sunday (R-06)', async () => {
      await log({ localStart: '2026-11-15T23:30', localEnd: '2026-11-16T01:15' }).expect(201);
      await log({ day: '2026-11-10', durationSeconds: 600, billable: false }).expect(201);
      await log({ day: '2026-11-16', durationSeconds: 60 }).expect(201);
      const { body } = await anna.get('/time-entries/week?week=2026-W46&memberId=me').expect(200);
      expect(body).toMatchObject({
        week: '2026-W46',
        from: '2026-11-09',
        to: '2026-11-16',
        totalSeconds: 6900,
        billableSeconds: 6300,
      });
      expect(body.days).toHaveLength(7);
      expect(body.days[6]).toMatchObject({ day: '2026-11-15', totalSeconds: 6300 });
    });

    it('as the present week when none is named, in the caller’s zone', async () => {
      test.clock.set('2026-11-15T23:30:00Z');
      const { body } = await anna.get('/time-entries/week').expect(200);
      expect(body.week).toBe('2026-W47');
    });

    it('as pages, newest first, with nothing twice and nothing left out', async () => {
      const days = ['2026-11-11', '2026-11-12', '2026-11-13'];
      for (const day of days) for (let n = 0; n < 2; n++) await log({ day, durationSeconds: 60 }).expect(201);
      await log(nine).expect(201);
      const seen: { id: string; day: string }[] = [];
      let cursor = '';
      do {
        const { body } = await anna.get(`/time-entries?limit=2${cursor && `&cursor=${cursor}`}`).expect(200);
        seen.push(...body.items);
        cursor = body.nextCursor;
      } while (cursor);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
      expect(seen.map(({ day }) => day)).toEqual([...seen.map(({ day }) => day)].sort().reverse());
    });

    it('by client, service, what is billable, the words that were said, and whether they are locked', async () => {
      const { id: serviceId } = await aService(anna, { engagementId, name: 'Inbox' });
      const { clientId } = (await anna.get(`/engagements/${engagementId}`).expect(200)).body;
      const other = await anEngagement(anna);
      const minute = { day: '2026-11-14', durationSeconds: 60 };
      await log({ ...minute, serviceId, description: 'Answered 50% of the MAIL, in Köln' }).expect(201);
      await log({ ...minute, billable: false, description: 'Travel to Köln' }).expect(201);
      await log({ ...minute, engagementId: other.id, description: 'Elsewhere' }).expect(201);
      await log({ day: '2026-11-13', durationSeconds: 60, description: 'Closed' }).expect(201);
      const days = { from: '2026-11-13', to: '2026-11-14', idleDays: [] };
      await anna.post('/affirmations', { engagementId, ...days }).expect(201);
      const found = async (query: string) =>
        (await anna.get(`/time-entries?${query}`).expect(200)).body.items.map(
          ({ description }: { description: string }) => description.split(' ')[0],
        );
      expect((await found(`clientId=${clientId}`)).sort()).toEqual(['Answered', 'Closed', 'Travel']);
      expect(await found(`serviceId=${serviceId}`)).toEqual(['Answered']);
      expect(await found('billable=false')).toEqual(['Travel']);
      expect(await found(`q=${encodeURIComponent('mail KÖLN')}`)).toEqual(['Answered']);
      expect(await found(`q=${encodeURIComponent('0%')}`)).toEqual(['Answered']);
      expect(await found(`q=${encodeURIComponent('_')}`)).toEqual([]);
      expect(await found('locked=true')).toEqual(['Closed']);
      expect(await found(`locked=false&clientId=${clientId}`)).toHaveLength(2);
      expect(await found(`importId=${serviceId}`)).toEqual([]);
      const all = `engagementId=${engagementId}&clientId=${clientId}&memberId=me&taskId=${serviceId}&serviceId=${serviceId}`;
      expect(
        await found(
          `${all}&billable=true&locked=false&q=x&importId=${serviceId}&from=2026-11-01&to=2026-12-01`,
        ),
      ).toEqual([]);
      await anna.get('/time-entries?locked=perhaps').expect(400);
    });

    it('by days, half-open', async () => {
      for (const day of ['2026-11-11', '2026-11-12', '2026-11-13'])
        await log({ day, durationSeconds: 60 }).expect(201);
      const { body } = await anna.get('/time-entries?from=2026-11-11&to=2026-11-13').expect(200);
      expect(body.items.map(({ day }: { day: string }) => day)).toEqual(['2026-11-12', '2026-11-11']);
    });
  });

  describe('seen by others', () => {
    it('an assistant logs on engagements they are assigned to, and corrects only their own', async () => {
      const bea = await aMember(test, anna);
      const refused = await bea.visitor.post('/time-entries', {
        engagementId,
        day: '2026-11-16',
        durationSeconds: 60,
      });
      expect(refused.status).toBe(404);
      await anna.put(`/engagements/${engagementId}/assistants`, { memberIds: [bea.id] }).expect(200);
      const hers = await bea.visitor
        .post('/time-entries', { engagementId, day: '2026-11-16', durationSeconds: 60 })
        .expect(201);
      const { body: annas } = await log(nine).expect(201);
      const seen = await bea.visitor.get(`/time-entries/${annas.id}`).expect(200);
      expect(Object.values(seen.body.can)).not.toContain(true);
      await bea.visitor.patch(`/time-entries/${annas.id}`, { billable: false }).expect(403);
      await anna.patch(`/time-entries/${hers.body.id}`, { billable: false }).expect(200);
    });

    it('a contact sees the hours of their own client, amounts where agreed, and changes nothing', async () => {
      const { body: entry } = await log(nine).expect(201);
      const { body: engagement } = await anna.get(`/engagements/${engagementId}`).expect(200);
      const giulia = await signedInContact(test, anna, engagement.clientId);
      const seen = await giulia.visitor.get(`/time-entries/${entry.id}`).expect(200);
      expect(seen.body).toMatchObject({ durationSeconds: 4800, amount: null, can: { edit: false } });
      await agree({ showAmounts: true });
      const priced = await giulia.visitor.get(`/time-entries/${entry.id}`).expect(200);
      expect(priced.body.amount).toEqual({ amount: '36.67', currency: 'EUR' });
      await giulia.visitor.patch(`/time-entries/${entry.id}`, { billable: false }).expect(403);
      const james = await signedInContact(test, anna, (await aClient(anna)).id);
      await james.visitor.get(`/time-entries/${entry.id}`).expect(404);
      expect((await james.visitor.get('/time-entries').expect(200)).body.items).toEqual([]);
    });

    it('another workspace sees nothing of it', async () => {
      const { body: entry } = await log(nine).expect(201);
      const stranger = await test.visitor().signUp({ email: 'stranger@example.com' });
      await stranger.get(`/time-entries/${entry.id}`).expect(404);
      await stranger.patch(`/time-entries/${entry.id}`, { billable: false }).expect(404);
      await stranger.delete(`/time-entries/${entry.id}`).expect(404);
      await stranger
        .post('/time-entries', { engagementId, day: '2026-11-16', durationSeconds: 60 })
        .expect(404);
      expect((await stranger.get('/time-entries').expect(200)).body.items).toEqual([]);
    });
  });
});

import { aClient } from '../builders/client.js';
import { aContact, aPortalContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember, type BuiltMember } from '../builders/member.js';
import { aTask } from '../builders/task.js';
import { OwnCalendar } from '../support/own-calendar.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

describe('an event that may be work', () => {
  let test: TestApp;
  let anna: Visitor;
  let bea: BuiltMember;
  let calendar: OwnCalendar;
  let clientId: string;
  let engagementId: string;
  let giulia: { id: string; email: string };
  let hour = 0;

  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
    bea = await aMember(test, anna);
    ({ id: clientId } = await aClient(anna, { name: 'Rossi Moda' }));
    ({ id: engagementId } = await anEngagement(anna, {
      clientId,
      name: 'Rossi office',
      assistantIds: [bea.id],
    }));
    giulia = await aContact(anna, { clientId, name: 'Giulia Rossi', email: 'giulia@rossi.test' });
    calendar = await OwnCalendar.of(test, anna);
  });
  afterAll(() => test.close());

  /** Hours of last week that no other test uses. */
  const free = () => {
    const start = Temporal.Instant.from('2026-11-09T00:00:00Z').add({ hours: 2 * hour++ });
    return { start: start.toString(), end: start.add({ hours: 1 }).toString() };
  };
  const ask = async (by: Visitor, query = '') =>
    (await by.get(`/entry-candidates?${query}`).expect(200)).body.items;
  const titled = async (title: string, by = anna, query = '') =>
    (await ask(by, query)).filter((each: { title: string }) => each.title === title);
  const one = async (title: string, by = anna, query = '') => {
    const found = await titled(title, by, query);
    expect(found).toHaveLength(1);
    return found[0];
  };
  const entriesOf = async (by: Visitor, description: string) =>
    (await by.get(`/time-entries?q=${encodeURIComponent(description)}`).expect(200)).body.items;
  const log = (by: Visitor, startedAt: string, endedAt: string, fields = {}) =>
    by.post('/time-entries', { engagementId, startedAt, endedAt, ...fields }).expect(201);

  it('is proposed once it is over, with the client whose contact takes part, and why', async () => {
    const time = free();
    await calendar.put({ ...time, title: 'Autumn fair', with: ['giulia@rossi.test', 'x@else.test'] });
    expect(await one('Autumn fair')).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{14}8/),
      proposes: 'time_entry',
      state: 'open',
      title: 'Autumn fair',
      startsAt: time.start,
      endsAt: time.end,
      calendarNames: ['Anna'],
      guests: ['giulia@rossi.test', 'x@else.test'],
      parts: [{ startsAt: time.start, endsAt: time.end }],
      minutes: 60,
      clientId,
      clientName: 'Rossi Moda',
      engagementId,
      engagementName: 'Rossi office',
      taskId: null,
      serviceId: null,
      description: 'Autumn fair',
      contactIds: [giulia.id],
      why: { reason: 'guest', name: 'Giulia Rossi' },
      loggedByName: null,
      timeEntryIds: [],
      appointmentId: null,
      can: { accept: true, dismiss: true, restore: false },
    });
  });

  it('is nothing yet while it goes on, and no entry is ever made by itself', async () => {
    await calendar.put({
      title: 'Still talking',
      start: '2026-11-16T08:00:00Z',
      end: '2026-11-16T09:00:00Z',
      with: [giulia.email],
    });
    expect(await titled('Still talking', anna, 'to=2026-11-17T00:00:00Z')).toEqual([]);
    expect(await titled('Still talking', anna, 'proposes=appointment')).toEqual([]);
    expect(await entriesOf(anna, 'Still talking')).toEqual([]);
  });

  it('becomes an entry with one tap, by the rules of entries', async () => {
    const time = free();
    await calendar.put({ ...time, title: 'Plan the stand', with: [giulia.email] });
    const { id } = await one('Plan the stand');
    const accepted = (await anna.post(`/entry-candidates/${id}/accept`).expect(200)).body;
    expect(accepted).toMatchObject({ state: 'accepted', minutes: 0, can: { accept: false, restore: true } });
    const [entry, ...others] = await entriesOf(anna, 'Plan the stand');
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      id: accepted.timeEntryIds[0],
      engagementId,
      startedAt: time.start,
      endedAt: time.end,
      durationSeconds: 3600,
      billable: true,
    });
    expect(await titled('Plan the stand')).toEqual([]);
  });

  it('F23: accepted twice, and twice at once, is one entry', async () => {
    await calendar.put({ ...free(), title: 'Double tap', with: [giulia.email] });
    const { id } = await one('Double tap');
    const answers = await Promise.all([1, 2, 3].map(() => anna.post(`/entry-candidates/${id}/accept`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await anna.post(`/entry-candidates/${id}/accept`).expect(200);
    expect(await entriesOf(anna, 'Double tap')).toHaveLength(1);
  });

  it('is accepted otherwise than proposed: other words, another time, a task, not billable', async () => {
    const time = free();
    const task = await aTask(anna, { engagementId });
    await calendar.put({ ...time, title: 'Long call', with: [giulia.email] });
    const { id } = await one('Long call');
    const body = {
      description: 'Prices compared',
      endsAt: Temporal.Instant.from(time.end).subtract({ minutes: 15 }).toString(),
      taskId: task.id,
      billable: false,
    };
    await anna.post(`/entry-candidates/${id}/accept`, body).expect(200);
    const [entry] = await entriesOf(anna, 'Prices compared');
    expect(entry).toMatchObject({ durationSeconds: 2700, taskId: task.id, billable: false });
    await anna.post(`/entry-candidates/${id}/accept`, { colour: 'red' }).expect(400);
  });

  it('is set aside, and brought back', async () => {
    await calendar.put({ ...free(), title: 'A chat', with: [giulia.email] });
    const { id } = await one('A chat');
    const aside = (await anna.post(`/entry-candidates/${id}/dismiss`).expect(200)).body;
    expect(aside).toMatchObject({
      state: 'dismissed',
      can: { accept: false, dismiss: false, restore: true },
    });
    expect(await titled('A chat')).toEqual([]);
    expect(await one('A chat', anna, 'state=dismissed')).toMatchObject({ id });
    const refused = await anna.post(`/entry-candidates/${id}/accept`).expect(409);
    expect(refused.body.code).toBe('entry-candidate.decided');
    await anna.post(`/entry-candidates/${id}/restore`).expect(200);
    expect(await one('A chat')).toMatchObject({ id, state: 'open' });
    expect((await anna.post(`/entry-candidates/${id}/restore`).expect(409)).body.code).toBe(
      'entry-candidate.undecided',
    );
  });

  it('accepted by mistake, is proposed again and its entry is gone; deleted by itself, it was decided', async () => {
    await calendar.put({ ...free(), title: 'By mistake', with: [giulia.email] });
    const { id } = await one('By mistake');
    await anna.post(`/entry-candidates/${id}/accept`).expect(200);
    expect((await anna.post(`/entry-candidates/${id}/dismiss`).expect(409)).body.code).toBe(
      'entry-candidate.decided',
    );
    await anna.post(`/entry-candidates/${id}/restore`).expect(200);
    expect(await entriesOf(anna, 'By mistake')).toEqual([]);
    const again = (await anna.post(`/entry-candidates/${id}/accept`).expect(200)).body;
    await anna.delete(`/time-entries/${again.timeEntryIds[0]}`).expect(204);
    expect(await titled('By mistake')).toEqual([]);
    expect(await one('By mistake', anna, 'state=dismissed')).toMatchObject({ id });
  });

  describe('merges with what is logged', () => {
    it('is not proposed where a timer or an entry covers it, whatever that is for', async () => {
      const time = free();
      await calendar.put({ ...time, title: 'Covered', with: [giulia.email] });
      const { id } = await one('Covered');
      const other = await anEngagement(anna);
      const entry = (await log(anna, time.start, time.end, { engagementId: other.id })).body;
      expect(await titled('Covered')).toEqual([]);
      await anna.post(`/entry-candidates/${id}/accept`).expect(404);
      await anna.delete(`/time-entries/${entry.id}`).expect(204);
      expect(await titled('Covered')).toHaveLength(1);
    });

    it('proposes what is left of it, and logs no minute twice', async () => {
      const time = free();
      const start = Temporal.Instant.from(time.start);
      const at = (minutes: number) => start.add({ minutes }).toString();
      await calendar.put({ ...time, title: 'Partly logged', with: [giulia.email] });
      await log(anna, at(20), at(40));
      const left = await one('Partly logged');
      expect(left).toMatchObject({
        minutes: 40,
        parts: [
          { startsAt: at(0), endsAt: at(20) },
          { startsAt: at(40), endsAt: at(60) },
        ],
      });
      const accepted = (await anna.post(`/entry-candidates/${left.id}/accept`).expect(200)).body;
      expect(accepted.timeEntryIds).toHaveLength(2);
      const entries = await entriesOf(anna, 'Partly logged');
      expect(entries.map(({ durationSeconds }: { durationSeconds: number }) => durationSeconds)).toEqual([
        1200, 1200,
      ]);
      await anna.post(`/entry-candidates/${left.id}/restore`).expect(200);
      expect(await entriesOf(anna, 'Partly logged')).toEqual([]);
    });

    it('says what is in the way when another time is asked for', async () => {
      const time = free();
      await log(anna, time.start, time.end);
      await calendar.put({ ...free(), title: 'Elsewhere', with: [giulia.email] });
      const { id } = await one('Elsewhere');
      const body = { startsAt: time.start, endsAt: time.end };
      const answer = await anna.post(`/entry-candidates/${id}/accept`, body).expect(409);
      expect(answer.body.code).toBe('time-entry.overlaps');
      expect(await one('Elsewhere')).toMatchObject({ state: 'open' });
    });

    it('is not proposed on a day that is affirmed', async () => {
      const { id: other, clientId: otherClient } = await anEngagement(anna);
      const contact = await aContact(anna, { clientId: otherClient, email: 'affirmed@closed.test' });
      await calendar.put({
        title: 'Affirmed day',
        start: '2026-11-05T09:00:00Z',
        end: '2026-11-05T10:00:00Z',
        with: [contact.email],
      });
      expect(await titled('Affirmed day')).toHaveLength(1);
      await log(anna, '2026-11-05T12:00:00Z', '2026-11-05T13:00:00Z', { engagementId: other });
      const days = { engagementId: other, from: '2026-11-05', to: '2026-11-06', idleDays: [] };
      await anna.post('/affirmations', days).expect(201);
      expect(await titled('Affirmed day')).toEqual([]);
    });
  });

  describe('F23: one event', () => {
    it('in several calendars is proposed once', async () => {
      const time = free();
      const second = await OwnCalendar.of(test, anna, { name: 'Office' });
      const copy = { ...time, title: 'Two calendars', icalUid: 'two@google.com', with: [giulia.email] };
      await calendar.put(copy);
      await second.put(copy);
      expect(await one('Two calendars')).toMatchObject({ calendarNames: expect.arrayContaining(['Anna', 'Office']) }); // prettier-ignore
      const { id } = await one('Two calendars');
      await anna.post(`/entry-candidates/${id}/accept`).expect(200);
      expect(await titled('Two calendars')).toEqual([]);
      expect(await entriesOf(anna, 'Two calendars')).toHaveLength(1);
    });

    it('of several people is not billed twice by chance, and twice only when somebody says so', async () => {
      const time = free();
      const hers = await OwnCalendar.of(test, bea.visitor, { name: 'Bea' });
      const copy = { ...time, title: 'Both of us', icalUid: 'both@google.com', with: [giulia.email] };
      await calendar.put(copy);
      await hers.put(copy);
      const mine = await one('Both of us');
      const beas = await one('Both of us', bea.visitor);
      expect(beas.id).not.toBe(mine.id);
      await anna.get(`/entry-candidates/${beas.id}`).expect(404);
      await bea.visitor.post(`/entry-candidates/${beas.id}/accept`).expect(200);
      expect(await titled('Both of us')).toEqual([]);
      const withdrawn = await one('Both of us', anna, 'state=withdrawn');
      expect(withdrawn).toMatchObject({
        id: mine.id,
        loggedByName: bea.name,
        can: { accept: false, restore: true },
      });
      const refused = await anna.post(`/entry-candidates/${mine.id}/accept`).expect(409);
      expect(refused.body.code).toBe('entry-candidate.logged-by-colleague');
      await anna.post(`/entry-candidates/${mine.id}/restore`).expect(200);
      await anna.post(`/entry-candidates/${mine.id}/accept`).expect(200);
      expect(await entriesOf(anna, 'Both of us')).toHaveLength(2);
    });

    it('of several people, accepted at the same moment, is one entry', async () => {
      const time = free();
      const hers = await OwnCalendar.of(test, bea.visitor);
      const copy = { ...time, title: 'At once', icalUid: 'at-once@google.com', with: [giulia.email] };
      await calendar.put(copy);
      await hers.put(copy);
      const [mine, beas] = [await one('At once'), await one('At once', bea.visitor)];
      const answers = await Promise.all([
        anna.post(`/entry-candidates/${mine.id}/accept`),
        bea.visitor.post(`/entry-candidates/${beas.id}/accept`),
      ]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      expect(await entriesOf(anna, 'At once')).toHaveLength(1);
    });
  });

  describe('that changes afterwards', () => {
    it('takes an open candidate along when it moves, and away when it goes', async () => {
      const [time, later] = [free(), free()];
      const externalId = await calendar.put({ ...time, title: 'Moves', with: [giulia.email] });
      const before = await one('Moves');
      await calendar.put({ ...later, externalId, title: 'Moves', with: [giulia.email] });
      expect(await one('Moves')).toMatchObject({ id: before.id, startsAt: later.start, minutes: 60 });
      await calendar.cancel(externalId);
      expect(await titled('Moves')).toEqual([]);
      await anna.post(`/entry-candidates/${before.id}/accept`).expect(404);
    });

    it('F21: leaves what was accepted as it is, and proposes it no second time', async () => {
      const [time, later] = [free(), free()];
      const externalId = await calendar.put({ ...time, title: 'Accepted', with: [giulia.email] });
      const { id } = await one('Accepted');
      await anna.post(`/entry-candidates/${id}/accept`).expect(200);
      const entries = await entriesOf(anna, 'Accepted');
      await calendar.put({ ...later, externalId, title: 'Renamed', with: [giulia.email] });
      expect(await titled('Renamed')).toEqual([]);
      expect(await entriesOf(anna, 'Accepted')).toEqual(entries);
      await calendar.cancel(externalId);
      expect(await entriesOf(anna, 'Accepted')).toEqual(entries);
    });

    it('F21: of a series, each occurrence is decided by itself, and a split leaves the past alone', async () => {
      const series = {
        externalId: 'weekly',
        kind: 'master' as const,
        title: 'Weekly',
        start: '2026-10-30T18:00:00Z',
        end: '2026-10-30T18:30:00Z',
        timeZone: 'UTC',
        with: [giulia.email],
      };
      const since = 'from=2026-10-20T00:00:00Z';
      await calendar.put({ ...series, recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3'] });
      const three = await titled('Weekly', anna, since);
      expect(three.map(({ startsAt }: { startsAt: string }) => startsAt.slice(0, 10))).toEqual([
        '2026-10-30',
        '2026-11-06',
        '2026-11-13',
      ]);
      const [first] = three;
      await anna.post(`/entry-candidates/${first.id}/accept`, { description: 'Weekly talk' }).expect(200);
      expect(await titled('Weekly', anna, since)).toHaveLength(2);
      // "This and following" from 13 November: the old one ends before it, a new one begins an hour later.
      await calendar.put({ ...series, recurrence: ['RRULE:FREQ=WEEKLY;UNTIL=20261112T000000Z'] });
      await calendar.put({
        ...series,
        externalId: 'weekly2',
        icalUid: 'weekly2@google.com',
        start: '2026-11-13T19:00:00Z',
        end: '2026-11-13T19:30:00Z',
        recurrence: ['RRULE:FREQ=WEEKLY'],
      });
      const left = await titled('Weekly', anna, since);
      expect(left.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual([
        '2026-11-06T18:00:00Z',
        '2026-11-13T19:00:00Z',
      ]);
      expect(left[0].why).toEqual({ reason: 'before', name: 'Rossi office' });
      expect(await entriesOf(anna, 'Weekly talk')).toHaveLength(1);
    });

    it('is forgotten with its title when its calendar shows no more than when somebody is busy', async () => {
      const other = await OwnCalendar.of(test, anna, { name: 'Lowered' });
      await other.put({ ...free(), title: 'No longer told', with: [giulia.email] });
      expect(await titled('No longer told')).toHaveLength(1);
      await other.lower();
      expect(await titled('No longer told')).toEqual([]);
      const kept = await test.sql(`SELECT to_jsonb(k)::text AS text FROM entry_candidate k`);
      expect(JSON.stringify(kept)).not.toContain('No longer told');
    });
  });

  describe('is left alone', () => {
    const nothing = async (title: string, event: object) => {
      await calendar.put({ ...free(), title, with: [giulia.email], ...event });
      expect(await titled(title)).toEqual([]);
    };

    it.each([
      ['declined', { myResponse: 'declined' }],
      ['lasting whole days', { start: '2026-11-12', end: '2026-11-13' }],
      ['free time', { transparent: true }],
      ['private', { visibility: 'private' }],
      ['confidential', { visibility: 'confidential' }],
      ['focus time', { eventType: 'focusTime' }],
      ['an absence', { eventType: 'outOfOffice' }],
      ['where somebody works', { eventType: 'workingLocation' }],
      ['a birthday', { eventType: 'birthday' }],
      ['ours', { mark: '019a8b00-0000-7000-8000-00000000c001' }],
      ['ours, without its mark', { externalId: `v${'0'.repeat(31)}1` }],
      ['from a feed of ours', { icalUid: 'appointment-019a8b00@affianco' }],
      ['with nobody known', { with: ['doctor@hospital.test'] }],
      ['longer than a day', { start: '2026-11-10T08:00:00Z', end: '2026-11-12T08:00:00Z' }],
    ])('when it is %s', async (what, event) => {
      await nothing(`Left alone: ${what}`, event);
    });

    it('when another copy of it is private', async () => {
      const second = await OwnCalendar.of(test, anna, { name: 'Private copies' });
      const copy = {
        ...free(),
        title: 'One is private',
        icalUid: 'private@google.com',
        with: [giulia.email],
      };
      await calendar.put(copy);
      await second.put({ ...copy, visibility: 'private' });
      expect(await titled('One is private')).toEqual([]);
    });

    it('when its calendar shows only when somebody is busy', async () => {
      const busy = await OwnCalendar.of(test, anna, { name: 'Busy', readMode: 'busy' });
      await busy.put({ ...free(), title: 'Busy only', with: [giulia.email] });
      expect(await titled('Busy only')).toEqual([]);
    });
  });

  describe('for whom it was', () => {
    it('is known by the calendar, or by the domain of a guest', async () => {
      const second = await OwnCalendar.of(test, anna, { name: 'Rossi calls', clientId });
      await second.put({ ...free(), title: 'By calendar' });
      expect(await one('By calendar')).toMatchObject({
        clientId,
        why: { reason: 'calendar', name: 'Rossi calls' },
      });
      await calendar.put({ ...free(), title: 'By domain', with: ['new@rossi.test'] });
      expect(await one('By domain')).toMatchObject({
        clientId,
        why: { reason: 'domain', name: 'rossi.test' },
      });
    });

    it('is the engagement that was worked on last, where a client has several', async () => {
      const { id } = await aClient(anna, { name: 'Smith Ltd' });
      const [first, second] = [
        await anEngagement(anna, { clientId: id }),
        await anEngagement(anna, { clientId: id }),
      ];
      await aContact(anna, { clientId: id, email: 'james@smith.test' });
      await log(anna, '2026-11-02T08:00:00Z', '2026-11-02T08:30:00Z', { engagementId: second.id });
      await log(anna, '2026-11-03T08:00:00Z', '2026-11-03T08:30:00Z', { engagementId: first.id });
      await calendar.put({ ...free(), title: 'Which engagement', with: ['james@smith.test'] });
      expect(await one('Which engagement')).toMatchObject({ engagementId: first.id });
    });

    it('is left to a person where guests of several clients take part, and nobody’s name is proposed', async () => {
      await aContact(anna, { email: 'lena@weber.test' });
      await calendar.put({ ...free(), title: 'Rossi meets Weber', with: [giulia.email, 'lena@weber.test'] });
      const several = await one('Rossi meets Weber');
      expect(several).toMatchObject({
        clientId: null,
        engagementId: null,
        description: '',
        why: { reason: 'several' },
      });
      const answer = await anna.post(`/entry-candidates/${several.id}/accept`).expect(400);
      expect(answer.body.errors).toEqual([expect.objectContaining({ field: 'engagementId' })]);
      const body = { engagementId, description: 'Fair, with a partner' };
      await anna.post(`/entry-candidates/${several.id}/accept`, body).expect(200);
      expect(await entriesOf(anna, 'Rossi meets Weber')).toEqual([]);
    });

    it('F32: a title that names another client is not proposed as what the client reads', async () => {
      await aClient(anna, { name: 'Garcia Viajes' });
      await calendar.put({ ...free(), title: 'Offer like García Viajes', with: [giulia.email] });
      const named = await one('Offer like García Viajes');
      expect(named.description).toBe('');
      const { timeEntryIds } = (await anna.post(`/entry-candidates/${named.id}/accept`).expect(200)).body;
      expect((await anna.get(`/time-entries/${timeEntryIds[0]}`).expect(200)).body.description).toBe('');
    });

    it('is only known to an assistant who works for the client', async () => {
      const { clientId: foreign } = await anEngagement(anna);
      const contact = await aContact(anna, { clientId: foreign, email: 'foreign@foreign.test' });
      const hers = await OwnCalendar.of(test, bea.visitor);
      await hers.put({ ...free(), title: 'Not hers', with: [contact.email] });
      expect(await titled('Not hers', bea.visitor)).toEqual([]);
    });
  });

  describe('to come', () => {
    const next = { start: '2026-11-18T09:00:00Z', end: '2026-11-18T09:45:00Z' };

    it('is offered as an appointment, which mails nobody unless asked to', async () => {
      await calendar.put({ ...next, title: 'Fair: last questions', with: [giulia.email] });
      const offered = await one('Fair: last questions', anna, 'proposes=appointment');
      expect(offered).toMatchObject({ proposes: 'appointment', contactIds: [giulia.id], minutes: 0 });
      const accepted = (await anna.post(`/entry-candidates/${offered.id}/accept`).expect(200)).body;
      expect(accepted).toMatchObject({ state: 'accepted', can: { restore: false } });
      const booked = (await anna.get(`/appointments/${accepted.appointmentId}`).expect(200)).body;
      expect(booked).toMatchObject({
        engagementId,
        title: 'Fair: last questions',
        startsAt: next.start,
        endsAt: next.end,
        state: 'booked',
      });
      expect(await titled('Fair: last questions', anna, 'proposes=appointment')).toEqual([]);
      expect((await anna.post(`/entry-candidates/${offered.id}/restore`).expect(409)).body.code).toBe(
        'entry-candidate.is-appointment',
      );
      const mails = await test.sql(`SELECT FROM mail WHERE kind LIKE 'appointment%'`);
      expect(mails).toEqual([]);
    });

    it('stands in the calendar once: its appointment is written there only when it moves away from it', async () => {
      const carla = await aMember(test, anna, { role: 'owner' });
      const hers = await OwnCalendar.of(test, carla.visitor, { isTarget: true });
      await hers.put({ start: '2026-11-24T09:00:00Z', title: 'Once', with: [giulia.email] });
      const { id } = await one('Once', carla.visitor, 'proposes=appointment');
      const { appointmentId } = (await carla.visitor.post(`/entry-candidates/${id}/accept`).expect(200)).body;
      const ordered = () => test.sql('SELECT op FROM sync_outbox WHERE calendar_id = $1', [hers.id]);
      expect(await ordered()).toEqual([]);
      const to = { startsAt: '2026-11-24T14:00:00Z', tell: false };
      await carla.visitor.post(`/appointments/${appointmentId}/move`, to).expect(200);
      expect(await ordered()).toEqual([{ op: 'write' }]);
    });

    it('is not offered where it is booked already, and needs somebody to be with', async () => {
      await calendar.put({ ...next, title: 'The same hour', with: [giulia.email] });
      expect(await titled('The same hour', anna, 'proposes=appointment')).toEqual([]);
      const second = await OwnCalendar.of(test, anna, { name: 'Rossi visits', clientId });
      await second.put({ start: '2026-11-19T09:00:00Z', title: 'Nobody named' });
      const { id } = await one('Nobody named', anna, 'proposes=appointment');
      const answer = await anna.post(`/entry-candidates/${id}/accept`).expect(400);
      expect(answer.body.errors).toEqual([expect.objectContaining({ field: 'contactIds' })]);
      await anna.post(`/entry-candidates/${id}/accept`, { contactIds: [giulia.id] }).expect(200);
    });
  });

  it('F32: is nothing that anybody else sees: not a client, not a colleague, not the owner', async () => {
    const hers = await OwnCalendar.of(test, bea.visitor);
    await hers.put({ ...free(), title: 'Only for Bea', with: [giulia.email] });
    const { id } = await one('Only for Bea', bea.visitor);
    await anna.get(`/entry-candidates/${id}`).expect(404);
    await anna.post(`/entry-candidates/${id}/accept`).expect(404);
    const { visitor: contact } = await aPortalContact(test, anna, { clientId });
    await contact.get('/entry-candidates').expect(404);
    await contact.get(`/entry-candidates/${id}`).expect(404);
    await contact.post(`/entry-candidates/${id}/accept`).expect(403);
  });

  it('is listed page by page, in a stretch of some weeks', async () => {
    const all = await ask(anna);
    const first = (await anna.get('/entry-candidates?limit=3').expect(200)).body;
    const rest = (await anna.get(`/entry-candidates?limit=200&cursor=${first.nextCursor}`).expect(200)).body;
    const ids = (items: { id: string }[]) => items.map(({ id }) => id);
    expect(ids([...first.items, ...rest.items])).toEqual(ids(all));
    await anna.get('/entry-candidates?from=2026-01-01T00:00:00Z').expect(400);
    await anna.get('/entry-candidates?proposes=invoice').expect(400);
    await anna.get('/entry-candidates/019a8b00-0000-7000-8000-00000000dead').expect(404);
  });

  it('gives its times to whoever plans, its title to its owner alone', async () => {
    const time = { start: '2026-11-20T13:00:00Z', end: '2026-11-20T14:00:00Z' };
    await calendar.put({ ...time, title: 'Dentist' });
    const { memberId } = (await anna.get('/busy-times?from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z')).body.items[0]; // prettier-ignore
    const range = 'from=2026-11-20T12:00:00Z&to=2026-11-20T15:00:00Z';
    expect((await anna.get(`/busy-times?${range}`).expect(200)).body.items).toEqual([
      { memberId, startsAt: time.start, endsAt: time.end, kind: 'calendar', title: 'Dentist' },
    ]);
    expect(
      (await bea.visitor.get(`/busy-times?${range}&memberIds=${memberId}`).expect(200)).body.items,
    ).toEqual([{ memberId, startsAt: time.start, endsAt: time.end, kind: null, title: null }]);
  });

  it('is found as far ahead as it is listed, and accepted there', async () => {
    await calendar.put({ start: '2027-03-04T09:00:00Z', title: 'Spring fair', with: [giulia.email] });
    const spring = 'proposes=appointment&from=2027-03-01T00:00:00Z&to=2027-03-31T00:00:00Z';
    const { id } = await one('Spring fair', anna, spring);
    const accepted = (await anna.post(`/entry-candidates/${id}/accept`).expect(200)).body;
    expect(accepted).toMatchObject({ state: 'accepted' });
    expect((await anna.get(`/appointments/${accepted.appointmentId}`).expect(200)).body.startsAt).toBe(
      '2027-03-04T09:00:00Z',
    );
  });
});

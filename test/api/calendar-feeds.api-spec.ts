import { randomUUID } from 'node:crypto';
import { aPractice, type BuiltPractice } from '../builders/practice.js';
import { anEngagement } from '../builders/engagement.js';
import { aPortalContact } from '../builders/contact.js';
import { aTask, moved } from '../builders/task.js';
import { subscribed } from '../support/feed-readers.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

interface Feed {
  readonly id: string;
  readonly address: string;
  readonly version: number;
}

describe('a calendar feed', () => {
  let test: TestApp;
  let practice: BuiltPractice;
  beforeAll(async () => {
    test = await startApp();
    practice = await aPractice(test);
  });
  afterAll(() => test.close());

  const made = async (by: Visitor, fields: object = {}): Promise<Feed> =>
    (await by.post('/calendar-feeds', { name: 'Affianco', contents: ['due_dates'], ...fields }).expect(201))
      .body as Feed;
  const fetched = (address: string, headers: Record<string, string> = {}) =>
    fetch(address.replace('http://localhost:3000', test.url), { headers });
  const text = async ({ address }: Feed) => {
    const answer = await fetched(address);
    expect(answer.status).toBe(200);
    return (await answer.text()).replace(/\r\n[ \t]/g, '');
  };
  /** The properties of one event, by its UID. */
  const event = (ics: string, uid: string) => {
    const part = ics.split('BEGIN:VEVENT').find((block) => block.includes(`UID:${uid}`));
    return Object.fromEntries(
      (part ?? '').trim().split(/\r?\n/).map((line) => line.split(/:(.*)/s).slice(0, 2)),
    ) as Record<string, string>; // prettier-ignore
  };
  const memberId = async (by: Visitor) => (await by.get('/session').expect(200)).body.seat.id as string;
  const due = async (dueOn: string, title?: string) => {
    const { anna, office } = practice;
    const assigneeId = await memberId(anna);
    return aTask(anna, { engagementId: office.id, dueOn, assigneeId, ...(title && { title }) });
  };

  it('F33: keeps the UID of an event, and reads the same again, byte for byte, until something changes', async () => {
    const task = await due('2026-11-20', 'Translate the catalogue');
    const feed = await made(practice.anna);
    const first = await text(feed);
    test.clock.advance({ hours: 2 });
    expect(await text(feed)).toBe(first);
    expect(event(first, `task-${task.id}@affianco`)).toMatchObject({
      SUMMARY: expect.stringContaining('Due: Translate the catalogue ('),
      'DTSTART;VALUE=DATE': '20261120',
      'DTEND;VALUE=DATE': '20261121',
      TRANSP: 'TRANSPARENT',
      SEQUENCE: '0',
    });
  });

  it('counts up what was changed, and says when', async () => {
    const task = await due('2026-11-24');
    const feed = await made(practice.anna);
    await text(feed);
    test.clock.advance({ hours: 1 });
    const now = test.clock
      .now()
      .toString()
      .replace(/[-:]|\.\d+/g, '');
    await practice.anna.patch(`/tasks/${task.id}`, { dueOn: '2026-11-26' }).expect(200);
    expect(event(await text(feed), `task-${task.id}@affianco`)).toMatchObject({
      'DTSTART;VALUE=DATE': '20261126',
      SEQUENCE: '1',
      'LAST-MODIFIED': now,
    });
  });

  it('answers 304 to a calendar that has this very copy, and 200 as soon as there is another', async () => {
    const feed = await made(practice.anna);
    const first = await fetched(feed.address);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toContain('private');
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect((await fetched(feed.address, { 'if-none-match': etag })).status).toBe(304);
    expect((await fetched(feed.address, { 'if-none-match': `W/${etag}` })).status).toBe(304);
    await due('2027-04-01');
    expect((await fetched(feed.address, { 'if-none-match': etag })).status).toBe(200);
  });

  it('is opened by its secret alone, which can be made anew or taken back', async () => {
    const feed = await made(practice.anna);
    const kept = await test.sql('SELECT FROM calendar_feed f WHERE to_jsonb(f)::text LIKE $1', [
      `%${feed.address.slice(-47, -4)}%`,
    ]);
    expect(kept).toEqual([]);
    const anew = (await practice.anna.post(`/calendar-feeds/${feed.id}/rotate`).expect(201)).body as Feed;
    expect((await fetched(feed.address)).status).toBe(404);
    expect((await fetched(anew.address)).status).toBe(200);
    await practice.anna.delete(`/calendar-feeds/${feed.id}`).expect(204);
    expect((await fetched(anew.address)).status).toBe(404);
    await practice.anna.delete(`/calendar-feeds/${feed.id}`).expect(404);
  });

  it('of a client holds what that client may see, and no word about anybody else', async () => {
    const { anna, office, bea } = practice;
    const other = await anEngagement(anna);
    const shown = await aTask(anna, { engagementId: office.id, dueOn: '2027-05-01', title: 'For them' });
    const hidden = await aTask(anna, {
      engagementId: other.id,
      dueOn: '2027-05-01',
      title: 'For somebody else',
    });
    const feed = await made(anna, { clientId: office.clientId, contents: ['due_dates', 'appointments'] });
    const ics = await text(feed);
    expect(ics).toContain(`task-${shown.id}@affianco`);
    expect(ics).not.toContain(hidden.id);
    expect(ics).not.toContain('For somebody else');
    await bea.visitor
      .post('/calendar-feeds', { name: 'x', contents: ['due_dates'], clientId: other.clientId })
      .expect(404);
  });

  it('of a contact shows what was delegated, and ends with their access', async () => {
    const { anna, office } = practice;
    const paolo = await aPortalContact(test, anna, { clientId: office.clientId });
    const task = await aTask(anna, { engagementId: office.id, dueOn: '2027-06-01' });
    const feed = await made(paolo.visitor, { contents: ['due_dates', 'appointments'], language: 'it' });
    expect(event(await text(feed), `task-${task.id}@affianco`)['SUMMARY']).toBe(`Scadenza: ${task.title}`);
    await anna.delete(`/contacts/${paolo.id}`).expect(204);
    expect((await fetched(feed.address)).status).toBe(404);
  });

  it('of a member holds planned work and appointments; the client’s own holds the appointment alone, with who comes', async () => {
    const { anna, giulia, office } = practice;
    const task = await aTask(anna, { engagementId: office.id, title: 'Plan the fair' });
    const times = { startsAt: '2026-11-30T09:00:00Z', endsAt: '2026-11-30T10:00:00Z' };
    const block = (await anna.post('/time-blocks', { ...times, taskId: task.id }).expect(201)).body;
    const booking = { ...times, engagementId: office.id, title: 'First call', contactIds: [giulia.id] };
    const call = (
      await anna
        .post('/appointments', {
          ...booking,
          startsAt: '2026-11-30T10:00:00Z',
          endsAt: '2026-11-30T10:30:00Z',
        })
        .expect(201)
    ).body;
    const contents = ['time_blocks', 'appointments'];
    const hers = await text(await made(anna, { contents }));
    expect(event(hers, `time-block-${block.id}@affianco`)).toMatchObject({
      SUMMARY: expect.stringMatching(/^Plan the fair \(/),
      DTSTART: '20261130T090000Z',
      TRANSP: 'OPAQUE',
    });
    expect(event(hers, `appointment-${call.id}@affianco`)).toMatchObject({ DTSTART: '20261130T100000Z' });
    const theirs = await text(await made(giulia.visitor, { contents: ['appointments'] }));
    expect(event(theirs, `appointment-${call.id}@affianco`)['SUMMARY']).toBe('First call (Anna Ferri)');
    expect(theirs).not.toContain('Plan the fair');
    await anna.post(`/appointments/${call.id}/cancel`, {}).expect(200);
    expect(event(await text(await made(anna, { contents })), `appointment-${call.id}@affianco`)).toEqual({});
  });

  it('with general titles says neither for whom nor about what', async () => {
    await due('2027-07-01', 'Papers for the notary');
    const ics = await text(await made(practice.anna, { genericTitles: true }));
    expect(ics).toContain('SUMMARY:Due date');
    expect(ics).not.toContain('notary');
  });

  it('refuses what makes no sense, and changes what does', async () => {
    const { anna, giulia, office } = practice;
    const body = { name: 'Mine', contents: ['due_dates'] };
    await anna.post('/calendar-feeds', { ...body, contents: [] }).expect(400);
    await anna.post('/calendar-feeds', { ...body, contents: ['everything'] }).expect(400);
    await anna.post('/calendar-feeds', { ...body, name: '' }).expect(400);
    await anna.post('/calendar-feeds', { ...body, clientId: randomUUID() }).expect(404);
    const blocks = { ...body, contents: ['time_blocks'] };
    await anna.post('/calendar-feeds', { ...blocks, clientId: office.clientId }).expect(422);
    await giulia.visitor.post('/calendar-feeds', blocks).expect(422);
    const feed = await made(anna);
    await anna.post('/calendar-feeds', { ...body, id: feed.id }).expect(409);
    await giulia.visitor.patch(`/calendar-feeds/${feed.id}`, { name: 'Theirs' }).expect(404);
    const change = () =>
      anna.patch(`/calendar-feeds/${feed.id}`, { name: 'Other', contents: ['appointments'] });
    const { body: edited } = await change().set('If-Match', `"${feed.version}"`).expect(200);
    expect(edited).toMatchObject({ name: 'Other', contents: ['appointments'], version: feed.version + 1 });
    await change().set('If-Match', `"${feed.version}"`).expect(412);
    expect((await anna.get('/calendar-feeds').expect(200)).body.items[0]).not.toHaveProperty('address');
  });

  it('F33: is read by vdirsyncer and shown by khal, whose files stay the same when it is read again', async () => {
    const { anna } = practice;
    const task = await due('2026-12-24', 'Wrap up the year');
    const feed = await made(anna);
    const program = await subscribed(feed.address.replace('http://localhost:3000', test.url), 'Europe/Rome');
    try {
      await program.read();
      expect(await program.agenda('2026-12-24', 1)).toEqual([
        expect.stringContaining('Due: Wrap up the year'),
      ]);
      const before = await program.events();
      await program.read();
      expect(await program.events()).toEqual(before);
      await anna.patch(`/tasks/${task.id}`, { dueOn: '2026-12-28' }).expect(200);
      await program.read();
      expect((await program.events()).length).toBe(before.length);
      expect(await program.agenda('2026-12-24', 1)).toEqual([]);
      expect(await program.agenda('2026-12-28', 1)).toHaveLength(1);
    } finally {
      await program.close();
    }
  });

  it('tells what is gone as cancelled for thirty days, and then no more', async () => {
    const task = await due('2027-03-01', 'A quiet thing');
    const feed = await made(practice.anna);
    await text(feed);
    await moved(practice.anna, task, 'cancelled');
    const uid = `task-${task.id}@affianco`;
    expect(event(await text(feed), uid)).toMatchObject({ STATUS: 'CANCELLED', SEQUENCE: '1' });
    test.clock.advance({ hours: 24 * 29 });
    expect(event(await text(feed), uid)).toMatchObject({ STATUS: 'CANCELLED', SEQUENCE: '1' });
    test.clock.advance({ hours: 24 * 2 });
    expect(await text(feed)).not.toContain(uid);
  });
});
